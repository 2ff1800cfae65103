"""The server of the preview, asked as a browser asks, and as somebody who should not."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.request import urlopen

import pytest

from publisher.errors import InputError, MachineError, Problem
from publisher.pipeline import BuildOptions
from publisher.preview.ebook import moves, opened
from publisher.preview.server import listening, serving
from publisher.preview.stage import Stage
from publisher.preview.watch import Outcome, rebuild
from publisher.source import Location

EPUB = BuildOptions(only=frozenset(("epub",)))
HEAD = "---\nid: talk\ntitle: A Talk\nlanguage: en\nspeakers:\n  A: {name: Ann Lee}\n---\n\n"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition of one talk."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "talk.md").write_text(f"{HEAD}**A:** One.\n\n**A:** Two.\n")
    path = folder / "edition.toml"
    path.write_text('title = "Talks"\ninterviews = ["talk.md"]\n')
    return path


@pytest.fixture(scope="module")
def good(edition: Path) -> Outcome:
    """Return a good build."""
    outcome = rebuild(edition, None, EPUB)
    assert outcome.error is None, outcome.error
    return outcome


@pytest.fixture
def stage() -> Stage:
    """Return a stage with nothing on it."""
    return Stage()


@pytest.fixture
def port(stage: Stage) -> Iterator[int]:
    """Serve the stage; return the port."""
    listener = listening(None)
    with serving(stage, listener) as address:
        yield int(address.rstrip("/").rpartition(":")[2])


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Return the answer to a request, its path as it is."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as line:
        line.request(method, path, headers={"Host": f"127.0.0.1:{port}"} | named)
        with line.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


def test_the_page_runs_only_its_own_script(port: int) -> None:
    """All comes from the server itself, and nobody frames or shares it."""
    for path in ("/", "/page.js", "/page.css", "/icon.svg"):
        answer = ask(port, path)
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'; script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil"])
def test_a_name_that_is_not_ours_is_refused(port: int, host: str) -> None:
    """Whoever lets a name of theirs lead here gets nothing (DNS rebinding)."""
    assert ask(port, "/", Host=host).status == 403
    assert ask(port, "/", Host=f"localhost:{port}").status == 200


def test_other_sites_may_link_but_not_ask(port: int) -> None:
    """A request that a browser tells to be from elsewhere is refused (Fetch Metadata)."""
    assert ask(port, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="image").status == 403
    assert ask(port, "/", Sec_Fetch_Site="same-site", Sec_Fetch_Dest="iframe").status == 403
    assert ask(port, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="document").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_one_can_only_get(port: int, method: str) -> None:
    """There is nothing to change."""
    assert ask(port, "/", method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../edition.toml",
        "/book/1/epub/../../../etc/passwd",
        "/book/1/epub//etc/passwd",
        "/book/1/epub/%2e%2e/%2e%2e/etc/passwd",
        "/book/1/epub/EPUB/..%2ftalk.xhtml",
        "/page/page.js",
        "/book/1/epub/mimetype",
        "/book/2/book.json",
        "/book/1/epub/%00",
        "/book/1/pages/0/100.png",
        "/book.pdf",
        "/server.py",
    ],
)
def test_only_what_is_in_memory_is_found(port: int, stage: Stage, good: Outcome, path: str) -> None:
    """Names are looked up and never lead to the disk."""
    stage.end(good)
    assert ask(port, path).status == 404


def test_a_document_of_the_book_is_shown_and_nothing_in_it_runs(
    port: int, stage: Stage, good: Outcome
) -> None:
    """It has the bytes of the EPUB, and a policy of its own."""
    stage.end(good)
    book = json.loads(ask(port, "/book/1/book.json").body)
    assert book["title"] == "Talks"
    [name] = [one["name"] for one in book["documents"] if one["title"] == "A Talk"]
    answer = ask(port, f"/book/1/epub/{name}")
    assert answer.headers["Content-Type"] == "application/xhtml+xml"
    assert "sandbox allow-same-origin" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert b"One." in answer.body


def test_every_change_is_told_and_the_last_good_book_stays(
    port: int, stage: Stage, good: Outcome
) -> None:
    """The events tell of a build, a book, and an error with its place and remedy."""
    failure = InputError(Problem("no such speaker", Location("talk.md", 3, 1), "add them"))
    with urlopen(f"http://127.0.0.1:{port}/events", timeout=20) as events:
        assert events.headers["Content-Type"] == "text/event-stream"
        seen = [_next(events)]
        stage.end(good)
        seen.append(_next(events))
        stage.end(Outcome(("talk.md",), None, failure, 0.1))
        seen.append(_next(events))
    assert [one["state"] for one in seen] == ["building", "built", "failed"]
    assert [one["serial"] for one in seen] == [0, 1, 1]
    assert seen[-1]["problems"] == [
        {"message": "no such speaker", "place": "talk.md:3:1", "hint": "add them"}
    ]
    assert ask(port, "/book/1/book.json").status == 200


def _next(events: http.client.HTTPResponse) -> dict[str, object]:
    while not (line := events.readline()).startswith(b"data: "):
        assert line, "the stream has ended"
    told: dict[str, object] = json.loads(line.removeprefix(b"data: "))
    return told


def test_turns_are_known_by_their_words_when_their_numbers_change(edition: Path) -> None:
    """A new turn moves the ids of those after it."""
    talk = edition.parent / "talk.md"
    texts = [talk.read_text(), talk.read_text().replace("**A:** Two", "**A:** New.\n\n**A:** Two")]
    books = []
    for text in texts:
        talk.write_text(text)
        built = rebuild(edition, None, EPUB).built
        assert built is not None
        books.append(opened(built.artifacts[0].data))
    talk.write_text(texts[0])
    assert moves(*books) == {"talk.t02": "talk.t03"}


def test_a_port_that_is_taken_is_told_or_passed_over() -> None:
    """Who names a port gets it or an error; who names none gets another."""
    with listening(None) as first:
        taken = first.getsockname()[1]
        assert first.getsockname()[0] == "127.0.0.1"
        with pytest.raises(MachineError, match=str(taken)):
            listening(taken)
        with listening(None) as second:
            assert second.getsockname()[1] != taken
