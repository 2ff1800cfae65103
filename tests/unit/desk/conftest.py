"""A small edition on disk, as ingesting leaves it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import desk
from publisher.intake import ingest

RAW = """An Interview about the Night Shift

Speaker 1: When did you start?

Speaker 2: Nineteen sixty-two. It's a long time.

Speaker 2: I was seventeen.

Speaker 1: Were you ever afraid?

Speaker 2: Of the dark. "Only of the dark.
"""

Edited = Callable[[str, str], desk.Sheet]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Ingest the raw file; return its manuscript."""
    raw = tmp_path / "raw" / "shift.txt"
    raw.parent.mkdir()
    raw.write_text(RAW)
    (one,) = ingest([raw], tmp_path)
    assert one.manuscript
    return one.manuscript


@pytest.fixture
def edited(path: Path) -> Edited:
    """Return a function that puts words in the place of others, as an editor does."""

    def changed(old: str, new: str) -> desk.Sheet:
        text = path.read_text()
        assert text.count(old) == 1
        path.write_text(text.replace(old, new))
        return desk.sheet(path)

    return changed
