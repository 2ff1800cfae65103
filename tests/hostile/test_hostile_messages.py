"""Whatever strangers call their files and put into them, no terminal is moved by it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.cli import console
from publisher.cli.app import app
from publisher.cli.run import run

EVIL = "talk\x1b[2J\x1b]52;c;ZXZpbA==\x07\x9b31m\nerror: forged\r[red]a[/foo][link=x]\u202e\udcff"
"""Clears the screen, fills the clipboard, forges a line, is markup of Rich, turns, is no text."""

TALK = "Question: What do you wind?\n\nAda: Eleven clocks, and the one that stopped.\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def heard(*arguments: str) -> str:
    """Run a command line and return all that it said."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        run(list(arguments))
    return said.getvalue()


def assert_harmless(said: str) -> None:
    """Assert that there are but lines of printable characters, none of which is forged."""
    assert all(line.isprintable() for line in said.split("\n")), said
    assert not [line for line in said.split("\n") if line.startswith("error: forged")], said
    said.encode()


def _commands() -> Iterator[tuple[str, ...]]:
    for command in app.registered_commands:
        assert command.callback is not None
        yield (command.name or command.callback.__name__,)
    for group in app.registered_groups:
        assert group.typer_instance is not None
        for command in group.typer_instance.registered_commands:
            yield str(group.typer_instance.info.name), str(command.name)


@pytest.mark.parametrize("command", list(_commands()), ids=" ".join)
@pytest.mark.parametrize("way", ["argument", "two", "option", "number"])
def test_every_command_shows_what_it_was_given(command: tuple[str, ...], way: str) -> None:
    """A usage error echoes the argument, and a missing file its name: both are harmless."""
    given = {
        "argument": (EVIL,),
        "two": (EVIL, f"{EVIL}.md"),
        "option": (f"--{EVIL}",),
        "number": ("--jobs", EVIL),
    }[way]
    if command == ("init",) and way == "argument":
        given = (EVIL, "--title", EVIL)
    if command in {("serve",), ("preview",), ("watch",)} and way == "argument":
        given = (f"{EVIL}/none",)  # which is not there, so that nobody waits for it
    if command in {("ingest",), ("make",)} and way in {"argument", "two"}:
        given = (*given, "--jobs", "1")
    said = heard(*command, *given)
    assert said
    assert_harmless(said)


@given(st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=60))
def test_whatever_the_name_nothing_moves_the_terminal(name: str) -> None:
    """The law: no control character but line ends, for any name of a file."""
    for arguments in (("fmt", f"./{name}"), ("review", "--json", f"./{name}"), (f"x{name}",)):
        said = heard(*arguments)
        assert_harmless(said)
        assert said.count("\n") <= 3


@given(st.text())
def test_whatever_the_text_nothing_moves_the_terminal(text: str) -> None:
    """The second wall: what nobody thought of showing is escaped as it is written."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        console.tell(text)
        console.print_out(text)
    assert_harmless(said.getvalue().replace("error: forged", ""))


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner), max_leaves=5))
def test_json_is_one_harmless_line_and_means_the_same(value: object) -> None:
    """JSON has escapes of its own; who reads it gets the very text."""
    said = io.StringIO()
    with redirect_stdout(said):
        console.emit({"value": value})
    line = said.getvalue().removesuffix("\n")
    assert line.isprintable()
    line.encode()
    assert json.loads(line) == {"value": value}


def test_long_names_are_cut_and_the_end_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A name of 100,000 letters does not hide what is wrong with it."""
    console.tell(f"{'a' * 100_000}: error: too long")
    said = capsys.readouterr().err
    assert len(said) < 2_100
    assert said.endswith(": error: too long\n")


def test_a_file_of_an_evil_name_is_ingested(capsys: pytest.CaptureFixture[str]) -> None:
    """Its manuscript has a plain name, and whatever is told of it is harmless."""
    name = f"{EVIL.replace('/', '')}.txt"
    Path(os.fsencode(name).decode("utf-8", "surrogateescape")).write_text(TALK)
    said = heard("ingest", name, "--into", "book", "-j", "1")
    assert "written: book/interviews/" in said
    assert_harmless(said)
    assert_harmless(heard("ingest", ".", "--dry-run", "--json", "-j", "1"))
    (manuscript,) = Path("book/interviews").iterdir()
    assert manuscript.name.isascii()
    for again in ("review", "explain", "fmt", "check"):
        where = f"{manuscript}:12" if again == "explain" else str(manuscript)
        assert_harmless(heard(again, where))


@pytest.mark.parametrize(
    "text",
    [
        "Question\x1b[31m: One?\n\nAda\u202e: Two \x9b2J three.\n",
        "Q: [red]a[/foo]\n\nA[link=file:///etc/passwd]: b\u2066\u2028c\n",
    ],
)
def test_what_an_interview_says_is_not_obeyed(text: str) -> None:
    """Labels, words and what is proposed of them are shown on all the desk's sheets."""
    Path("talk.txt").write_text(text)
    said = heard("ingest", "talk.txt", "--into", "book", "-j", "1")
    said += heard("ingest", "talk.txt", "--dry-run", "--json", "-j", "1")
    manuscript = "book/interviews/talk.md"
    said += heard("review", manuscript) + heard("diff", "book/raw/talk.txt", manuscript, "--all")
    said += "".join(heard("explain", f"{manuscript}:{line}") for line in range(1, 30))
    assert_harmless(said)


@pytest.mark.parametrize("command", ["build", "check", "names", "people", "verify", "release"])
def test_what_an_edition_says_is_not_obeyed(command: str) -> None:
    """An edition file may be a stranger's, too."""
    Path("edition.toml").write_text(
        'title = "T\\u001b[2J[red]x[/foo]"\nunknown = "\\u202e"\n"\\u001b]0;x\\u0007" = 1\n'
        '[[interview]]\nfile = "a\\nerror: forged.md"\n'
    )
    said = heard(command, ".")
    assert said
    assert_harmless(said)


def test_progress_obeys_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is being done is shown on a terminal as it is called."""
    drawn = io.StringIO()
    drawn.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", drawn)
    monkeypatch.setenv("TERM", "xterm")
    with console.progress() as step:
        step("[red]a[/foo]\x1b]52;c;eA==\x07", 1, 2)
    assert "[red]a[/foo]" in drawn.getvalue()
    assert "\x1b]52" not in drawn.getvalue()


def test_colours_are_ours_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the colours of ``paint`` pass, and nothing else does."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    console.print_out(console.paint("bold", "bold") + "\x1b[2J\x1b]52;c;eA==\x07")
    assert capsys.readouterr().out == "\x1b[1mbold\x1b[0m\\x1b[2J\\x1b]52;c;eA==\\x07\n"


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (RecursionError("too deep"), 70, "fault of publisher"),
        (MemoryError(), 4, "memory ran out"),
        (ValueError(EVIL), 70, "fault of publisher"),
        (OSError(28, "No space left", EVIL), 4, "No space left"),
        (KeyboardInterrupt(), 130, ""),
        (UnicodeEncodeError("ascii", EVIL, 0, 1, "no"), 70, "fault of publisher"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_no_traceback_whatever_happens(
    error: BaseException,
    code: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each is told in a line, and has its exit code."""

    def fails(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr("publisher.cli.commands.ingest", fails)
    assert run(["ingest", "talk.txt"]) == code
    said = capsys.readouterr().err
    assert told in said
    assert "Traceback" not in said
    assert_harmless(said)


def test_a_fault_over_one_file_has_no_traceback_either(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only one file brings about is that file's refusal."""
    Path("talk.txt").write_text(TALK)

    def fails(*_: object, **__: object) -> None:
        raise ValueError(EVIL)

    monkeypatch.setattr("publisher.transforms.normalize", fails)
    said = heard("ingest", "talk.txt", "-j", "1")
    assert "refused: talk.txt" in said
    assert "Traceback" not in said
    assert_harmless(said)


# --- the program as a process ------------------------------------------------------------------


def started(*arguments: str, code: str = "", **environment: str) -> tuple[int, bytes, bytes]:
    """Run the program, or some code, in a process; return its exit code and what it said."""
    command = ["-c", code] if code else ["-m", "publisher", *arguments]
    own = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONIO"))}
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        check=False,
        env={**own, "PYTHONPATH": root, **environment},
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_a_poor_locale_loses_nothing() -> None:
    """Where only ASCII can be written, JSON escapes the rest, and messages spell it."""
    Path("Übung.txt").write_text("Question: Où?\n\nÉloïse: Là-bas, 東京 😀.\n")
    poor = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    code, out, err = started("ingest", "Übung.txt", "--dry-run", "--json", **poor)
    assert code == 0, err
    assert out.isascii()
    assert json.loads(out)["blocks"][-1]["text"] == "Là-bas, 東京 😀."
    code, _, err = started("ingest", "Ünter.txt", **poor)
    assert code == 3
    assert b"\\xdcnter.txt" in err


@pytest.mark.slow
@pytest.mark.parametrize("module", ["typer", "publisher.cli.app", "publisher.cli.run"])
def test_an_interrupt_while_it_loads_has_no_traceback(module: str) -> None:
    """Ctrl-C in the first half second is answered as at any other time."""
    code = f"""
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from publisher.cli import main
main()
"""
    assert started(code=code) == (130, b"", b"Interrupted.\n")


@pytest.mark.slow
def test_libraries_say_nothing() -> None:
    """Warnings, logs, what fails in a destructor and processes would tell names as they are."""
    code = """
import logging, os, subprocess, sys, warnings
from publisher.cli import console
console.prepare(debug=False)
warnings.warn("evil \\x1b[2J")
logging.getLogger("weasyprint.text").error("evil \\x1b[2J")
class Failing:
    def __del__(self): raise ValueError("evil \\x1b[2J")
one = Failing()
del one
os.write(2, b"evil \\x1b[2J")
subprocess.run(["sh", "-c", "echo evil >&2"])
"""
    assert started(code=code) == (0, b"", b"")


@pytest.mark.slow
@pytest.mark.parametrize("streams", ["", "1", "2"])
def test_closed_streams_are_no_fault_of_ours(streams: str) -> None:
    """Without stdout data cannot be told, which is; without stderr messages go nowhere."""
    with tempfile.TemporaryFile() as errors:
        closing = f"{streams}>&-" if streams else ""
        done = subprocess.run(
            ["/bin/sh", "-c", f'"{sys.executable}" -m publisher --version {closing}'],
            stdout=subprocess.PIPE,
            stderr=errors,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            timeout=60,
        )
        errors.seek(0)
        told = errors.read()
    assert done.returncode == (4 if streams == "1" else 0)
    assert b"Traceback" not in told
    assert (b"closed" in told) == (streams == "1")
