"""What the agenda costs as reports add up: it should grow with their number, not its square.

python -m benchmarks.agenda
"""

from datetime import UTC, datetime, timedelta
from time import process_time

from benchmarks.power_law import exponent
from briefing.agenda import build_agenda
from briefing.model import Reading, VisitReport, VisitStatus
from tests.nouns import reading, visit

_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_PLACES = (("Oslo", "Norway"), ("Ankara", "Turkey"), ("Turkey",), ("Boston", "United States"))
_DAILY = 40


def _report(day: int, number: int) -> VisitReport:
    """A report of one of many officials, to one of few places: the worst case for a search."""
    start = (_FIRST + timedelta(days=day + number % 20)).date()
    return visit(
        f"Given{number % 7} Name{(day * 3 + number) % 97}",
        _PLACES[number % len(_PLACES)],
        name=f"{day}-{number}",
        start=start if number % 3 else None,
        status=VisitStatus.PLANNED if number % 5 else VisitStatus.ONGOING,
    )


def readings(days: int) -> list[Reading]:
    """So many days of articles, each with one report."""
    return [
        reading(
            f"{day}-{number}",
            published=_FIRST + timedelta(days=day, minutes=number),
            source=f"Outlet {number % 12}",
            visits=(_report(day, number),),
        )
        for day in range(days)
        for number in range(_DAILY)
    ]


def main() -> None:
    numbers, costs = [], []
    for days in (15, 30, 60, 120):
        told = readings(days)
        begun = process_time()
        found = build_agenda(told, as_of=_FIRST + timedelta(days=days))
        costs.append(process_time() - begun)
        numbers.append(len(told))
        print(f"{len(told):5} reports, {len(found):5} visits: {costs[-1]:6.2f} s")
    print(f"exponent {exponent(numbers, costs):.2f}")


if __name__ == "__main__":
    main()
