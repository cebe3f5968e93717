"""What it costs to say who is who across many articles: it should grow with the appearances.

    python -m benchmarks.merging [--appearances 25000 50000 100000] [--profile]

Invented people bear the names of all regions, some surnames far more often than others; a few are
in the news every day and most once. Articles print them in full, with an initial, with a title, by
the surname alone or in another spelling; bodies and groups stand among them. Processor time of
`merge` alone, user and system. Promise: 100,000 appearances in at most 10 seconds.
"""

import argparse
import cProfile
import gc
import os
import pstats
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from benchmarks.power_law import exponent
from briefing.actors import merge
from briefing.model import ActorType, Appearance, Reading
from tests.nouns import appearance, reading

_GIVEN = """Ada Erik Maria Johan Li Wei Mohammed Fatima Oleksandr Nadia José Ana Tomasz Ewa Kofi Ama
Kenji Yuki Ravi Priya Ahmed Leila Viktor Elena Pedro Lucia Hans Greta Olu Ngozi Sione Mere Emre
Ayşe Minh Lan Tariq Zainab Dmitri Olga Liam Nora Mateo Sofia Bogdan Irina Thabo Lindiwe""".split()
_SYLLABLES = """ber dal vik mar son ova enko ili bar tor lin has kar men der gaard rad mil zan pet
kov ner sal tan ura moto gama ndi kwe olu ade fern gut rez lop quin thal""".split()
# Shared by many: the worst case for an index by surname.
_COMMON = """Kim Khan Smith Singh Nguyen Garcia Hassan Ivanov Lee Park Wang Chen Ali Ahmed Johnson
Brown Silva Santos Lopez Müller Yılmaz Sato Tran Abdullah""".split()
_ROLES = (
    "president", "prime minister", "foreign minister", "spokesman", "senator", "analyst", "striker",
    "chief executive", None, None, None,
)  # fmt: skip
_STATES = ("Lorva", "Norland", "Turkey", "Japan", "Kenya", "Brazil", None, None)
_BODIES = ("Ministry", "Bank", "Council", "Union", "Agency", "Court")
_PEOPLE = 12_000
_PER_ARTICLE = 8
_OUTLETS = 40
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def invented_people(draw: random.Random, number: int) -> list[str]:
    """Full names, each of another person; one in six bears a surname that many bear."""
    surnames = sorted(
        {
            "".join(draw.choices(_SYLLABLES, k=draw.choice((2, 2, 3)))).capitalize()
            for _ in range(number)
        }
    )
    names: dict[str, None] = {}
    while len(names) < number:
        given = draw.choice(_GIVEN) + draw.choice(("", "", f" {draw.choice('ABCDEFGH')}."))
        surname = draw.choice(_COMMON if draw.random() < 1 / 6 else surnames)
        names[f"{given} {surname}"] = None
    return list(names)


def _printed(draw: random.Random, name: str) -> str:
    """A form in which an article may print a name."""
    first, *_, last = name.split()
    forms = (name, name, name, f"{first} {last}", last, f"{first[0]}. {last}", name.upper())
    return draw.choice(forms)


def _appearances(draw: random.Random, people: list[str], number: int) -> Iterator[Appearance]:
    weights = [1 / (rank + 10) for rank in range(len(people))]
    for name in draw.choices(people, weights, k=number):
        state = draw.choice(_STATES)
        if (kind := draw.random()) < 0.2:
            body = f"{name.split()[-1]} {draw.choice(_BODIES)}"
            yield appearance(body, kind=ActorType.ORG, affiliation=state)
        elif kind < 0.25:
            group = f"delegation of {state or 'Norland'} officials"
            yield appearance(group, kind=ActorType.GROUP, affiliation=state)
        else:
            role = draw.choice(_ROLES)
            yield appearance(_printed(draw, name), role=role, affiliation=state if role else None)


def invented_readings(number: int, *, seed: int = 1) -> list[Reading]:
    """Articles with so many appearances together."""
    draw = random.Random(seed)
    told = list(_appearances(draw, invented_people(draw, _PEOPLE), number))
    return [
        reading(
            f"a{start}",
            published=_FIRST + timedelta(minutes=start),
            source=f"Outlet {start % _OUTLETS}",
            actors=tuple(told[start : start + _PER_ARTICLE]),
        )
        for start in range(0, number, _PER_ARTICLE)
    ]


def processor_time() -> float:
    """Seconds of this process, user and system."""
    spent = os.times()
    return spent.user + spent.system


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--appearances", type=int, nargs="+", default=[25_000, 50_000, 100_000])
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    options = parser.parse_args()
    gc.set_threshold(50_000, *gc.get_threshold()[1:])  # as every command does
    costs = []
    for number in options.appearances:
        readings = invented_readings(number)
        profile = cProfile.Profile() if options.profile else None
        begun = processor_time()
        found = profile.runcall(merge, readings) if profile else merge(readings)
        cost = processor_time() - begun
        costs.append(cost)
        print(f"{number:7} appearances, {len(found):6} actors: {cost:6.2f} s")
        if profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(18)
    print(f"exponent {exponent(options.appearances, costs):.2f}")


if __name__ == "__main__":
    main()
