"""What the rules say of every pair, as the network is told it."""

from dataclasses import replace

from briefing.analysis.actors import resolve
from briefing.analysis.visits.candidates import Candidates, candidates_of
from briefing.analysis.visits.draft_visits import Ruled, VisitDraft
from briefing.analysis.visits.verdicts import SILENT, VERDICTS, verdicts
from briefing.analysis.words import Words
from briefing.model import Granularity, VisitStatus
from tests.unit.analysis.annotated import annotated

NOTHING = Ruled(
    visits=(), refused=frozenset(), wished_for=frozenset(), unofficial=frozenset(),
    private=frozenset(),
)  # fmt: skip


def candidates() -> Candidates:
    line = "Ada{PERSON Lind} visited Oslo{GPE} . | Jo{PERSON Berg} stays in Lima{GPE} ."
    words = Words.of(annotated(line))
    return candidates_of(words, resolve(words))


def visit(status: VisitStatus, name: str = "Ada Lind") -> VisitDraft:
    return VisitDraft(
        visitor=(name,), destination=("Oslo", "Norway"), host=None, start=None, end=None,
        granularity=Granularity.UNSPECIFIED, when_text=None, status=status, purpose=None,
        evidence=((0, 1),),
    )  # fmt: skip


def ruled(**said) -> Ruled:
    return replace(NOTHING, **said)


def test_where_the_rules_are_silent_nothing_is_said():
    """Of no pair, in no sentence."""
    said = verdicts(candidates(), NOTHING)

    assert said == SILENT
    assert {said.on(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1, None)} == {0}


def test_a_visit_is_told_of_its_pair_with_its_status():
    """Every status is a verdict of its own, and all are in bounds."""
    found = {
        verdicts(candidates(), ruled(visits=(visit(status),))).on(0, 0, 0) for status in VisitStatus
    }

    assert len(found) == len(VisitStatus)
    assert all(0 < verdict < VERDICTS for verdict in found)


def test_the_people_of_a_candidate_go_for_the_candidate():
    """ "Ada Lind's advisers" are no candidate of their own."""
    said = verdicts(candidates(), ruled(visits=(visit(VisitStatus.PAST, "Ada Lind's advisers"),)))

    assert said.on(0, 0, 0) > 0
    assert said.on(1, 0, 0) == 0


def test_what_speaks_against_a_sentence_is_told_of_its_pairs():
    """Refused weighs most; a pair that no one sentence names is not touched."""
    one = frozenset({1})
    said = verdicts(candidates(), ruled(refused=one, wished_for=one, unofficial=one))
    wished = verdicts(candidates(), ruled(wished_for=one))

    assert said.on(1, 1, 1) > 0
    assert said.on(1, 1, 1) != wished.on(1, 1, 1)
    assert said.on(1, 1, None) == said.on(1, 1, 0) == 0


def test_who_goes_for_other_reasons_does_so_everywhere():
    """A player's trips are none, but for those that the rules took for a visit."""
    goer = frozenset({"Ada Lind"})
    said = verdicts(candidates(), ruled(private=goer, visits=(visit(VisitStatus.PLANNED),)))

    assert said.on(0, 1, None) > 0
    assert said.on(0, 0, 0) != said.on(0, 1, 0)
