"""``publisher make FILE --into DIR`` under siege, as a process like any other.

Each case is judged alike: it ends, its exit code is one that DESIGN gives, what it says names the
file and moves no terminal, and the folder holds a whole book or none.  Every planted word is in
the EPUB, once and in order, and nothing in the EPUB runs, or is fetched, when it is opened.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

import pikepdf
import pytest
from attacks import CANARY, docx, epub, odt, overlapping, png

pytestmark = pytest.mark.slow

WORDS = ("quomra", "quivel", "quasto")
TALK = "Q: {} is it?\n\nA: {} it is.\n\nQ: {} was it?\n".format(*WORDS)
_MOVES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ACTIVE = frozenset("script iframe object embed form input video audio base".split())
_ACTIONS = ("/JavaScript", "/Launch", "/GoToR", "/SubmitForm")
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@dataclass(frozen=True)
class Siege:
    """A file to make a book of: its name, its bytes, and the exit codes that are right."""

    name: str
    data: bytes | str
    codes: tuple[int, ...] = (0,)
    words: tuple[str, ...] = WORDS
    line: bool = False
    """The refusal tells the line, too."""
    beside: dict[str, bytes] = field(default_factory=dict)


def _text(between: str) -> str:
    """Return a talk with something between its first words."""
    return TALK.replace(" is it", f" {between} is it")


def _html(between: str) -> str:
    return "<html><body>{}<p>Q: {}?</p>{}<p>A: {}.</p><p>Q: {}?</p></body></html>".format(
        "", WORDS[0], between, *WORDS[1:]
    )


def _everything(address: str) -> str:
    """Return markup that would fetch, run or read something wherever HTML can."""
    return (
        f'<img src="{address}"><img srcset="{address} 2x"><link rel=stylesheet href="{address}">'
        f"<style>@import '{address}'; p {{ background: url({address}) }}</style>"
        f'<p style="content: url({address})" onclick="x()">styled</p>'
        f'<iframe src="{address}"></iframe><object data="{address}"></object>'
        f'<embed src="{address}"><video src="{address}" poster="{address}"></video>'
        f'<script src="{address}"></script><script>alert(1)</script>'
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}"/></svg>'
        f'<a rel=attachment href="{address}">one</a> <a href="javascript:alert(1)">two</a>'
        f'<form action="{address}"><input name=x></form><base href="{address}">'
    )


def _deep(depth: int) -> str:
    return _html("<div>" * depth + "<p>A: deep.</p>" + "</div>" * depth)


def _cues(*cues: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


_BOMB = "x" * (80 << 20)
_GOOD = "00:00:01.000 --> 00:00:02.000\nNora: {}"

MADE = {
    "fetching html": lambda at: Siege("a.html", _html(_everything(at))),
    "fetching markdown": lambda at: Siege("a.md", _text("") + "\n" + _everything(at)),
    "fetching epub": lambda at: Siege(
        "a.epub", epub(f'<p>Q: {WORDS[0]}?</p><p><img src="{at}"/></p><p>A: {WORDS[1]}.</p>'),
        words=WORDS[:2],
    ),
    "local html": lambda at: Siege("a.html", _html(_everything("file://outside.txt"))),
    "local markdown": lambda at: Siege("a.md", TALK + "\n![a](../outside.txt)\n"),
    "huge picture": lambda at: Siege(
        "a.md", TALK + "\n![a](p.png)\n", (0, 3), beside={"p.png": png(20_000, 20_000)}
    ),
    "template": lambda at: Siege("a.txt", _text("{{7*7}} {% for x in y %} ${7*7}")),
    "deep 256": lambda at: Siege("a.html", _deep(256)),
    "deep 2000": lambda at: Siege("a.html", _deep(2_000)),
    "unclosed comment": lambda at: Siege("a.md", _text("<!-- open")),
    "text before elements": lambda at: Siege(
        "a.html", "<body>Q: {}?<p>A: {}.</p>Q: {}?</body>".format(*WORDS)
    ),
    "controls": lambda at: Siege("a.txt", _text("\x00\x01\x1b[31m\x85\x9b \ufffe \u202e")),
    "marks": lambda at: Siege("a.txt", _text("e" + "\u0301" * 50_000)),
    "one word": lambda at: Siege("a.txt", _text("a" * 100_000)),
    "one word of Han": lambda at: Siege("a.txt", _text("\u4e2d" * 20_000)),
    "one word of Arabic signs": lambda at: Siege("a.txt", _text("\ufd3e" * 10_000)),
    "blanks": lambda at: Siege("a.txt", _text(" " * 50_000)),
    "brackets": lambda at: Siege("a.md", _text("[" * 5_000)),
    "angles": lambda at: Siege("a.txt", _text("< " * 30_000)),
    "short turns": lambda at: Siege("a.txt", "Q: {}\n\nA: {}\n".format(*WORDS), words=WORDS[:2]),
    "halves of a pair": lambda at: Siege(
        "a.rtf", "{{\\rtf1 Q: {} \\u-10179?\\par A: {} \\u-8704?\\par}}".format(*WORDS),
        words=WORDS[:2],
    ),
    "hostile name": lambda at: Siege("a\x1b[31m\n\u202eb.txt", TALK),
    "name of no Unicode": lambda at: Siege(os.fsdecode(b"a\xff.txt"), TALK),
    "name of a device": lambda at: Siege("CON.txt", TALK),
}  # fmt: skip
"""What becomes a book."""

REFUSED = {
    "entities docx": Siege("a.docx", docx(before=_LAUGHS), (3,)),
    "entities odt": Siege("a.odt", odt(before=_LAUGHS), (3,)),
    "entities xml": Siege("a.xml", _LAUGHS + "<TEI><text>&i;</text></TEI>", (3,)),
    "outside docx": Siege(
        "a.docx", docx(before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), (3,)
    ),
    "bomb docx": Siege("a.docx", docx(**{"word/more.xml": _BOMB}), (3,)),
    "bomb epub": Siege("a.epub", epub("<p>x</p>", **{"more.xhtml": _BOMB}), (3,)),
    "overlap": Siege("a.docx", overlapping(500, 1 << 20), (3,)),
    "half an archive": Siege("a.docx", docx()[:200], (3,)),
    "deep json": Siege("a.json", "[" * 100_000 + "]" * 100_000, (3,)),
    "aliases": Siege("a.md", "---\na: &a [x, x]\nb: [*a, *a]\n---\n\n" + TALK, (0, 3)),
    "no UTF-8": Siege("a.txt", b"Q: Who?\n\nA: \xff\xfe\x80 me.\n", (3,), line=True),
    "binary": Siege("a.txt", bytes(range(256)) * 50, (3,)),
    "empty": Siege("a.txt", b"", (3,)),
    "large": Siege("a.txt", b"Q: Who?\n\nA: Me.\n\n" * (26 << 16), (3,)),
    "bad time": Siege(
        "a.vtt", _cues(_GOOD.format("one"), "00:xx --> 00:00:04.000\nEmil: two"), (0, 3)
    ),
}


@dataclass
class Bench:
    """Where a case runs, and what runs it."""

    folder: Path
    said: str = ""

    @property
    def out(self) -> Path:
        """The folder of the edition."""
        return self.folder / "out"

    def make(self, *raws: Path | str, before: tuple[str, ...] = (), **environment: str) -> int:
        """Run the command to its end; return its exit code."""
        temporary = self.folder / "tmp"
        temporary.mkdir(exist_ok=True)
        surroundings = os.environ | {
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "TMPDIR": str(temporary),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, "-m", "publisher", "make", *map(os.fspath, raws)]
        done = subprocess.run(
            [*before, *command, "--into", str(self.out)],
            cwd=self.folder,
            env=surroundings | environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        self.said = done.stderr.decode("utf-8", "backslashreplace")
        assert "Traceback" not in self.said
        assert not _MOVES.search(self.said), self.said
        assert not list(temporary.iterdir())
        assert not [p for p in self.out.rglob("*") if ".part" in p.name]
        return done.returncode

    def judge(self, words: tuple[str, ...]) -> None:
        """Look into every finished file."""
        (book,) = self.out.glob("dist/*/*.epub")
        text = "".join(_texts(book).split())
        assert [text.count(word) for word in words] == [1] * len(words)
        assert sorted(words, key=text.index) == list(words)
        for path in self.out.glob("dist/*/*.pdf"):
            _harmless(path)


def _texts(book: Path) -> str:
    """Return the text of an EPUB's chapters; every document must be well formed and harmless."""
    told: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        assert name.rpartition(":")[2].lower() not in _ACTIVE, name
        for key, said in attributes.items():
            assert not key.lower().startswith("on"), key
            if key in ("href", "src", "xlink:href") and re.match(r"[a-z+.-]+:|//", said.lower()):
                assert name == "a", (name, said)
                assert said.startswith(("http://", "https://", "mailto:")), said

    with zipfile.ZipFile(book) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            data = archive.read(name)
            assert CANARY.encode() not in data
            if name.endswith((".xhtml", ".opf", ".ncx")):
                parser = expat.ParserCreate()
                parser.StartElementHandler = begin
                if "nav" not in name and name.endswith(".xhtml"):
                    parser.CharacterDataHandler = told.append
                parser.Parse(data, True)
    return "".join(told)


def _harmless(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary):
                assert one.get("/S") not in _ACTIONS
                address = str(one.get("/URI", "https:"))
                assert address.startswith(("http:", "https:", "mailto:")), address


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Give a folder to make a book in."""
    return Bench(tmp_path)


@pytest.fixture
def listener() -> Iterator[tuple[str, socket.socket]]:
    """Give an address that nobody may ask, and the socket that waits there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x", server


def _placed(siege: Siege, bench: Bench) -> Path:
    folder = bench.folder / "in"
    folder.mkdir()
    (bench.folder / "outside.txt").write_text(CANARY)
    for name, data in siege.beside.items():
        (folder / name).write_bytes(data)
    data = siege.data if isinstance(siege.data, bytes) else siege.data.encode()
    (folder / siege.name).write_bytes(data)
    return folder / siege.name


@pytest.mark.parametrize("case", MADE)
def test_what_can_be_a_book_is_one(
    case: str, bench: Bench, listener: tuple[str, socket.socket]
) -> None:
    """Every word, and nothing that runs or is fetched."""
    address, server = listener
    siege = MADE[case](address)
    code = bench.make(_placed(siege, bench), http_proxy=address)
    assert code in siege.codes, bench.said
    bench.judge(siege.words)
    with pytest.raises(BlockingIOError):
        server.accept()


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_is_named(case: str, bench: Bench) -> None:
    """With its line, where there is one; and nothing is half made."""
    siege = REFUSED[case]
    code = bench.make(_placed(siege, bench))
    assert code in siege.codes, bench.said
    if code:
        assert siege.name in bench.said
        assert not siege.line or re.search(re.escape(siege.name) + r":\d+", bench.said)
        assert not list(bench.out.glob("dist/*/*"))


def _link(folder: Path) -> Path:
    (folder / "l.txt").symlink_to(folder / "outside.txt")
    return folder / "l.txt"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "f.txt")
    return folder / "f.txt"


@pytest.mark.parametrize(
    "special",
    [
        _link,
        _pipe,
        lambda folder: Path("/dev/zero"),
        lambda folder: Path("/proc/self/mem"),
        lambda folder: folder / ("n" * 300 + ".txt"),
        lambda folder: folder / "missing.txt",
    ],
    ids=["link", "pipe", "device", "memory", "long name", "missing"],
)
def test_no_file_at_all_is_refused(special: Callable[[Path], Path], bench: Bench) -> None:
    """It does not stop what stands beside it."""
    good = _placed(Siege("a.txt", TALK), bench)
    path = special(bench.folder)
    assert bench.make(path, good) == 3
    assert path.name in bench.said
    bench.judge(WORDS)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("closed", "codes"),
    [(">&-", (0, 4)), (">/dev/full", (0, 4)), ("2>/dev/full", (0,)), ("2>&-", (0,)), ("<&-", (0,))],
)
def test_nobody_listens(closed: str, codes: tuple[int, ...], bench: Bench) -> None:
    """The book is whole all the same."""
    good = _placed(Siege("a.txt", TALK), bench)
    assert bench.make(good, before=("sh", "-c", f'exec "$@" {closed}', "sh")) in codes
    bench.judge(WORDS)


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs prlimit")
@pytest.mark.parametrize("limit", ["--nofile=64", f"--as={250 << 20}", "--fsize=100000"])
def test_scarcity_is_said(limit: str, bench: Bench) -> None:
    """There is a whole book, or none and a reason."""
    good = _placed(Siege("a.txt", TALK), bench)
    code = bench.make(good, before=("prlimit", limit, "--"))
    assert code in (0, 4), bench.said
    if code == 0:
        bench.judge(WORDS)
    else:
        assert bench.said
        assert not list(bench.out.glob("dist/*/*"))


def test_another_interview_joins_what_nobody_edited(bench: Bench) -> None:
    """Once its author has edited the edition file, the book is theirs to list."""
    first = _placed(Siege("a.txt", TALK), bench)
    assert bench.make(first) == 0
    second = first.with_name("b.txt")
    second.write_text("Q: quendro?\n\nA: quorlim.\n")
    assert bench.make(second) == 0, bench.said
    bench.judge((*WORDS, "quendro", "quorlim"))

    edition = bench.out / "edition.toml"
    edited = edition.read_bytes() + b"# mine\n"
    edition.write_bytes(edited)
    third = first.with_name("c.txt")
    third.write_text("Q: Who?\n\nA: Me.\n")
    assert bench.make(third) == 3
    assert "does not list interviews/c.md" in bench.said
    assert edition.read_bytes() == edited


def test_a_book_among_its_raw_files(bench: Bench) -> None:
    """Made again, it does not take its own copies for more interviews."""
    folder = _placed(Siege("a.txt", TALK), bench).parent
    bench.folder = folder
    for _ in range(2):
        assert bench.make(folder) in (0, 3), bench.said
        shutil.rmtree(folder / "tmp")
        bench.judge(WORDS)


def test_edits_and_foreign_files_survive(bench: Bench) -> None:
    """A second run builds from the manuscript as it is now."""
    good = _placed(Siege("a.txt", TALK), bench)
    assert bench.make(good) == 0
    (manuscript,) = bench.out.glob("interviews/*.md")
    edited = manuscript.read_text().replace("it is.", "it is, edited.")
    manuscript.write_text(edited)
    foreign = next(bench.out.glob("dist/*")) / "mine.txt"
    foreign.write_text("mine")
    assert bench.make(good) == 0
    assert manuscript.read_text() == edited
    assert foreign.read_text() == "mine"
