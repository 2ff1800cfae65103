"""What strangers write reaches the engine as text only, and the engine reaches nobody.

A style of the edition's own asks for what it must not have, or for more than any machine has;
an interview holds what no line can; a picture tells of its taker.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from publisher import limits, making, opening, pipeline, stylesheets
from publisher.errors import InputError, LimitError, PublisherError, StyleError
from publisher.pdf import engine, job
from publisher.pdf.breaks import even_lines, shorten
from publisher.pdf.engine import make_ready
from publisher.places import styles_root
from publisher.work import Budget

CANARY = "CANARY-5f1c"

Style = Callable[[str], list[str]]
"""Builds a book in a style with more rules; returns what is wrong with it."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an edition with a style of its own."""
    folder = tmp_path_factory.mktemp("book")
    raw = folder / "talk.md"
    raw.write_text("**Q:** What?\n\n**A:** Said.\n\n" + ">" * 12 + " deep\n")
    making.make([raw], folder, title="Talk")
    edition = folder / "edition.toml"
    edition.write_text('style = "mine"\n' + edition.read_text())
    shutil.copytree(styles_root() / "trade", folder / "styles" / "mine")
    (folder / "canary.txt").write_text(CANARY)
    make_ready()
    return folder


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Return a socket of this machine to which nobody may come."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.fixture
def styled(book: Path) -> Iterator[Style]:
    """Return a function that builds with more rules behind ``print.css``."""
    sheet = book / "styles" / "mine" / "print.css"
    before = sheet.read_text()

    def build(rules: str) -> list[str]:
        sheet.write_text(f"{before}\n{rules}")
        options = pipeline.BuildOptions(only=frozenset(("screen",)))
        try:
            built = pipeline.build(book / "edition.toml", options)
        except InputError as error:
            return [str(problem) for problem in error.problems]
        assert CANARY.encode() not in built.artifacts[0].data
        return []

    yield build
    sheet.write_text(before)


REACHING = (
    "@import url({});",
    "p {{ background: url({}) }}",
    "p::before {{ content: url({}) }}",
    "@font-face {{ font-family: x; src: url({}) }} p {{ font-family: x }}",
    "p {{ display: list-item; list-style-image: url({}) }}",
    "p {{ border: 3px solid; border-image-source: url({}) }}",
    "@color-profile --x {{ src: url({}) }}",
    "@color-profile device-cmyk {{ src: url({}) }}",
    "@page {{ background: url({}) }}",
    "@page {{ @top-left {{ content: url({}) }} }}",
    "@namespace url({});",
)
"""Every place in a sheet where WeasyPrint takes an address."""


@pytest.mark.slow
@pytest.mark.parametrize("rule", REACHING)
@pytest.mark.parametrize("kind", ["http", "file", "relative", "data"])
@pytest.mark.parametrize("walls", [1, 2])
def test_a_style_reaches_nobody(
    styled: Style,
    book: Path,
    listener: socket.socket,
    rule: str,
    kind: str,
    walls: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No address is asked and no file outside is read, and the sheet is told.

    That holds by the engine's fetcher alone, too, before which the sheets are looked at.
    """
    if walls == 1:
        monkeypatch.setattr(stylesheets, "fetches", lambda *_: [])
    address = {
        "http": f"http://127.0.0.1:{listener.getsockname()[1]}/x",
        "file": (book / "canary.txt").as_uri(),
        "relative": "../../canary.txt",
        "data": "data:text/plain,x",
    }[kind]
    told = styled(rule.format(address))
    assert told
    assert all(":" in one for one in told)


def test_a_cursor_is_told(styled: Style, listener: socket.socket) -> None:
    """What the engine would not ask for, a browser with the web edition would."""
    rule = f"p {{ cursor: url(http://127.0.0.1:{listener.getsockname()[1]}/x), auto }}"
    (told,) = styled(rule)
    assert "would fetch" in told


NESTED = ":root { --a: x x x x x x x x x x;" + "".join(
    f"--{name}:" + f" var(--{one})" * 10 + ";"
    for one, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "rules",
    [
        "p { font-size: 1e9px }",
        "p { width: calc(" + "(" * 900 + "1px" + ")" * 900 + ") }",
        "p{" * 500,
        "a{}" * 400_000,
    ],
)
def test_a_style_beyond_measure_is_refused(styled: Style, rules: str) -> None:
    """It is an error of the style, with its sheet."""
    (told,) = styled(rules)
    assert "mine/print.css" in told


@pytest.mark.slow
@pytest.mark.parametrize("rules", ["blockquote, div, section { columns: 6 }", NESTED + "}"])
def test_a_style_that_never_ends_is_stopped(styled: Style, rules: str) -> None:
    """It is an error of the section, named by the manuscript, which need not be the cause.

    The next book is made.
    """
    with limits.in_force(limits.Limits(cpu=3)):
        told = styled(rules if rules.endswith("6 }") else f"{rules} p {{ font-family: var(--i) }}")
    (one,) = (one for one in told if "talk.md" in one)
    assert "setting its pages takes more than" in one
    assert "the style “mine”, which is the edition's own, may be the cause" in one
    assert "--limit cpu=NUMBER allows more" in one
    assert styled("") == []


def test_what_was_stopped_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press that was left in the midst of its work is thrown away."""
    forgotten: list[int] = []
    monkeypatch.setattr(job, "forget", lambda: forgotten.append(1))
    monkeypatch.setattr(job, "budget", lambda text: Budget(0.1, 1 << 30, 60))
    where = job.Location("interviews/x.md")

    def turn(_: int) -> bytes:
        while True:
            pass

    error = job.limited(turn, 1, "", where)
    assert isinstance(error, LimitError)
    told = str(error)
    assert told.startswith("interviews/x.md: setting its pages takes more than 0 seconds")
    assert forgotten == [1]
    engine.forget()


@pytest.mark.parametrize("refusal", [StyleError("a"), LimitError("b"), PublisherError("c")])
def test_an_error_of_a_text_stops_no_other(refusal: PublisherError) -> None:
    """It is given back, of whatever kind it is."""

    def refuse(_: int) -> bytes:
        raise refusal

    assert isinstance(job.limited(refuse, 1, "", job.Location("x")), type(refusal))


def made(raw: Path, folder: Path) -> tuple[str, str]:
    """Make a book with the command; return the text of its EPUB and that of its pages."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, "-m", "publisher", "make", str(raw), "--into", str(folder / "book")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    (epub,) = (folder / "book" / "dist").glob("*/*.epub")
    (pdf,) = (p for p in epub.parent.glob("*.pdf") if "-" not in p.stem.removeprefix(epub.stem))
    with zipfile.ZipFile(epub) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        text = "".join(archive.read(name).decode() for name in sorted(names))
    pages = pypdfium2.PdfDocument(pdf)
    return text, "".join(page.get_textpage().get_text_range() for page in pages)


LONG = {
    "one word of 100,000 letters": "ab" * 50_000,
    "one word that could be divided": "understanding" * 800,
    "one paragraph of 300,000 letters": "people talk about the river " * 10_700,
}


@pytest.mark.slow
@pytest.mark.parametrize("said", LONG.values(), ids=LONG.keys())
def test_what_no_line_holds_is_set(tmp_path: Path, said: str) -> None:
    """The EPUB has it as it was; on the pages it is the same, but for the ends of lines."""
    raw = tmp_path / "talk.txt"
    raw.write_text(f"Q: What did you say?\n\nA: {said.strip()} and no more.\n")
    text, pages = made(raw, tmp_path)
    assert said.strip() in re.sub(r"<[^>]*>", "", text)  # pages begin within it
    assert "\u200b" not in text
    seen = re.sub(r"[^a-z]", "", re.sub(r"\n[^\n]{0,40}\n", "\n", pages))
    assert len(seen) >= len(re.sub(r"[^a-z]", "", said))


def calls(function: Callable[[], object]) -> int:
    """Count the calls that a function takes."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("function", [even_lines, shorten])
def test_a_title_of_any_length_is_set_at_once(function: Callable[..., object]) -> None:
    """Twice the words take no more than twice the calls."""
    few, many = (["of"] * n for n in (2_000, 4_000))
    first, second = (
        calls(lambda w=words: function(w if function is even_lines else " ".join(w), 20.0, len))
        for words in (few, many)
    )
    assert second < 2.5 * first + 50


def test_no_book_tells_where_a_picture_was_taken(book: Path, tmp_path: Path) -> None:
    """Notes of a camera are neither in the EPUB nor in the PDF."""
    folder = tmp_path / "book"
    shutil.copytree(book, folder, ignore=shutil.ignore_patterns("dist"))
    notes = Image.Exif()
    notes[0x013B] = CANARY
    stream = io.BytesIO()
    Image.new("RGB", (400, 600), "red").save(stream, "JPEG", exif=notes, comment=CANARY.encode())
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images" / "cover.jpg").write_bytes(stream.getvalue())
    assert CANARY.encode() in stream.getvalue()
    edition = folder / "edition.toml"
    text = edition.read_text()
    edition.write_text(
        text.replace('title = "Talk"', 'title = "Talk"\ncover = "images/cover.jpg"', 1)
    )
    image = opening.read_edition(edition).cover
    assert image is not None
    assert CANARY.encode() not in image.data
