"""Collects, and is killed at a chosen commit or just before it; says what it had kept by then.

Run as: python -m tests.mortal_collect CONFIG COMMIT

After each commit a line with the number of articles in the store is printed: those are
acknowledged, and none of them may be lost. COMMIT 0 lets it end.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

from briefing.assembly import assemble
from briefing.config import load_config
from briefing.runs import collect
from briefing.store.database import Database

NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)


def main(config: str, last: int) -> None:
    """Collect once."""
    write, commits = Database.write, 0

    @contextlib.contextmanager
    def counted(self: Database, **options: bool) -> Iterator[Connection]:
        nonlocal commits
        with write(self, **options) as connection:
            yield connection
            kept = connection.execute(text("select count(*) from articles")).scalar()
            if commits + 1 == last and last % 2:
                os.kill(os.getpid(), signal.SIGKILL)
        commits += 1
        print(kept, flush=True)
        if commits == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with assemble(load_config(Path(config))) as workshop:
        # From here on: the tables are there.
        Database.write = counted  # type: ignore[method-assign]
        collect(workshop, now=NOW)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
