"""Learn what a story is worth from an editor's weights, and measure the order of whole days.

    python -m benchmarks.ranking

Each day is ordered by weights learned on the other days: what its lead is worth to the editor, and
how many of its first ten stories are of weight 2 or 3. Then by the weights that are shipped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache

import numpy as np

from benchmarks.real_days import days, real_day, weights
from briefing.model import Reading, Story
from briefing.stories import group_stories
from briefing.stories.places import places_of
from briefing.stories.rank import WEIGHTS, Weights, score, signs_of

LEARNED = ("reports", "world", "affairs", "leisure", "states")
# So many stories of zero worth the regression is told of beforehand.
_RIDGE = 3.0
_FIRST = 10
_WEIGHTY = 2

Signs = Mapping[str, float]
Day = tuple[list[tuple[Story, Signs, int]], Mapping[str, Reading]]


@cache
def read_day(name: str) -> Day:
    """The stories of a day, what speaks for each, and the editor's weight; and its articles."""
    readings, _ = real_day(name)
    worth = weights(name)
    by_id = {reading.article.id: reading for reading in readings}
    places = places_of(readings)
    stories = []
    for story in group_stories(readings, now=max(r.published for r in readings)):
        members = [by_id[key] for key in story.articles]
        voices = [m for m in members if m.article.id not in story.duplicates]
        signs = signs_of(
            members,
            voices=len({m.article.source for m in voices}),
            reports=[m.article.source for m in voices],
            places=places,
            watch=0.0,
        )
        stories.append((story, signs, max(worth[key] for key in story.articles)))
    return stories, by_id


def learn(given: Sequence[Day]) -> Weights:
    """Ridge regression of the editor's weights; a day has its own mean, the rest is as set."""
    rows = [
        (signs, worth, day) for day, (found, _) in enumerate(given) for _, signs, worth in found
    ]
    fixed = {name: value for name, value in asdict(WEIGHTS).items() if name not in LEARNED}
    left = [worth - sum(fixed[n] * signs[n] for n in fixed) for signs, worth, _ in rows]
    matrix = np.array(
        [
            [*(signs[name] for name in LEARNED), *(float(day == n) for n in range(len(given)))]
            for signs, _, day in rows
        ]
    )
    ridge = np.diag([_RIDGE] * len(LEARNED) + [0.0] * len(given))
    solved = np.linalg.solve(matrix.T @ matrix + ridge, matrix.T @ np.array(left))
    return replace(WEIGHTS, **dict(zip(LEARNED, map(float, solved), strict=False)))


def order(day: Day, found: Weights) -> list[int]:
    """The editor's weights of a day's stories, in the order of their worth."""
    stories, by_id = day
    now = max(reading.published for reading in by_id.values())
    rated = [
        (
            -score(
                [by_id[key] for key in story.articles],
                signs,
                section_weight=1.0,
                repeats_only=False,
                now=now,
                weights=found,
            ),
            story.id,
            worth,
        )
        for story, signs, worth in stories
    ]
    return [worth for _, _, worth in sorted(rated)]


def weighty(worths: Sequence[int]) -> int:
    """How many of the first ten stories an editor would print inside or in front."""
    return sum(worth >= _WEIGHTY for worth in worths[:_FIRST])


def main() -> None:
    """Print the figures."""
    every = {name: read_day(name) for name in days()}
    for name, day in every.items():
        found = learn([other for key, other in every.items() if key != name])
        for label, used in (("learned without it", found), ("shipped", WEIGHTS)):
            worths = order(day, used)
            print(f"{name} {label:18} lead {worths[0]}, {weighty(worths)} of 10: {worths[:_FIRST]}")
        print(f"  {', '.join(f'{key} {getattr(found, key):+.2f}' for key in LEARNED)}")
    found = learn(list(every.values()))
    print(f"all: {', '.join(f'{key} {getattr(found, key):+.2f}' for key in LEARNED)}")


if __name__ == "__main__":
    main()
