"""Processes that need not import the program: forked from one that has done nothing else.

Importing takes a process longer than most of what a test asks of it. What is forked is a process
of its own all the same: with its arguments, folder, environment and streams, killed by signals,
and ended by the interpreter as any other.

onnxruntime may start threads when it is imported, which a fork would lose: children import it.

The fork_server itself runs as: python -m tests.fork_server DESCRIPTOR MODULE ...
"""

import contextlib
import importlib
import io
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[1]
_LONGEST = 1 << 20
_NUMBER = 12  # bytes in which the fork_server tells a number


class Child:
    """A process from the fork_server: what `subprocess.Popen` offers, as far as tests need it."""

    def __init__(self, line: socket.socket, pid: int, out: IO[str], err: IO[str]) -> None:
        self._line = line
        self.pid = pid
        self.stdout, self.stderr = out, err
        self.returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; its exit code, negative for a signal."""
        if self.returncode is None:
            self._line.settimeout(timeout)
            try:
                told = self._line.recv(_NUMBER)
            except TimeoutError:
                raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0) from None
            self._line.close()
            assert told, "the fork_server is gone"
            self.returncode = int(told)
        return self.returncode

    def poll(self) -> int | None:
        """The exit code, if it has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired, BlockingIOError):
            self.wait(0.0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """As long as it lives."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Wait until it has ended; what it still said on both streams."""
        said: list[str] = ["", ""]

        def read(number: int, stream: IO[str]) -> None:
            said[number] = stream.read()

        threads = [
            threading.Thread(target=read, args=one, daemon=True)
            for one in enumerate((self.stdout, self.stderr))
        ]
        for thread in threads:
            thread.start()
        self.wait(timeout)
        for thread in threads:
            thread.join(timeout)
        self.close()
        return said[0], said[1]

    def close(self) -> None:
        """Close our ends of its streams."""
        self.stdout.close()
        self.stderr.close()


class ForkServer:
    """One process that has imported some modules, and forks others as they are asked for."""

    def __init__(self, *modules: str) -> None:
        self._children: list[Child] = []
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.fork_server", str(theirs.fileno()), *modules],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )

    def start(
        self,
        module: str,
        *arguments: str,
        cwd: Path = ROOT,
        env: Mapping[str, str] | None = None,
        given: str = "",
        silent: bool = False,
    ) -> Child:
        """Run a module as `python -m` does; what a silent one says need not be read."""
        asked = {
            "module": module,
            "arguments": [str(argument) for argument in arguments],
            "cwd": str(cwd),
            "env": dict(os.environ if env is None else env),
        }
        ours, theirs = socket.socketpair()
        (out_read, out_write), (err_read, err_write) = (
            _nowhere() if silent else os.pipe() for _ in range(2)
        )
        with tempfile.TemporaryFile() as stdin, theirs:
            stdin.write(given.encode())
            stdin.seek(0)
            fds = [theirs.fileno(), stdin.fileno(), out_write, err_write]
            socket.send_fds(self._line, [json.dumps(asked).encode()], fds)
            pid = int(ours.recv(_NUMBER))
        os.close(out_write)
        os.close(err_write)
        streams = (os.fdopen(end, encoding="utf-8") for end in (out_read, err_read))
        child = Child(ours, pid, *streams)
        if silent:
            child.close()
        self._children.append(child)
        return child

    def run(self, module: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run a module to its end, within five minutes."""
        child = self.start(module, *arguments, **options)
        try:
            out, err = child.communicate(timeout=300)
        finally:
            child.kill()
        return subprocess.CompletedProcess([module, *arguments], child.wait(), out, err)

    def close(self) -> None:
        """Let it go, and whoever still lives."""
        for child in self._children:
            child.kill()
        self._line.close()
        self._process.wait(timeout=60)


def _nowhere() -> tuple[int, int]:
    return os.open(os.devnull, os.O_RDONLY), os.open(os.devnull, os.O_WRONLY)


def _serve(line: socket.socket) -> Mapping[str, Any] | None:
    """Fork a child at each request; returns in the children, with what they are to do."""
    while True:
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        message, fds, *_ = socket.recv_fds(line, _LONGEST, 4)
        if not message:
            return None
        answer, *streams = fds
        if _fork() == 0:
            line.close()
            if _keep(answer, streams):
                return json.loads(message)  # type: ignore[no-any-return]
            os._exit(0)
        for descriptor in fds:
            os.close(descriptor)


def _keep(answer: int, streams: Sequence[int]) -> bool:
    """Fork the child, tell its number and its end; True in the child."""
    begun, begin = os.pipe()
    child = _fork()
    if child == 0:
        os.close(begin)
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
        for descriptor in (answer, *streams):
            os.close(descriptor)
        os.read(begun, 1)  # nobody is to see it before its number is known
        os.close(begun)
        return True
    for descriptor in (begun, 0, 1, 2, *streams):
        os.close(descriptor)
    os.write(answer, b"%*d" % (_NUMBER, child))
    os.close(begin)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with contextlib.suppress(OSError):  # nobody waits for it any more
        os.write(answer, b"%*d" % (_NUMBER, code))
    return False


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of libraries, all asleep
        return os.fork()


def _live(asked: Mapping[str, Any]) -> None:
    """Do as `python -m MODULE ARGUMENTS` does."""
    os.environ.clear()
    os.environ.update(asked["env"])
    time.tzset()
    os.chdir(asked["cwd"])
    sys.path[0] = asked["cwd"]
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = io.TextIOWrapper(
            io.FileIO(number, "r" if number == 0 else "w", closefd=False),
            encoding="utf-8",
            line_buffering=number == 2,
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = [asked["module"], *asked["arguments"]]
    runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)


def main(descriptor: str, *modules: str) -> None:
    """Import the modules, then serve until the other end closes."""
    # Where torch is installed, spaCy's library imports it for pipelines that are made with it. Ours
    # is not: that would be two thirds of what is imported. Whoever asks for it later gets it.
    sys.modules["torch"] = None  # type: ignore[assignment]
    for module in modules:
        importlib.import_module(module)
    del sys.modules["torch"]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C in the terminal is the tests' affair
    with socket.socket(fileno=int(descriptor)) as line:
        asked = _serve(line)
    if asked is not None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _live(asked)


if __name__ == "__main__":
    main(*sys.argv[1:])
