"""Editions to measure: some of the interviews of a folder, in a folder of their own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from publisher.making import write_edition_file

__all__ = ["PUBLISHER", "Edition", "edition", "ingested", "spread"]

Item = TypeVar("Item")

PUBLISHER = (sys.executable, "-m", "publisher")


@dataclass(frozen=True)
class Edition:
    """A folder with an edition of some manuscripts, and a cache that nothing else uses."""

    folder: Path
    names: Sequence[str]

    @property
    def files(self) -> list[Path]:
        """The manuscripts."""
        return [self.folder / name for name in self.names]

    @property
    def megabytes(self) -> float:
        """How long the manuscripts are."""
        return sum(file.stat().st_size for file in self.files) / 1e6


@contextmanager
def ingested(raws: Path) -> Iterator[Edition]:
    """Give an edition of all interviews below a folder that can be ingested."""
    with tempfile.TemporaryDirectory() as place:
        into = Path(place)
        command = [*PUBLISHER, "ingest", str(raws), "--into", place]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        texts = sorted((into / "interviews").glob("*.md"))
        yield edition(into, [text.relative_to(into).as_posix() for text in texts])


def edition(folder: Path, names: Sequence[str]) -> Edition:
    """Write an edition file that lists the manuscripts of those names."""
    write_edition_file(folder / "edition.toml", "Conversations", names)
    return Edition(folder, names)


def spread(items: Sequence[Item], size: int) -> list[Item]:
    """Return so many items, evenly from the whole list, so that long and short are among them."""
    return [items[number * len(items) // size] for number in range(size)]
