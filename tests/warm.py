"""The program imported once: each command is answered by a fork of a process that waits for it.

A Python that starts and imports takes ten times as long as what most commands do. What only an
interpreter that starts can show (encodings, locales, hashes, signals) needs a process of its own.
"""

from __future__ import annotations

import gc
import os
import pickle
import pkgutil
import signal
import socket
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Lock

SECONDS = 60
"""How long a command may take; then it is killed."""

LAZY = ("fsrs", "opencc", "platformdirs", "rich.console", "sqlite3", "random", "json", "csv")
"""What commands import only when they need it, and never at once."""


class Warm:
    """The waiting process, and the pipe to it."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair()
        self._one_at_a_time = Lock()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())], pass_fds=[theirs.fileno()]
            )

    def run(
        self, arguments: list[str], environment: dict[str, str], cwd: Path | None, stdin: bytes
    ) -> tuple[int, bytes, bytes]:
        """The exit code of a command, and what it wrote to its two pipes."""
        (typed, typing), (printing, printed), (telling, told) = os.pipe(), os.pipe(), os.pipe()
        request = pickle.dumps((arguments, environment, str(cwd or Path.cwd())))
        with self._one_at_a_time, ThreadPoolExecutor() as pool:
            socket.send_fds(self._channel, [b"!"], [typed, printed, told])
            for theirs in (typed, printed, told):
                os.close(theirs)
            self._channel.sendall(len(request).to_bytes(8) + request)
            pool.submit(_fill, typing, stdin)
            out, err = pool.map(_drain, (printing, telling))
            return int.from_bytes(_exactly(self._channel, 4), signed=True), out, err

    def close(self) -> None:
        """Let the process end."""
        self._channel.close()
        self._process.wait()


def _fill(pipe: int, content: bytes) -> None:
    try:
        with open(pipe, "wb") as file:
            file.write(content)
    except BrokenPipeError:  # the command has ended without reading it all
        pass


def _drain(pipe: int) -> bytes:
    with open(pipe, "rb") as file:
        return file.read()


def _exactly(channel: socket.socket, size: int) -> bytes:
    received = channel.recv(size, socket.MSG_WAITALL)
    assert len(received) == size, "the process at the other end has ended"
    return received


def _serve(channel: socket.socket) -> None:
    """Answer one request after the other until the other end is closed."""
    import dualcarbon

    for module in pkgutil.walk_packages(dualcarbon.__path__, "dualcarbon."):
        import_module(module.name)
    for name in LAZY:
        import_module(name)
    gc.freeze()
    while True:
        start, streams, *_ = socket.recv_fds(channel, 1, 3)
        if not start:
            return
        request = pickle.loads(_exactly(channel, int.from_bytes(_exactly(channel, 8))))
        child = os.fork()
        if not child:
            channel.close()
            _answer(*request, streams)
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        channel.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, signed=True))


def _answer(
    arguments: list[str], environment: dict[str, str], cwd: str, streams: list[int]
) -> None:
    """End the process as the command ends, on these streams."""
    signal.alarm(SECONDS)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.argv[1:] = map(os.fsdecode, arguments)
    from dualcarbon.__main__ import run

    code = 1
    try:
        run()
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
