"""What a verb says it did."""

from dataclasses import dataclass
from pathlib import Path

from briefing.model import Article, Brief, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOutcome:
    """What became of one source.

    Attributes:
        name: The source, as the configuration calls it.
        read: Articles it handed over.
        new: Of these, articles not known before.
        revised: Known articles with a new text.
        unchanged: Known articles as they were.
        duplicate: Copies of an article of the same outlet under another name.
        removed: Articles that were taken away, and are not kept again.
        withheld: Articles under embargo, which are kept apart until it ends.
        failed: Whether nothing of the source could be read.
        problems: What went wrong with it or with single articles.
    """

    name: str
    read: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    duplicate: int = 0
    removed: int = 0
    withheld: int = 0
    failed: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectReport:
    """What one round of collecting did, source by source.

    Attributes:
        outcomes: What became of each.
        silent: Which of them bring nothing new any more.
    """

    outcomes: tuple[SourceOutcome, ...]
    silent: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in the order of the sources, then which of these are silent."""
        own = (problem for outcome in self.outcomes for problem in outcome.problems)
        return (*own, *self.silent)

    @property
    def troubled(self) -> bool:
        """Whether anything was lost or left undone; notices alone are no trouble."""
        return any(not problem.notice for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What one build did.

    Attributes:
        brief: The brief.
        paths: The files, in the order of the formats.
        existed: Whether it was there already and was returned as it is.
        late: On a rebuild: articles of the window that were first seen after the last build.
        problems: What the person who runs the build should know.
        entered: On a rebuild: articles that were known at the last build and not in it.
        dropped: On a rebuild: articles that were in it and are no more.
    """

    brief: Brief
    paths: tuple[Path, ...]
    existed: bool = False
    late: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    entered: tuple[Article, ...] = ()
    dropped: tuple[Article, ...] = ()
