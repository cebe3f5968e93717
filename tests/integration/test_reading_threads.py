"""Reading costs one core's work: no second thread of a numeric library spins beside it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        not Path("/proc/self/task").is_dir(),
        reason="this system does not tell the processor time of each thread (/proc/self/task)",
    ),
    pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core: no library starts threads"),
]
ROOT = Path(__file__).parents[2]
# Prints the processor seconds of the first thread and of all others together, for some work done
# after a first round: starting up may use what it likes.
MEASURED = """
import json, os, pathlib, sys
sys.path.insert(0, {root!r})

def seconds():
    spent, tick = [0.0, 0.0], os.sysconf("SC_CLK_TCK")
    for thread in pathlib.Path("/proc/self/task").iterdir():
        told = (thread / "stat").read_text().rpartition(")")[2].split()
        spent[int(thread.name) != os.getpid()] += (int(told[11]) + int(told[12])) / tick
    return spent

{prepared}
work()
before = seconds()
while seconds()[0] - before[0] < 1:
    work()
print(json.dumps([b - a for a, b in zip(before, seconds(), strict=True)]))
"""
READING = """
from benchmarks.analysis import english_articles
from briefing.analysis.article_reader import ArticleReader
articles = english_articles()[:3]
reader = ArticleReader({"en": "built-in"})
work = lambda: list(reader.analyse(articles))
"""
GROUPING = """
from briefing.stories import group_stories
from tests.readings import NOON, told
said = "The council of Town{} met about bridge {} and road {}."
lines = lambda n: [said.format(n % 9, n % 7, road) for road in range(9)]
readings = [told(f"a{n}", *lines(n), title=f"Bridge {n % 7} of Town{n % 9}") for n in range(60)]
work = lambda: group_stories(readings, now=NOON)
"""
RATING = """
from briefing.model import Sentence
from briefing.summary.passages import SourceText, prepare
from briefing.summary.sumy_methods import rate
said = [f"The council of town {n} met about bridge {n % 7} and road {n % 5}." for n in range(150)]
sentences, at = [], 0
for text in said:
    sentences.append(Sentence(start=at, end=at + len(text), text=text))
    at += len(text) + 1
documents = [SourceText(title="Bridges", sentences=tuple(sentences))]
passages = prepare(documents)
work = lambda: [rate(documents, passages, method=name) for name in ("lexrank", "textrank")]
"""


def test_the_measure_sees_a_second_thread():
    """The yardstick of this file is real: a thread that works beside the first one is seen."""
    first, others = measured(
        "import threading, numpy\n"
        "other = numpy.arange(2e6)\n"
        "def spin():\n"
        "    while True: numpy.sort(-other)\n"
        "threading.Thread(target=spin, daemon=True).start()\n"
        "def work(): numpy.sort(-other)\n"
    )
    assert others > 0.3 * first


@pytest.mark.parametrize(
    "prepared",
    [pytest.param(READING, id="reading"), pytest.param(GROUPING, id="grouping"),
     pytest.param(RATING, id="rating by a classic method")],
)  # fmt: skip
def test_no_second_thread_works(prepared):
    """As installed, with nothing set in the environment, the work is done by one thread."""
    first, others = measured(prepared)
    assert others < 0.1 * first


def measured(prepared: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(root=str(ROOT), prepared=prepared)],
        env={name: text for name, text in os.environ.items() if "NUM_THREADS" not in name},
        capture_output=True,
        text=True,
        check=True,
    )
    first, others = json.loads(done.stdout)
    return first, others
