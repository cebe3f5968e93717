"""What a command costs before it does anything: beside Python alone, and beside spaCy's import.

    python -m benchmarks.start [--days 90] [--rounds 5]

Processor seconds of whole processes, the median of some rounds in turns, on a project with so many
days of 40 invented articles, of which the last week's briefs are built. Promises: `list` at most
0.4, `show` 0.6, `visits` 2.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import growth
from benchmarks.briefs import project
from briefing.runs.building import build

_ROOT = Path(__file__).resolve().parents[1]
_DAY = growth.MORNING.isoformat()
_COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("python", ("-c", "pass")),
    ("import spacy", ("-c", "import spacy")),
    ("briefing --help", ("-m", "briefing", "--help")),
    ("briefing list", ("-m", "briefing", "list")),
    ("briefing show", ("-m", "briefing", "show", "--date", _DAY)),
    ("briefing visits", ("-m", "briefing", "visits", "--as-of", _DAY)),
    ("briefing actors", ("-m", "briefing", "actors", "--as-of", _DAY)),
)


def spent(folder: Path, arguments: Sequence[str]) -> float:
    """Processor seconds of one process.

    Raises:
        CalledProcessError: if it fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "project"
        with project(folder, days=options.days, articles=40) as workshop:
            (edition,) = workshop.config.editions
            build(workshop, edition=edition, day=growth.MORNING, now=growth.evening(growth.MORNING))
        for _, arguments in _COMMANDS:
            spent(folder, arguments)
        rounds = [
            [spent(folder, arguments) for _, arguments in _COMMANDS] for _ in range(options.rounds)
        ]
    least = [median(one[place] for one in rounds) for place in range(len(_COMMANDS))]
    print(f"{'CPU seconds, median':20}{'':8}/ import spacy")
    for (name, _), cost in zip(_COMMANDS, least, strict=True):
        print(f"{name:20}{cost:8.2f}{cost / least[1]:10.2f}")


if __name__ == "__main__":
    main()
