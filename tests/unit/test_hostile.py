"""Hostile raw files end: in a manuscript or one clear error, after work in step with their size."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from publisher.errors import PublisherError, RawError
from publisher.intake import ingest

SHAPES: dict[str, Callable[[int], str]] = {
    **{f"only {sign}": lambda n, s=sign: s * n for sign in ":[]\"'><*_`#|7(&-.=~!\\a\u00a0"},  # type: ignore[misc]
    "labels": lambda n: "Q: " * (n // 3),
    "links": lambda n: "[a](" * (n // 4),
    "pictures": lambda n: "![" * (n // 2),
    "comments": lambda n: "<!--" * (n // 4),
    "entities": lambda n: "&a" * (n // 2),
    "emphasis": lambda n: "**a* " * (n // 5),
    "code": lambda n: "`a ``" * (n // 5),
    "asides": lambda n: "[laughs] " * (n // 9),
    "marks": lambda n: "a" + "\u0301" * n,
    "short lines": lambda n: "a\n" * (n // 2),
    "blank lines": lambda n: "a" + "\n" * n + "b",
    "quoted lines": lambda n: "> a\n" * (n // 4),
    "headings": lambda n: "# a\n" * (n // 4),
    "underlined": lambda n: "a\n=\n" * (n // 4),
    "list": lambda n: "1. a\n" * (n // 5),
    "nested list": lambda n: "\n".join("  " * i + "- a" for i in range(int(n**0.5))),
    "nested quotations": lambda n: "\n".join(">" * i + " a" for i in range(int((2 * n) ** 0.5))),
    "definitions": lambda n: "[a]: b\n" * (n // 7),
    "notes": lambda n: "".join(f"w[^{i}]\n\n[^{i}]: b\n\n" for i in range(n // 20)),
    "many labels": lambda n: "".join(f"Ann{chr(97 + i % 26)}e{i}: hi\n\n" for i in range(n // 12)),
    "turns": lambda n: "Q: a?\n\nA: b.\n\n" * (n // 14),
    "the same": lambda n: "The very same paragraph comes again.\n\n" * (n // 38),
    "times": lambda n: "".join(f"[00:{i // 60:02}:{i % 60:02}] word.\n\n" for i in range(n // 19)),
    "broken words": lambda n: "hyph-\nen " * (n // 9),
    "header": lambda n: (
        "---\n" + "key: what is said of it\n" * (n // 24) + "---\n\nQ: a?\n\nA: b.\n"
    ),
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def outcome(path: Path) -> PublisherError | None:
    """Ingest one file without writing; return why it was refused, or None."""
    (one,) = ingest([path], Path("book"), dry_run=True)
    return one.error


def calls(path: Path) -> int:
    """Count the calls that it takes to ingest a file: the same on any machine."""
    count = 0

    def counted(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        error = outcome(path)
    finally:
        sys.setprofile(None)
    assert error is None or isinstance(error, RawError), error
    return count


@pytest.mark.parametrize("ending", [".txt", ".md"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
def test_work_grows_no_faster_than_the_file(shape: Callable[[int], str], ending: str) -> None:
    """Twice the text is at most three times the work."""
    path = Path(f"talk{ending}")
    path.write_text(shape(200))
    calls(path)  # what is done once for all is done now
    path.write_text(shape(600))
    once = calls(path)
    path.write_text(shape(1200))
    assert calls(path) < 3 * once


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "an empty file"),
        (b" \n\t\n" * 9, "an empty file"),
        (b"\x7fELF\x02\x01\x01" + bytes(400), "this is a program"),
        (b"A\x00" * 2 + bytes(600) + b"talk", "not"),
        (bytes(range(1, 32)) * 40, "control characters"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 9, "not"),
    ],
    ids=["empty", "blank", "binary", "NUL", "controls", "picture"],
)
def test_what_is_no_text_is_one_clear_error(data: bytes, message: str) -> None:
    """A binary called .txt is refused by its bytes."""
    Path("talk.txt").write_bytes(data)
    error = outcome(Path("talk.txt"))
    assert isinstance(error, RawError)
    assert message in str(error)
    assert str(error).startswith("talk.txt")


@pytest.mark.parametrize("depth", [10, 100, 2000])
@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "**", "*", "[", "`", "![a", "<b>"])
def test_deep_nesting_ends_in_a_manuscript(mark: str, depth: int) -> None:
    """However deep Markdown nests, its words are read and nothing calls itself too often."""
    Path("talk.md").write_text(mark * depth + "word\n\nQ: And then?\n\nA: Then nothing.\n")
    assert outcome(Path("talk.md")) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "a" * 5_000_000,
        ":" * 5_000_000,
        "[" * 1_000_000,
        "Q: " * 1_700_000,
        "word" + "\n" * 100_000 + "word",
        "a\n" * 100_000,
        "".join(f"Q: Line {n}?\n\nA: Line {n}.\n\n" for n in range(25_000)),
    ],
    ids=["words", "letters", "colons", "brackets", "labels", "blank", "lines", "turns"],
)
def test_very_large_files_are_read(text: str) -> None:
    """Lines of 5 MB, 100,000 lines, 50,000 turns."""
    Path("talk.txt").write_text(text)
    assert outcome(Path("talk.txt")) is None


def test_a_stray_nul_is_taken_out(tmp_path: Path) -> None:
    """One NUL amid speech is a fault, not the sign of a binary."""
    Path("talk.txt").write_bytes(b"Q: One?\n\nA: T\x00wo.\n")
    assert outcome(Path("talk.txt")) is None


def test_a_file_of_50_mb_is_refused_unread() -> None:
    """The limit is told; no more than the limit is read."""
    with Path("talk.txt").open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    assert "larger than 25 MB" in str(outcome(Path("talk.txt")))
