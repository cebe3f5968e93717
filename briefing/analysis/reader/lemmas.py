"""Find the base form of a word from its tag: known forms first, then the longest known ending."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

LONGEST_ENDING = 6
_KEPT_CASE = frozenset(("NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """What was learnt: per tag, lemmas of known forms, and what to do with an ending."""

    forms: dict[str, dict[str, str]]
    endings: dict[str, dict[str, tuple[int, str]]]

    @classmethod
    def read(cls, path: Path) -> LemmaTable:
        """Read a table written by `write`."""
        with gzip.open(path, "rt", encoding="utf-8") as file:
            content = json.load(file)
        endings = {
            tag: {ending: (cut, added) for ending, (cut, added) in rules.items()}
            for tag, rules in content["endings"].items()
        }
        return cls(content["forms"], endings)

    def write(self, path: Path) -> None:
        """Write the table as gzipped JSON, byte for byte the same every time."""
        content = json.dumps(
            {"forms": self.forms, "endings": self.endings}, ensure_ascii=False, sort_keys=True
        )
        path.write_bytes(gzip.compress(content.encode("utf-8"), mtime=0))


class Lemmatizer:
    """A reading of a `LemmaTable`."""

    def __init__(self, table: LemmaTable) -> None:
        """Keep the table."""
        self._table = table

    def lemma(self, form: str, tag: str) -> str:
        """Return the lemma of a form with its fine-grained tag (Penn Treebank)."""
        plain = form.replace("’", "'")
        plain = plain if tag in _KEPT_CASE or plain == "I" else plain.lower()
        known = self._table.forms.get(tag, {}).get(plain)
        if known is not None:
            return known
        rules = self._table.endings.get(tag)
        if rules is None or len(plain) > 40:
            return plain
        for length in range(min(LONGEST_ENDING, len(plain) - 1), -1, -1):
            rule = rules.get(plain[len(plain) - length :])
            if rule is not None:
                cut, added = rule
                return (plain[: len(plain) - cut] + added) or plain
        return plain
