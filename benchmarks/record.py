"""Run the benchmarks and write down what they say, with the machine: `make bench`.

    python -m benchmarks.record [--to docs/performance.md] [--minutes 15] [--peers PYTHON]
                                [PART ...]

Each part is a process of its own, with a limit, and is printed as it is: it compares with a plainer
way or a peer in the same run, or with itself at another size. A part that fails, or for which no
time is left, is named as such, with what it had said so far. On two cores that are idle otherwise
all parts together take some ten minutes; `--minutes` ends the rest whatever they take. With parts
named only these are run.

Peers that are no part of ours are measured if PYTHON, an interpreter of an environment of its own,
has them: goosepaper, typst. The yardstick of the reader needs the corpora beside the checkout.
"""

import argparse
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGES = """onnxruntime tokenizers numpy scipy spacy sqlalchemy jinja2 weasyprint sumy
trafilatura ray""".split()
_IDLE = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A benchmark as it is recorded.

    Attributes:
        name: What it is called here.
        shows: What it tells, in a sentence.
        command: Module and arguments.
        seconds: How long it may take.
    """

    name: str
    shows: str
    command: tuple[str, ...]
    seconds: int


_PARTS = (
    Part(
        "history",
        "One and the same morning of 40 articles after ever more days of 40, all of them read "
        "already. A quarter is the most that a brief looks at. Promise: at most 1.2.",
        ("benchmarks.briefs", "--days", "10", "365", "1000", "--articles"),
        240,
    ),
    Part(
        "day",
        "A day of ever more articles, read already, with nothing before it. Promise: an exponent "
        "of at most 1.1.",
        ("benchmarks.briefs", "--days", "--rounds", "2"),
        210,
    ),
    Part(
        "archive",
        "What one more brief costs an archive of ever more briefs.",
        ("benchmarks.archive", "--briefs", "1", "10", "365", "1000"),
        150,
    ),
    Part(
        "workers",
        "Reading with one process and with two.",
        ("benchmarks.workers", "--articles", "450"),
        120,
    ),
    Part(
        "reader",
        "Reading beside spaCy's CNN, and as installed beside the same with every numeric library "
        "told to use one thread.",
        ("benchmarks.reader", "--part", "speed", "--part", "installed", "--rounds", "3"),
        120,
    ),
    Part(
        "paper",
        "The PDF of days of ever more articles, and of fifty stories beside WeasyPrint alone and "
        "beside peers that print the same fifty articles whole.",
        ("benchmarks.render", "--articles", "87", "900", "2700", "--stories", "50",
         "--without-examples"),
        120,
    ),
    Part(
        "summaries",
        "Summaries beside those of sumy on the same texts.",
        ("benchmarks.summaries", "cost"),
        60,
    ),
    Part(
        "pages",
        "Articles out of web pages, beside the libraries that do only this.",
        ("benchmarks.extract",),
        60,
    ),
    Part("stories", "Grouping articles into stories.", ("benchmarks.stories", "--cost"), 60),
    Part("actors", "Saying who is who across articles.", ("benchmarks.merging",), 60),
    Part("agenda", "Making visits of reports.", ("benchmarks.agenda",), 30),
    Part("start", "What a command costs before it does anything.", ("benchmarks.start",), 75),
    Part(
        "memory",
        "What a daemon holds in a month of simulated days.",
        ("benchmarks.memory", "--days", "30", "--articles", "8", "--ticks", "4"),
        120,
    ),
)  # fmt: skip
# The part that can show peers from another environment.
_WITH_PEERS = "paper"


def _beside(parts: Iterable[Part], peers: str | None) -> Iterator[Part]:
    """The parts; the one that can is run beside the peers of another environment."""
    for part in parts:
        shown = peers and part.name == _WITH_PEERS
        yield replace(part, command=(*part.command, "--peers", peers)) if shown else part


def machine() -> Iterator[str]:
    """The machine and the versions, line by line: nothing that names it."""
    yield f"- {_processor()}, {len(os.sched_getaffinity(0))} cores for this run, {_memory()}"
    yield f"- {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    yield "- " + ", ".join(
        f"{name} {told}" for name in ("briefing", *_PACKAGES) if (told := _version(name))
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return "a processor that does not say its name"


def _memory() -> str:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GB of memory"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def record(parts: Iterable[Part], *, minutes: float) -> Iterator[str]:
    """What each part says, as a section."""
    end = time.monotonic() + 60 * minutes
    for part in parts:
        left = min(part.seconds, end - time.monotonic())
        said = _run(part, left) if left > 1 else "Not run: no time was left.\n"
        yield f"## {part.name.capitalize()}\n\n{part.shows}\n\n{said}"


def _run(part: Part, seconds: float) -> str:
    load = os.getloadavg()[0] / len(os.sched_getaffinity(0))
    began = time.monotonic()
    said, code = _finished(part, seconds)
    told = ("PYTHON" if one.startswith("/") else one for one in part.command)
    command = " ".join(("python", "-m", *told))
    took = f"`{command}`: {time.monotonic() - began:.0f} s, load {load:.1f} for each core before"
    shown = f"\n\n```text\n{said.strip()}\n```\n" if said.strip() else "\n"
    if code is None:
        return f"{took}. It was not finished; so far it had said:{shown}"
    return f"{took}. It failed.{shown}" if code else f"{took}.{shown}"


def _finished(part: Part, seconds: float) -> tuple[str, int | None]:
    """What a part printed, and its exit code; None if it was ended, with all that it started."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", *part.command],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        said, _ = process.communicate()
        return said, None
    return said, process.returncode


def document(sections: Sequence[str], *, load: float) -> str:
    """The whole page."""
    busy = "" if load <= _IDLE else (
        "\n**The machine was busy with other work: seconds are too high, wall times mean nothing,\n"
        "and only ratios within one table can be read.**\n"
    )  # fmt: skip
    head = f"""# Performance

Written by `make bench` on {datetime.now(UTC):%d %B %Y}; run it for the figures of your machine. CPU
seconds are of the process and its children, user and system.

{chr(10).join(machine())}
- load before the first part: {load:.1f} for each core
{busy}
What larger amounts need is told in [Scale](scale.md).
"""
    return "\n".join((head, *sections))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--to", type=Path, help="the page to write; none if not given")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--peers", metavar="PYTHON", help="has goosepaper, or typst")
    options = parser.parse_args()
    load = os.getloadavg()[0] / len(os.sched_getaffinity(0))
    chosen = [one for one in _PARTS if not options.parts or one.name in options.parts]
    sections = []
    for section in record(_beside(chosen, options.peers), minutes=options.minutes):
        print(section, flush=True)
        sections.append(section)
    left_out = [one.name for one in _PARTS if one not in chosen]
    if left_out:
        sections.append(f"Not run this time: {', '.join(left_out)}.\n")
    if options.to:
        options.to.write_text(document(sections, load=load), encoding="utf-8")


if __name__ == "__main__":
    main()
