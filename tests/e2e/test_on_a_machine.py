"""What a machine is given: units that systemd takes, a completion that shells understand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
UNITS = sorted(path.name for path in (ROOT / "deploy").glob("briefing*.*"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_finds_nothing_wrong_with_a_unit(unit: str, tmp_path: Path) -> None:
    """A key it does not know, a value it does not take, would only be a line in a log."""
    for name in UNITS:
        text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/opt/briefing/bin/briefing", sys.executable))

    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / unit],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_the_containers_of_the_compose_file_have_what_they_name() -> None:
    """Every secret, volume and file that a service names is there, and none has rights to spare."""
    written = YAML(typ="safe").load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    services = written["services"]

    for service in services.values():
        assert set(service["secrets"]) <= set(written["secrets"])
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert set(service.get("depends_on", ())) <= set(services)
        named = {volume.partition(":")[0] for volume in service["volumes"]}
        assert {one for one in named if not one.startswith(".")} <= set(written["volumes"])
    ours = services["briefing"]
    assert ours["read_only"]
    assert ours["cap_drop"] == ["ALL"]
    assert (ROOT / "deploy" / ours["build"]["context"] / ours["build"]["dockerfile"]).is_file()
    assert "healthcheck" in services["database"]  # what the program waits for


# What a shell does when somebody presses the tab key behind some words.
BASH = """
eval "$(briefing --show-completion)"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _briefing_completion briefing
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
compdef() { :; }
_arguments() { :; }
_describe() { :; }
eval "$(briefing --show-completion)"
_TYPER_COMPLETE_ARGS="$*" _BRIEFING_COMPLETE=complete_zsh briefing
"""


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("words", "completed"),
    [("briefing pru", "prune"), ("briefing build --reb", "--rebuild")],
)
def test_a_shell_completes_commands_and_options(shell: str, words: str, completed: str) -> None:
    """Also those of commands that are imported only when they are chosen."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = {"bash": BASH, "zsh": ZSH}[shell]

    said = subprocess.run(
        [shell, "-c", script, shell, *words.split()],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": path},
    )

    assert completed in said.stdout
    assert said.stderr == ""
