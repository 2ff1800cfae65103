"""The page on reviewing is true: its commands, run one after another, print what it prints.

A block ``raw NAME`` is a file, ``console`` holds commands with what they print (data
first, then messages), ``edit PATH`` a line that is taken out and one that comes in.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from publisher.cli.run import run

_PAGE = Path(__file__).parents[2] / "docs" / "reviewing.md"


def test_the_page_is_true(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    accept: bool,
) -> None:
    """Every command of the page prints what stands below it."""
    page = _PAGE.read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    for fence in (token for token in MarkdownIt().parse(page) if token.type == "fence"):
        kind, _, name = fence.info.partition(" ")
        if kind == "raw":
            Path(name).write_text(fence.content)
        elif kind == "edit":
            _edit(Path(name), fence.content)
        elif kind == "console":
            made = "".join(_printed(line, capsys) for line in _commands(fence.content))
            page = page.replace(fence.content, made) if accept else page
            assert accept or fence.content == made
    if accept:
        _PAGE.write_text(page, "utf-8")


def _commands(block: str) -> list[str]:
    return [line for line in block.splitlines() if line.startswith("$ ")]


def _printed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command as a user types it; return it with what it prints."""
    program, *arguments = shlex.split(command.removeprefix("$ "))
    assert program == "publisher"
    assert run([*arguments, "-j1"] if arguments[0] == "ingest" else arguments) == 0
    captured = capsys.readouterr()
    said = (captured.out + captured.err).rstrip("\n")
    return f"{command}\n{said}\n"


def _edit(path: Path, block: str) -> None:
    old, new = (line[2:] for line in block.splitlines())
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
