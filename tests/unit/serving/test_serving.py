"""The server of releases, asked as apps and browsers ask, and as somebody who should not."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path

import pytest
from releases import put, released

from publisher import guard, line
from publisher.errors import InputError, MachineError, Problem
from publisher.serving import Shelf, network, opened

EPUB = "/books/small-hours/small-hours.epub"


@contextmanager
def serving(folder: Path, host: str = "127.0.0.1") -> Iterator[tuple[int, list[Problem]]]:
    """Serve a folder; give the port, and what is told of it."""
    told: list[Problem] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    server = opened(folder, host, port, told.append)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield port, told
    finally:
        server.stop()
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two releases, and of what is none."""
    folder = tmp_path_factory.mktemp("dist")
    put(folder)
    put(folder, "night", title="Night <Shift>", identifier="urn:uuid:0")
    (folder / "secret.txt").write_text("secret")
    (folder / "small-hours" / ".hidden").write_text("secret")
    (folder / "small-hours" / "unlisted.txt").write_text("secret")
    return folder


@pytest.fixture(scope="module")
def port(dist: Path) -> Iterator[int]:
    """Serve it; return the port."""
    with serving(dist) as (number, told):
        yield number
        assert told == []


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Return the answer to a request, its path as it is."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as asked:
        path = path.removeprefix(f"http://127.0.0.1:{port}")
        asked.request(method, path, headers={"Host": f"127.0.0.1:{port}"} | named)
        with asked.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


def raw(port: int, request: bytes) -> bytes:
    """Return all that the server says to some bytes."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as asked:
        asked.sendall(request)
        return b"".join(iter(lambda: asked.recv(65536), b""))


def test_an_app_finds_and_gets_a_book(port: int) -> None:
    """From the start to the file: what comes has the sum of the manifest."""
    start = json.loads(ask(port, "/opds2").body)
    [search] = [one for one in start["links"] if one["rel"] == "search"]
    assert search["href"].startswith(f"http://127.0.0.1:{port}/")
    found = json.loads(ask(port, search["href"].replace("{?q}", "?q=eluard+small")).body)
    [book] = found["publications"]
    links = {one["type"]: one["href"] for one in book["links"]}
    answer = ask(port, links["application/epub+zip"])
    manifest = json.loads(ask(port, "/books/small-hours/manifest.json").body)
    sums = {file["path"]: file["sha256"] for file in manifest["files"]}
    assert hashlib.sha256(answer.body).hexdigest() == sums["small-hours.epub"]
    assert answer.headers["ETag"] == f'"{sums["small-hours.epub"]}"'
    assert answer.headers["Content-Type"] == "application/epub+zip"
    assert ask(port, book["images"][0]["href"]).headers["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/opds", "application/atom+xml;profile=opds-catalog;kind=navigation"),
        ("/opds/people", "application/atom+xml;profile=opds-catalog;kind=navigation"),
        ("/opds/all", "application/atom+xml;profile=opds-catalog;kind=acquisition"),
        ("/opds/search.xml", "application/opensearchdescription+xml"),
        ("/opds2/all", "application/opds+json"),
        ("/books/small-hours/web/", "text/html; charset=utf-8"),
        ("/books/small-hours/web/index.html", "text/html; charset=utf-8"),
        ("/books/small-hours/SHA256SUMS", "text/plain; charset=utf-8"),
        ("/books/small-hours/small-hours.zip", "application/zip"),
        ("/books/small-hours/small-hours.zip.sha256", "text/plain; charset=utf-8"),
        ("/books/small-hours/small-hours.cdx.json", "application/vnd.cyclonedx+json"),
    ],
)
def test_everything_has_its_type_and_is_kept_by_its_sum(port: int, path: str, kind: str) -> None:
    """Who has it already is told so; HEAD says the same as GET."""
    answer = ask(port, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    etag = answer.headers["ETag"]
    for known in (etag, f'"x", W/{etag}', "*"):
        again = ask(port, path, If_None_Match=known)
        assert (again.status, again.body) == (304, b"")
    head = ask(port, path, "HEAD")
    assert (head.status, head.body) == (200, b"")
    for name in ("Content-Length", "Content-Type", "ETag"):
        assert head.headers[name] == answer.headers[name]


@pytest.mark.parametrize(
    ("asked", "status", "begin", "end"),
    [
        ("bytes=0-0", 206, 0, 1),
        ("bytes=5-99", 206, 5, 100),
        ("bytes=65530-65540", 206, 65530, 65541),
        ("bytes=479999-", 206, 479_999, None),
        ("bytes=-10", 206, -10, None),
        ("bytes=-999999999", 206, 0, None),
        ("bytes=10-999999999", 206, 10, None),
        ("bytes=5-4", 200, 0, None),
        ("bytes=0-1,5-6", 200, 0, None),
        ("lines=0-1", 200, 0, None),
        ("bytes=-", 200, 0, None),
        ("bytes=999999999-", 416, 0, 0),
        ("bytes=-0", 416, 0, 0),
    ],
)
def test_part_of_a_file_is_given(
    port: int, asked: str, status: int, begin: int, end: int | None
) -> None:
    """One range is (RFC 9110, 14); what is no range, or several, is the whole."""
    whole = released()[1]["small-hours.epub"]
    answer = ask(port, EPUB, Range=asked)
    assert answer.status == status
    assert answer.body == whole[begin:end]
    assert answer.headers["Content-Length"] == str(len(answer.body))
    if status == 206:
        first = range(len(whole))[begin]
        last = first + len(answer.body) - 1
        assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    if status == 416:
        assert answer.headers["Content-Range"] == f"bytes */{len(whole)}"


def test_a_download_goes_on_only_with_the_same_file(port: int) -> None:
    """If-Range compares strongly (RFC 9110, 13.1.5)."""
    etag = ask(port, EPUB, "HEAD").headers["ETag"]
    assert ask(port, EPUB, Range="bytes=9-", If_Range=etag).status == 206
    assert ask(port, EPUB, Range="bytes=9-", If_Range=f"W/{etag}").status == 200
    assert ask(port, EPUB, Range="bytes=9-", If_Range='"other"').status == 200


def test_a_file_is_sent_only_if_it_is_the_one_that_is_meant(port: int) -> None:
    """If-Match compares strongly (RFC 9110, 13.1.1)."""
    etag = ask(port, EPUB, "HEAD").headers["ETag"]
    assert ask(port, EPUB, If_Match="*").status == 200
    assert ask(port, EPUB, If_Match=f'"other", {etag}', Range="bytes=9-").status == 206
    for other in ('"other"', f"W/{etag}"):
        answer = ask(port, EPUB, If_Match=other)
        assert (answer.status, answer.body) == (412, b"")


def test_head_tells_of_the_whole_file(port: int) -> None:
    """A range is a matter of GET alone (RFC 9110, 14.2)."""
    answer = ask(port, EPUB, "HEAD", Range="bytes=0-9")
    assert (answer.status, answer.headers["Content-Range"]) == (200, None)
    assert answer.headers["Content-Length"] == str(len(released()[1]["small-hours.epub"]))


@pytest.mark.parametrize("path", ["/opds", "/opds2"])
def test_a_stroke_behind_the_address_of_a_catalogue_makes_no_difference(
    port: int, path: str
) -> None:
    """It is typed on the keyboards of e-readers."""
    assert ask(port, f"{path}/").body == ask(port, path).body != b""


HOSTILE = [
    "/secret.txt",
    "/books/secret.txt",
    "/books/small-hours",
    "/books/small-hours/",
    "/books/small-hours/web",
    "/books/small-hours/unlisted.txt",
    "/books/small-hours/.hidden",
    "/books/small-hours/../secret.txt",
    "/books/../secret.txt",
    "/books/small-hours/web/../small-hours.epub",
    "/books/small-hours/./small-hours.epub",
    "/books/small-hours//small-hours.epub",
    "/books//small-hours/small-hours.epub",
    "/books/small-hours/%2e%2e/secret.txt",
    "/books/small-hours/%2e%2e%2fsecret.txt",
    "/books/small-hours/..%5csecret.txt",
    "/books/small-hours/%252e%252e%252fsecret.txt",
    "/books/small-hours/small-hours.epub%00",
    "/books/small-hours/%00",
    "/books/small-hours/small-hours.epub/",
    "/books/small-hours//etc/passwd",
    "/books/small-hours/%2fetc%2fpasswd",
    "/books/%2e%2e/secret.txt",
    "/books/./secret.txt",
    "/books/SMALL-HOURS/small-hours.epub",
    "/books/small-hours/%ff%fe",
    "/opds/../secret.txt",
    "/opds/nothing",
    "/opds2/search.xml",
    "/../../etc/passwd",
    "//etc/passwd",
    "/front.py",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_what_is_not_told_of_is_not_there(port: int, path: str) -> None:
    """Names are looked up, and lead nowhere else."""
    answer = ask(port, path)
    assert answer.status == 404
    assert b"secret" not in answer.body


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET http://127.0.0.1/books/small-hours/small-hours.epub HTTP/1.1",
        b"GET file:///etc/passwd HTTP/1.1",
        b"GET ../../etc/passwd HTTP/1.1",
        b"GET /books/small-hours/..\\secret.txt HTTP/1.1",
        b"GET \xff\xfe HTTP/1.1",
        b"GET /" + b"a" * 40_000 + b" HTTP/1.1",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_broken_requests_get_nothing(port: int, request_line: bytes) -> None:
    """Whatever a line says, no file comes of it, and the server is there afterwards."""
    host = f"\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
    answer = raw(port, request_line + host)
    assert answer[:12] in (b"HTTP/1.1 404", b"HTTP/1.1 400")
    assert b"secret" not in answer
    assert ask(port, "/").status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil"])
def test_a_name_that_is_not_ours_gets_nothing(port: int, host: str) -> None:
    """Whoever lets a name of theirs lead here is refused (DNS rebinding)."""
    answer = ask(port, "/", Host=host)
    assert (answer.status, b"by an address that the program told" in answer.body) == (403, True)
    assert ask(port, "/", Host=f"LOCALHOST:{port}").status == 200
    assert ask(port, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="image").status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_one_can_only_read(port: int, method: str) -> None:
    """There is nothing to change."""
    answer = ask(port, "/opds", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_only_the_web_edition_runs_scripts(port: int) -> None:
    """And only its own; other files are saved, or shown without any."""
    policy = ask(port, "/books/small-hours/web/").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "http" not in policy
    for path in (EPUB, "/books/small-hours/metadata/onix.xml", "/books/small-hours/manifest.json"):
        headers = ask(port, path).headers
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["Content-Disposition"].startswith("attachment")
    assert "script-src" not in ask(port, "/").headers["Content-Security-Policy"]


def test_words_of_a_book_are_set_in_the_direction_of_their_script(port: int) -> None:
    """A shelf has books of any; an Arabic sentence keeps its full stop at its end."""
    page = ask(port, "/").body
    assert b'<h2 dir="auto">Small Hours</h2>' in page
    assert b'<p dir="auto">People who work while others sleep.</p>' in page


def test_the_page_for_browsers_tells_of_every_book(port: int) -> None:
    """Titles are escaped; every way leads to a file; the catalogue's address is there."""
    page = ask(port, "/").body.decode()
    assert "Night &lt;Shift&gt;" in page
    assert f"http://127.0.0.1:{port}/opds" in page
    for path in (EPUB, "/books/night/night.zip", "/books/night/web/index.html"):
        assert f'href="{path}"' in page
        assert ask(port, path).status == 200
    assert "Small Hours" not in ask(port, "/?q=shift").body.decode()
    assert "Nothing has all of these" in ask(port, "/?q=%3Cscript%3E%00").body.decode()


# --- what changes on the disk ------------------------------------------------------------------


def test_a_file_that_was_changed_is_not_served(tmp_path: Path) -> None:
    """Neither if it has another length, nor if only its bytes are others."""
    put(tmp_path)
    told: list[Problem] = []
    shelf = Shelf(tmp_path, told.append)
    held = shelf.open("small-hours", "small-hours.epub")
    assert held is not None
    held.close()
    path = tmp_path / "small-hours" / "small-hours.epub"
    good, before = path.read_bytes(), path.stat()
    path.write_bytes(good[:-1] + b"x")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert shelf.open("small-hours", "small-hours.epub") is None
    path.write_bytes(good + b"x")
    assert shelf.open("small-hours", "small-hours.epub") is None
    [problem] = told
    assert "is not what was released" in problem.message
    path.write_bytes(good)
    held = shelf.open("small-hours", "small-hours.epub")
    assert held is not None
    held.close()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Not as a file, not as a folder on the way, not as the folder of a release."""
    _, files = released()
    outside = tmp_path / "outside"
    put(outside)
    dist = tmp_path / "dist"
    put(dist)
    (dist / "linked").symlink_to(outside / "small-hours")
    epub = dist / "small-hours" / "small-hours.epub"
    epub.unlink()
    epub.symlink_to(outside / "small-hours" / "small-hours.epub")
    web = dist / "small-hours" / "web"
    web.rename(dist / "small-hours" / "elsewhere")
    web.symlink_to(outside / "small-hours" / "web")
    shelf = Shelf(dist, lambda problem: None)
    assert list(shelf.editions()) == ["small-hours"]
    assert shelf.open("small-hours", "small-hours.epub") is None
    assert shelf.open("small-hours", "web/index.html") is None
    pdf = shelf.open("small-hours", "small-hours.pdf")
    assert pdf is not None
    assert pdf.read(0, 1 << 20) == files["small-hours.pdf"]
    pdf.close()


def test_new_releases_are_noticed_and_broken_ones_told_of(tmp_path: Path) -> None:
    """Each is told of once, and the others are served all the same."""
    told: list[Problem] = []
    shelf = Shelf(tmp_path, told.append)
    assert shelf.editions() == {}
    put(tmp_path)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{")
    put(tmp_path, "odd", slug="../odd")
    put(tmp_path, "twice", slug="small-hours")
    assert set(shelf.editions(now=True)) == {"small-hours"}
    assert set(shelf.editions(now=True)) == {"small-hours"}
    named = sorted({Path(str(p.where).partition(":")[0]).parent.name for p in told})
    assert named == ["broken", "odd", "twice"]
    assert len(told) == len({str(problem) for problem in told})
    put(tmp_path, title="Later Hours")
    assert shelf.editions(now=True)["small-hours"].release.title == "Later Hours"


@pytest.mark.parametrize(
    "path", ["../x", "/etc/passwd", ".hidden", "a//b", "a\\b", "a/./b", "\x00"]
)
def test_a_manifest_that_names_what_no_release_has_is_passed_over(
    tmp_path: Path, path: str
) -> None:
    """Whoever wrote it, nothing of it is served."""
    release, _ = released()
    put(tmp_path, files=(replace(release.files[0], path=path),))
    told: list[Problem] = []
    assert Shelf(tmp_path, told.append).editions() == {}
    assert len(told) == 1


def test_a_release_alone_is_served(tmp_path: Path) -> None:
    """The folder may be a release itself."""
    put(tmp_path)
    with serving(tmp_path / "small-hours") as (port, _):
        assert ask(port, EPUB).status == 200


def test_a_type_that_is_none_does_no_harm(tmp_path: Path) -> None:
    """A manifest cannot write headers of its own."""
    release, _ = released()
    odd = replace(release.files[0], media_type="no type at all")
    put(tmp_path, files=(odd, *release.files[1:]))
    with serving(tmp_path) as (port, _):
        assert ask(port, EPUB).headers["Content-Type"] == "application/octet-stream"


# --- who may ask, and for how long -------------------------------------------------------------


def test_the_whole_network_may_ask_only_if_told_so(tmp_path: Path) -> None:
    """Then it is asked by the very address at which it is reached, and by no strange name."""
    put(tmp_path)
    with serving(tmp_path, "0.0.0.0") as (port, _):
        assert ask(port, "/").status == 200
        assert ask(port, "/", Host=f"{socket.gethostname().partition('.')[0]}:{port}").status == 200
        assert ask(port, "/", Host=f"192.0.2.99:{port}").status == 403
        assert ask(port, "/", Host=f"evil.example:{port}").status == 403
    listener = guard.listening((0,))
    with closing(listener):
        assert network.reached_at(listener) == ("127.0.0.1",)


def test_who_is_too_slow_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither half a request nor an open line is kept for ever."""
    monkeypatch.setattr(line, "ASKING", 0.2)
    put(tmp_path)
    with serving(tmp_path) as (port, _):
        assert ask(port, "/").status == 200
        for begun in (b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "):
            with suppress(ConnectionResetError):  # the other way to say that it was let go
                assert raw(port, begun) == b""


def test_who_takes_nothing_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that asks for a large file and does not read it is not waited for."""
    monkeypatch.setattr(line, "TAKING", 0.2)
    release, _ = released()
    data = b"x" * 30_000_000
    told = replace(release.files[0], size=len(data), sha256=hashlib.sha256(data).hexdigest())
    put(tmp_path, files=(told,))
    (tmp_path / "small-hours" / told.path).write_bytes(data)
    gone = threading.Event()
    with serving(tmp_path) as (port, _), socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(20)
        client.connect(("127.0.0.1", port))
        client.sendall(f"GET {EPUB} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        gone.wait(1.0)  # long enough to be let go
        received = 0
        try:
            while block := client.recv(1 << 16):
                received += len(block)
        except ConnectionResetError:
            pass
        assert 0 < received < len(data)


def test_what_cannot_be_served_is_an_error(tmp_path: Path) -> None:
    """A folder that is not there, a port that is taken, a host of somebody else's."""
    with pytest.raises(InputError, match="no such folder"):
        opened(tmp_path / "nothing", "127.0.0.1", None, print)
    with closing(guard.listening((0,))) as taken, pytest.raises(MachineError, match="taken"):
        opened(tmp_path, "127.0.0.1", taken.getsockname()[1], print)
    with pytest.raises(MachineError):
        opened(tmp_path, "192.0.2.1", None, print)
