"""A rule is taken out of every module that holds it, and is back afterwards."""

import re

import pytest

from benchmarks.ablation import Rule, rules, taken_out
from briefing.analysis.visits import cues
from briefing.analysis.visits.rules import noun_mood, vocabulary

RULES = {rule.name: rule for rule in rules()}


def test_a_verb_is_taken_out_with_all_its_forms() -> None:
    assert vocabulary.VERBS["flew"] == (vocabulary.Kind.GO, "fly")
    with taken_out(RULES["rules.vocabulary.VERBS: fly"]):
        assert not {"fly", "flies", "flew", "flown", "flying"} & vocabulary.VERBS.keys()
        assert "travel" in vocabulary.VERBS
    assert "flew" in vocabulary.VERBS


def test_an_entry_of_a_table_is_taken_out_alone() -> None:
    before = noun_mood._RIGHT
    with taken_out(next(rule for name, rule in RULES.items() if "noun_mood._RIGHT: " in name)):
        assert before[1:] == noun_mood._RIGHT
    assert noun_mood._RIGHT is before


def test_who_else_holds_the_value_is_without_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = frozenset({"word"})
    monkeypatch.setattr(vocabulary, "shared", shared, raising=False)
    monkeypatch.setattr(cues, "another_name", shared, raising=False)
    with taken_out(Rule("shared", shared, frozenset())):
        assert not vocabulary.shared  # type: ignore[attr-defined]
        assert not cues.another_name  # type: ignore[attr-defined]
    assert cues.another_name is shared  # type: ignore[attr-defined]


def test_lists_patterns_and_tables_are_rules_but_numbers_are_not() -> None:
    kinds = {type(rule.holder) for rule in RULES.values()}
    assert kinds == {frozenset, re.Pattern, dict, tuple}
