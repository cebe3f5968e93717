"""Code run in a process of its own, where nothing is imported yet."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import briefing


def printed_by(code: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """The lines that a program prints which finds this checkout; it must end well."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=Path(briefing.__file__).parents[1],
    )
    return done.stdout.splitlines()
