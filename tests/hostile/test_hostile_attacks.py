"""Attacks on readers of strangers' files: each is refused with its place, or does nothing.

One case or more for each row of the table of attacks that the security model of the program
keeps (fetching, local files, entities, bombs, slow patterns, terminals, folders).  All go through
the commands as a user gives them.  Whether the local server and the workers of typesetting hold is
told by their own tests.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, NoneType

import pytest
from attacks import CANARY, TALK, canary, docx, epub, odt, overlapping, packed, png, watched

from publisher import files, intake, pictures, transforms
from publisher.cli import console
from publisher.cli import run as running
from publisher.cli.run import run
from publisher.errors import InputError, LossError, PublisherError
from publisher.readers import package, plain
from publisher.source import Location

SECONDS = 20
"""No attack may take longer, and none takes more than one on a machine at rest."""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, beside which a file lies that nothing may read."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    canary(tmp_path)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@contextmanager
def bounded() -> Iterator[None]:
    """Fail what hangs."""

    def late(number: int, frame: FrameType | None) -> None:
        pytest.fail("took too long")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def ingested(name: str, data: bytes) -> tuple[int, str]:
    """Ingest a file by the command; return its exit code and the manuscript, if there is one.

    Whatever becomes of it, nothing is asked for and nothing outside is read or told.
    """
    Path(name).write_bytes(data)
    with bounded(), watched() as watch:
        code = run(["ingest", name, "--into", "book", "-j", "1"])
    assert watch.asked == []
    assert [path for path in watch.opened if "outside" in path or "passwd" in path] == []
    made = "".join(path.read_text() for path in sorted(Path("book").glob("interviews/*.md")))
    assert CANARY not in made
    assert "root:" not in made
    return code, made


def refused(name: str, data: bytes, capsys: pytest.CaptureFixture[str], said: str = "") -> str:
    """Ingest what is to be refused; return the message, which names the file."""
    code, made = ingested(name, data)
    told = capsys.readouterr().err
    assert (code, made) == (3, ""), told
    assert told.startswith(f"refused: {name}")
    assert "Traceback" not in told
    assert said in told
    return told


# --- fetching, local files, foreign styles -----------------------------------------------------

FETCHING = (
    "<img src='{}'>", "<link rel=stylesheet href='{}'>", "<style>@import '{}';</style>",
    "<style>p{{background:url({})}}</style>", "<style>p::before{{content:url({})}}</style>",
    "<style>@font-face{{font-family:a;src:url({})}}</style>", "<ul style='list-style:url({})'><li>x</ul>",
    "<object data='{}'></object>", "<embed src='{}'>", "<svg><image href='{}'/></svg>",
    "<a rel=attachment href='{}'>x</a>", "<link rel=attachment href='{}'>",
    "<style>@color-profile device-cmyk{{src:url({})}}</style>", "<base href='{}'><img src=a.png>",
    "<p style='border-image:url({})'>x</p>", "<iframe src='{}'></iframe>", "<video src='{}'></video>",
    "<script src='{}'></script>", "<meta http-equiv=refresh content='0;url={}'>", "<p style='cursor:url({})'>x",
    "<svg><use href='{}'/></svg>", "<svg><style>@import '{}';</style></svg>", "<body background='{}'>",
    "<table background='{}'><tr><td>x</table>", "<input type=image src='{}'>", "<picture><source srcset='{}'></picture>",
)  # fmt: skip
ADDRESSES = (
    "http://127.0.0.1:9/x",
    "file:///etc/passwd",
    "../outside.txt",
    "..%2foutside.txt",
    "//127.0.0.1:9/x",
)


@pytest.mark.parametrize("mark", FETCHING)
@pytest.mark.parametrize("name", ["talk.html", "talk.md"])
def test_nothing_is_fetched_or_attached(mark: str, name: str) -> None:
    """No address is asked and no file read, whatever names it; the words around it are kept."""
    marks = "\n\n".join(mark.format(address) for address in ADDRESSES)
    code, made = ingested(
        name, f"<p>Bread before.</p>\n\n{marks}\n\n<p>Bread behind.</p>\n".encode()
    )
    assert code == 0
    assert "Bread before" in made
    assert "Bread behind" in made
    assert "<" not in made.split("---", 2)[2].replace("\\<", "")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "notes.html"],
)
@pytest.mark.parametrize("name", ["talk.html", "talk.md", "talk.docx", "talk.odt"])
def test_only_harmless_links_are_kept(name: str, target: str) -> None:
    """The words of a link stay; no address remains that runs, reads or leads into a folder."""
    link = f'<a href="{target}">warm bread</a>'
    data = {
        "talk.html": f"<p>There was {link} today.</p>".encode(),
        "talk.md": f"There was [warm bread]({target}) today.".encode(),
        "talk.docx": docx(
            "<w:p><w:hyperlink r:id='a'><w:r><w:t>There was warm bread today.</w:t></w:r></w:hyperlink></w:p>"
        ),
        "talk.odt": odt(
            f"<text:p>There was <text:a href='{target}'>warm bread</text:a> today.</text:p>"
        ),
    }[name]
    code, made = ingested(name, data)
    assert code == 0
    assert "warm bread" in made
    assert f"]({target}" not in made.lower() or target == "notes.html"


@pytest.mark.parametrize(
    "inner", ["../outside.txt", "link/outside.txt", "/etc/passwd", "a/../../outside.txt"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(inner: str, tmp_path: Path) -> None:
    """By dots, by an absolute path, by a link in the middle."""
    Path("link").symlink_to(tmp_path)
    with pytest.raises(InputError):
        files.read_inside(Path.cwd(), inner)
    with pytest.raises(InputError):
        files.open_inside(Path.cwd(), inner)


# --- entities ----------------------------------------------------------------------------------

OUTSIDE = "file:///etc/passwd"
DECLARED = {
    "external": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{OUTSIDE}">]>',
    "parameter": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{OUTSIDE}"> %p;]>',
    "laughs": '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "<!ENTITY e '&j;'>]>",
    "quadratic": f'<!DOCTYPE x [<!ENTITY e "{"a" * 50_000}">]>',
    "fetched": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">',
}  # fmt: skip


@pytest.mark.parametrize("declared", DECLARED.values(), ids=list(DECLARED))
@pytest.mark.parametrize("ending", ["tei", "trs", "ttml", "xml", "docx", "odt"])
def test_no_entity_is_read(declared: str, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that declares or needs an entity of its own is refused, with line and column."""
    said = "Bread &e; warm"
    body = {
        "tei": f"<TEI><text><body><u who='#a'>{said}</u></body></text></TEI>",
        "trs": f"<Trans><Episode><Section><Turn>{said}</Turn></Section></Episode></Trans>",
        "ttml": f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p>{said}</p></div></body></tt>',
        "xml": f"<TEI><text><body><p>{said}</p></body></text></TEI>",
    }
    data = (
        docx(f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>", before=declared)
        if ending == "docx"
        else odt(f"<text:p>{said}</text:p>", before=declared)
        if ending == "odt"
        else (declared + body[ending]).encode()
    )
    told = refused(f"talk.{ending}", data, capsys)
    assert ":1:" in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("epub", "META-INF/container.xml"),
        ("epub", "a.opf"),
        ("epub", "a.xhtml"),
        ("docx", "word/styles.xml"),
        ("docx", "word/numbering.xml"),
    ],
)
def test_no_part_declares_entities(
    ending: str, name: str, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A part of an archive is refused by its name, also one that is read for settings only."""
    part = {name: f"\n{DECLARED['external']}<a>&e;</a>".encode(encoding)}
    data = epub("<p>Bread.</p>", **part) if ending == "epub" else docx(**part)
    told = refused(f"talk.{ending}", data, capsys)
    assert f"{name}:2:13: XML that declares a document type of its own" in told


def test_nothing_is_included(capsys: pytest.CaptureFixture[str]) -> None:
    """XInclude is a mark as any other."""
    included = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../outside.txt" parse="text"/>'
    text = f"<TEI><text><body><p>Bread {included} warm.</p></body></text></TEI>"
    code, made = ingested("talk.xml", text.encode())
    assert code == 0
    assert "Bread" in made


# --- YAML, TOML, JSON --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)),
        "a: [" + "x, " * 300_000 + "]\n",
        "a: !!python/object/apply:os.system ['id']\n",
        "? " * 5000 + "a\n",
        "date: 2020-99-99\ntitle: no\nperson: 0123\n",
    ],
    ids=["aliases", "flow", "object", "keys", "scalars"],
)  # fmt: skip
def test_a_header_is_no_program(header: str) -> None:
    """Aliases are not followed, objects not made; what is no header is text."""
    code, _made = ingested("talk.md", f"---\n{header}---\n\n{TALK}".encode())
    assert code in (0, 3)


@pytest.mark.parametrize(
    "toml",
    ["a" + ".a" * 50_000 + " = 1", "x = [" * 5000, "x = " + "9" * 5000, "[" * 3000, 'x = "' + "a" * 70_000],
    ids=["dots", "deep", "digits", "brackets", "long"],
)  # fmt: skip
def test_an_edition_file_is_bounded(toml: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What would fill the memory is refused before it is read."""
    Path("edition.toml").write_text(toml)
    with bounded():
        assert run(["build", "."]) == 3
    told = capsys.readouterr().err
    assert "edition.toml" in told
    assert "Traceback" not in told


TURN = '{"speaker": "Ann", "text": "Bread at three."}'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, 3),
        ('{"a":' * 100_000, 3),
        ('[{"speaker": "Ann", "start": ' + "9" * 5000 + ', "text": "Bread at three."}]', None),
        ('[{"speaker": "Ann", "text": "Bread \\ud800 at three."}]', 0),
        ('[{"speaker": "Ann", "text": "First words.", "text": "Bread at three."}]', 3),
        ('[{"speaker": "Ann", "start": NaN, "text": "Bread at three."}]', 3),
        (f"[{TURN}, {TURN[:-1]}", 3),
    ],
    ids=["lists", "objects", "digits", "surrogate", "twice", "nan", "cut"],
)
def test_json_is_bounded(text: str, code: int | None, capsys: pytest.CaptureFixture[str]) -> None:
    """Depth and digits end in a message; a half of a letter never reaches the disk."""
    got, _ = ingested("talk.json", text.encode())
    told = capsys.readouterr().err
    assert got == code if code is not None else got in (0, 3), told
    assert "Traceback" not in told
    if got == 3:
        assert "refused: talk.json" in told


# --- archives ----------------------------------------------------------------------------------

UNSAFE = {
    "members": lambda: packed(**{"word/document.xml": "<a/>", **{f"m{n}": "" for n in range(5001)}}),
    "ratio": lambda: docx(**{"word/document.xml": b" " * 30_000_000}),
    "total": lambda: docx(**{f"m{n}": os.urandom(1 << 20) + bytes(5 << 20) for n in range(11)}),
    "overlap": lambda: overlapping(400, 1 << 20),
    "dots": lambda: docx(**{"../../evil.txt": "x"}),
    "absolute": lambda: docx(**{"/etc/evil": "x"}),
    "backslash": lambda: docx(**{"a\\b": "x"}),
    "cut": lambda: docx()[:-30],
    "empty": lambda: b"PK\5\6" + bytes(18),
}  # fmt: skip


@pytest.mark.parametrize("made", UNSAFE.values(), ids=list(UNSAFE))
@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_an_archive_is_no_bomb(
    made: Callable[[], bytes], ending: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Limits on members, total, ratio, overlap and names; nothing is extracted."""
    refused(f"talk.{ending}", made(), capsys)
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize("given", [["--", "-rf"], ["./-rf"], ["./-rf", "--", "--help"]])
def test_a_name_may_look_like_an_option(given: list[str]) -> None:
    """Behind ``--`` and in a folder a name is a name; it needs no ending to be read."""
    for name in ("-rf", "--help"):
        Path(name).write_text(TALK)
    assert run(["ingest", "--into", "book", "-j", "1", *given]) == 0
    assert [path.name for path in Path("book/interviews").glob("rf.md")] == ["rf.md"]


def test_a_title_is_no_path() -> None:
    """A title with dots and slashes makes no name of a file."""
    code, _ = ingested("talk.md", f"---\ntitle: ../../../evil\n---\n\n{TALK}".encode())
    assert code == 0
    assert [path.name for path in Path("book/interviews").iterdir()] == ["talk.md"]


@pytest.mark.parametrize(
    "name",
    ["..md", "-rf.txt", "CON.txt", "a\nb.txt", "\u202ex.txt", "[red]x[.txt", "ü" * 100 + ".txt"],
)
def test_a_name_moves_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Names that systems, terminals or consoles would obey become plain ones."""
    Path(name).write_text(TALK)
    code = run(["ingest", "--into", "book", "-j", "1", "--", name])
    out, told = capsys.readouterr()
    assert code in (0, 3)
    assert all(c.isprintable() or c == "\n" for c in out + told)
    for made in Path("book").glob("interviews/*"):
        assert made.name.isascii()
        assert made.stem.lower() != "con"


# --- templates, pictures, styles ---------------------------------------------------------------


def test_words_are_never_a_template() -> None:
    """What looks like one is kept as it was typed."""
    said = "{{ 7*7 }} {% include '/etc/passwd' %} {{ x.__class__ }} ${7*7} <%= 7 %>"
    code, made = ingested("talk.txt", f"{TALK}\nQ: {said}\n".encode())
    assert code == 0
    assert "49" not in made
    assert "7*7" in made.replace("\\", "")


@pytest.mark.parametrize(("width", "height"), [(12_000, 12_000), (30_000, 30_000), (5_001, 5_001)])
def test_a_picture_is_measured_before_it_is_read(width: int, height: int) -> None:
    """Few bytes that would be a thousand million points are refused by their head."""
    with bounded(), pytest.raises(PublisherError):
        pictures.examine("a.png", png(width, height), Location("a.png"))


@pytest.mark.parametrize(
    "style",
    ["p" + "~p" * 40 + "{}", ":root{" + "".join(f"--a{n + 1}:var(--a{n}) var(--a{n});" for n in range(40)) + "}",
     "p{font-size:1e9px}", "div{columns:4}", "p{width:calc(" + "(" * 3000 + "}"],
    ids=["siblings", "variables", "huge", "columns", "brackets"],
)  # fmt: skip
def test_foreign_styles_are_not_obeyed(style: str) -> None:
    """A style sheet of a page is read for bold and italics at most."""
    nested = "<div>" * 12 + "<p>Bread at three.</p>" + "</div>" * 12
    svg = (
        "<svg>"
        + "".join(f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(30))
        + "</svg>"
    )
    text = f"<style>{style}</style>{svg}<table><td colspan=1000000>x</table>{nested}"
    code, made = ingested("talk.html", text.encode())
    assert code == 0
    assert "Bread at three" in made


# --- slow patterns, Unicode --------------------------------------------------------------------

SLOW = {
    "label": "aaaa " * 20_000 + "!",
    "blanks": "a" + " " * 200_000 + "b",
    "angles": "<" * 60_000,
    "digits": "1" * 100_000,
    "fields": r"{\rtf1 " + r'{\field{\*\fldinst HYPERLINK "a' * 5000,
    "brackets": "[" * 100_000,
    "marks": "a\u0301\u0327" * 60_000,
    "zalgo": "a" + "\u0301" * 100_000,
    "word": "x" * 100_000,
    "arrows": "00:00:01,000 --> " * 10_000,
    "quotes": '"' * 50_000,
    "tags": "<a b='" * 20_000,
    "references": "&amp" * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", SLOW.values(), ids=list(SLOW))
@pytest.mark.parametrize("ending", ["txt", "md", "srt", "vtt", "html", "rtf", "csv", "wiki", "eml"])
def test_no_pattern_is_slow(text: str, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What makes patterns of other programs run for ever is read or refused at once."""
    head = {"vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n", "srt": "1\n00:00:01,000 --> 00:00:02,000\n",
            "eml": "From: a@b.test\nSubject: x\nMIME-Version: 1.0\n\n", "csv": "speaker,text\nAnn,"}  # fmt: skip
    code, _ = ingested(f"talk.{ending}", (head.get(ending, "") + text + "\n").encode())
    assert code in (0, 3), capsys.readouterr().err


# --- terminals ---------------------------------------------------------------------------------

MOVING = "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\u202e\u2066[link=x][foo]\r"


def test_no_message_moves_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """What a file holds, and what it is called, is shown with its signs escaped."""
    name = f"talk{MOVING}.docx"
    Path(name).write_bytes(b"PK\3\4" + MOVING.encode())
    assert run(["ingest", name, "-j", "1"]) == 3
    out, told = capsys.readouterr()
    assert all(c.isprintable() or c == "\n" for c in out + told)
    assert "\\x1b" in told


# --- folders -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["link", "device", "pipe", "folder link", "loop"])
def test_a_folder_is_walked_without_following(kind: str, tmp_path: Path) -> None:
    """Links, devices and pipes are passed over; the file beside them is read."""
    folder = Path("in")
    folder.mkdir()
    (folder / "good.txt").write_text(TALK)
    odd = folder / "odd.txt"
    match kind:
        case "link":
            odd.symlink_to(tmp_path / "outside.txt")
        case "device":
            odd.symlink_to("/dev/zero")
        case "pipe":
            os.mkfifo(odd)
        case "folder link":
            odd.symlink_to(tmp_path)
        case _:
            odd.symlink_to(odd.name)
    with bounded(), watched() as watch:
        assert run(["ingest", "in", "--into", "book", "-j", "1"]) in (0, 3)
    assert not [path for path in watch.opened if "outside" in path]
    assert [path.name for path in Path("book/interviews").iterdir()] == ["good.md"]


@pytest.mark.parametrize("kind", ["link", "pipe", "device", "folder"])
def test_what_is_named_must_be_a_file(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link, a pipe or a device that a user names is refused at once."""
    path = Path("odd.txt")
    match kind:
        case "link":
            path.symlink_to(tmp_path / "outside.txt")
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
        case _:
            path.mkdir()
    with bounded():
        assert run(["ingest", str(path), "-j", "1"]) == 3
    assert CANARY not in capsys.readouterr().err


# --- without its guard, each attack works ------------------------------------------------------


def test_links_without_their_guard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With O_NOFOLLOW taken out, a link reads a file outside."""
    Path("odd.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(InputError):
        files.read_bytes(Path("odd.txt"))
    monkeypatch.setattr(os, "O_NOFOLLOW", 0)
    assert files.read_bytes(Path("odd.txt")).decode() == CANARY


def test_pipes_without_their_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """With O_NONBLOCK taken out, a pipe is waited for until somebody writes."""
    os.mkfifo("odd.txt")
    with pytest.raises(InputError):
        files.read_bytes(Path("odd.txt"))
    monkeypatch.setattr(os, "O_NONBLOCK", 0)

    class _Waited(BaseException):
        pass

    def late(number: int, frame: FrameType | None) -> None:
        raise _Waited

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(_Waited):
            files.read_bytes(Path("odd.txt"))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_bombs_without_their_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the limits, 30 KB unpack to 30 MB."""
    bomb = docx(**{"word/document.xml": bytes(30_000_000)})
    assert len(bomb) < 60_000
    with pytest.raises(PublisherError):
        package.open_package("a.docx", bomb)
    monkeypatch.setattr(package, "_measure", lambda *_: None)
    assert len(package.open_package("a.docx", bomb).read("word/document.xml")) == 30_000_000


def test_overlaps_without_their_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the look at places, an archive is taken whose members are all the same bytes."""
    bomb = overlapping(50, 1 << 20)
    with pytest.raises(PublisherError):
        package.open_package("a.zip", bomb)
    monkeypatch.setattr(package, "_check_places", lambda *_: None)
    assert len(package.open_package("a.zip", bomb).names) == 50


def test_terminals_without_their_guard(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the escaping, by the message and once more on its way out, a name clears the screen."""
    assert console.show("a\x1b[2J") == "a\\x1b[2J"
    monkeypatch.setattr(running, "show", str)
    assert run(["build", "a\x1b[2J"]) != 0
    assert "\x1b" not in capsys.readouterr().err
    monkeypatch.setattr(console, "show", str)
    assert run(["build", "a\x1b[2J"]) != 0
    assert "\x1b[2J" in capsys.readouterr().err


def test_the_gate_is_what_keeps_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that loses a word is found out; without the gate it would not be."""
    lines = plain.lines_of
    monkeypatch.setattr(plain, "lines_of", lambda text, start=0: list(lines(text, start))[:-1])
    text = b"Q: How was the bread?\n\nA: It was warm.\n\nQ: And cold?\n\nA: Lost words."
    Path("talk.txt").write_bytes(text)
    Path("other.html").write_text("<p>Q: How?</p><p>A: So.</p>")
    assert run(["ingest", "talk.txt", "--into", "book", "-j", "1"]) == 3
    assert "refused: talk.txt:7: the word “lost” would be lost" in capsys.readouterr().err
    both = intake.ingest([Path("talk.txt"), Path("other.html")], Path("both"))
    assert [(one.status, type(one.error)) for one in both] == [
        ("refused", LossError),
        ("written", NoneType),
    ]
    monkeypatch.setattr(transforms.gate, "check", lambda *_: None)
    assert run(["ingest", "talk.txt", "--into", "book", "-j", "1"]) == 0
    assert "Lost" not in Path("book/interviews/talk.md").read_text()
