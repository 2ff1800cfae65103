"""A server of ours against what others fell to: links, rebinding, endless and slow requests.

Everything is asked of 127.0.0.1, and bounded in count and time.
"""

from __future__ import annotations

import http.client
import os
import re
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
from releases import put

from publisher.preview import server as preview
from publisher.preview.stage import Stage
from publisher.serving import opened

SLOW = 300
"""Clients that begin to ask and never end."""

HEADERS = ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a release, and all that a careless server gives away beside it."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("secret")
    folder = tmp_path_factory.mktemp("dist")
    put(folder)
    (folder / "small-hours" / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "small-hours" / "cover.jpg").unlink()
    (folder / "small-hours" / "cover.jpg").symlink_to(outside / "secret.txt")
    (folder / "small-hours" / ".small-hours.epub.0011.part").write_text("secret")
    (folder / ".hidden").write_text("secret")
    (folder / "outside").symlink_to(outside)
    os.mkfifo(folder / "small-hours" / "fifo")
    return folder


@pytest.fixture(scope="module", params=["serve", "preview"])
def port(request: pytest.FixtureRequest, dist: Path) -> Iterator[int]:
    """Run either server in a thread; give its port."""
    if request.param == "preview":
        with preview.serving(Stage(), preview.listening(None)) as address:
            yield int(address.rstrip("/").rpartition(":")[2])
        return
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        number = probe.getsockname()[1]
    server = opened(dist, "127.0.0.1", number, lambda _: None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield number
    server.stop()
    thread.join(10)
    assert not thread.is_alive()


def raw(port: int, request: bytes, patience: float = 1) -> bytes:
    """Return what is answered to some bytes until the line is closed, or for some seconds."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line:
        answer = b""
        with suppress(TimeoutError, ConnectionError):
            line.sendall(request)
            while block := line.recv(1 << 16):
                answer += block
        return answer


def asked(port: int, target: str, *heads: str, method: str = "GET") -> bytes:
    """Return the answer to a request for a target as it is."""
    lines = (f"{method} {target} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close", *heads)
    request = "\r\n".join((*lines, "", "")).encode("utf-8", "surrogateescape")
    return raw(port, request, 20)  # the line is closed sooner, but a machine may be busy


def status(answer: bytes) -> int:
    """Return the status of an answer."""
    return int(answer.split(b" ", 2)[1])


def alive(port: int) -> bool:
    """Tell whether the server answers, at once."""
    begun = time.monotonic()
    return status(asked(port, "/")) == 200 and time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "target",
    [
        "/books/small-hours/link.txt",
        "/books/small-hours/cover.jpg",
        "/books/small-hours/.small-hours.epub.0011.part",
        "/books/small-hours/fifo",
        "/books/small-hours/",
        "/books/small-hours",
        "/books/",
        "/books/outside/secret.txt",
        "/.hidden",
        "/books/.hidden",
        "/../../../../etc/passwd",
        "/books/small-hours/../../../../etc/passwd",
        "/books/small-hours/%2e%2e/%2e%2e/secret.txt",
        "/books/small-hours/..%2f..%2fsecret.txt",
        "/books/small-hours/..%5c..%5csecret.txt",
        "/books/small-hours//etc/passwd",
        "//etc/passwd",
        "/%00",
        "/books/small-hours/small-hours.epub%00.txt",
        "/books/%00/x",
        "/books/small-hours/%ff%fe",
        "/books/small-hours/\udcff",
        "/%0d%0aSet-Cookie:x=y",
        "http://127.0.0.1/books/small-hours/link.txt",
        "file:///etc/passwd",
        "*",
        "/" + "a/" * 4000,
        "/books/small-hours/" + "%61" * 2000,
    ],
)
def test_nothing_is_given_away(port: int, target: str) -> None:
    """Links, hidden files, temporary files, folders, pipes and NULs: there is nothing here."""
    answer = asked(port, target)
    assert status(answer) in (400, 403, 404)
    assert b"secret" not in answer
    assert b"root:" not in answer
    assert b"Traceback" not in answer
    assert b"set-cookie" not in answer.lower()
    assert alive(port)


@pytest.mark.parametrize(
    "host",
    [
        b"evil.example",
        b"evil.example:%d",
        b"127.0.0.1.evil.example:%d",
        b"",
        b"127.0.0.1:1",
        b"a b",
    ],
)
def test_a_page_that_was_rebound_gets_nothing(port: int, host: bytes) -> None:
    """DNS rebinding: a name that leads here but is not ours."""
    named = host % port if b"%d" in host else host
    answer = raw(port, b"GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % named)
    assert status(answer) in (400, 403)
    twice = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\n\r\n" % port
    assert status(raw(port, twice)) in (400, 403)
    assert status(raw(port, b"GET / HTTP/1.0\r\n\r\n")) in (400, 403)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "EVIL"])
def test_one_can_only_look(port: int, method: str) -> None:
    """What would write is refused, and so is a body."""
    assert status(asked(port, "/", "Content-Length: 3", "", "abc", method=method)) in (
        400,
        404,
        405,
    )
    assert alive(port)


def test_every_answer_tells_browsers_to_trust_nothing(port: int) -> None:
    """Refusals, too: no type is guessed, nothing is shared, no header of a client is believed."""
    for answer in (
        asked(port, "/"),
        asked(port, "/nothing"),
        asked(port, "/", method="POST"),
        asked(port, "/", "Sec-Fetch-Site: cross-site"),
    ):
        head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").lower()
        assert all(name.lower() in head for name in HEADERS), head
        assert "server:" not in head
        assert "access-control-allow-origin" not in head
    assert status(asked(port, "/", "X-Forwarded-Host: evil.example", "Forwarded: for=1")) == 200
    assert b"content-security-policy" in asked(port, "/").lower()


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 40_000,
        b"GET /" + b"a" * 40_000,
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 8_000,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
        b"\x00" * 1000,
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0",
        b"GET / HTTP/9.9\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\r\n" * 20_000,
    ],
    ids=["header", "target", "headers", "TLS", "NUL", "two lengths", "version", "HTTP/2", "lines"],
)
def test_broken_and_endless_requests_end(port: int, request_: bytes) -> None:
    """16 KB of headers are enough for anybody."""
    answer = raw(port, request_)
    assert answer == b"" or status(answer) in (400, 403, 404, 431)
    assert b"Traceback" not in answer
    assert alive(port)


# --- many who are slow -------------------------------------------------------------------------


def _memory(process: int) -> int:
    """Return the resident memory of a process in MB."""
    told = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", told)[0]) >> 10


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_three_hundred_slow_clients_hold_nothing(dist: Path, tmp_path: Path) -> None:
    """Others are served meanwhile, memory stays under 100 MB, and the slow ones are let go."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < SLOW + 100:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 2048), hard))
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "publisher", "serve", str(dist), "--port", str(port)]
    errors = (tmp_path / "errors").open("wb")
    root = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with errors, subprocess.Popen(command, stderr=errors, env=root) as process, ExitStack() as all_:
        try:
            for _ in range(200):
                with suppress(OSError):
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                time.sleep(0.1)
            clients = []
            begun = time.monotonic()
            for number in range(SLOW):
                client = all_.enter_context(socket.create_connection(("127.0.0.1", port)))
                client.sendall((b"", b"GET /", b"GET / HTTP/1.1\r\nX: ")[number % 3])
                client.settimeout(30)
                clients.append(client)
            for path in ("/", "/opds", "/books/small-hours/small-hours.epub"):
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                with closing(line):
                    line.request("GET", path)
                    assert line.getresponse().status == 200
            assert _memory(process.pid) < 100
            assert time.monotonic() - begun < 10, "too slow to have asked beside them"
            for client in clients:
                with suppress(ConnectionResetError):
                    assert client.recv(1) == b""
            assert time.monotonic() - begun < 30
            handles = len(list(Path(f"/proc/{process.pid}/fd").iterdir()))
            assert handles < 50
        finally:
            process.terminate()
            process.wait(20)
    assert b"Traceback" not in (tmp_path / "errors").read_bytes()


@pytest.mark.slow
def test_nobody_else_can_reach_either_server() -> None:
    """Only 127.0.0.1 listens, unless another host is asked for."""
    listener = preview.listening(None)
    with closing(listener):
        assert listener.getsockname()[0] == "127.0.0.1"
        port = f"{listener.getsockname()[1]:04X}"
        tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
        text = "".join(one.read_text() for one in tables if one.exists())
        lines = [line.split() for line in text.splitlines()]
        bound = {line[1] for line in lines if line[1].endswith(f":{port}") and line[3] == "0A"}
        assert bound <= {f"0100007F:{port}"}
