"""A clean book and ways to break it: what the folders of ``tests/findings`` say, carried out.

``clean/`` holds the files of a small sound EPUB as they lie in its container.  Each
other folder is named by a code and holds ``expected.toml``; ``docs/findings.md``
tells its form.
"""

from __future__ import annotations

import io
import random
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

__all__ = ["HERE", "Case", "cases", "clean", "packed"]

HERE = Path(__file__).parent
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Case:
    """One way to break the clean book, and what is then found: code, place, part of the message."""

    code: str
    says: str
    changes: tuple[dict[str, Any], ...]
    findings: tuple[tuple[str, str, str], ...]

    def book(self) -> bytes:
        """Return the broken book."""
        return _Bench().broken(self.changes)


def cases() -> Iterator[Case]:
    """Yield the cases of all folders that break the clean book, in the order of their names."""
    for path in sorted(HERE.glob("*/expected.toml")):
        code = path.parent.name
        for case in tomllib.loads(path.read_text("utf-8")).get("case", ()):
            found = tuple((f.get("code", code), f["where"], f["message"]) for f in case["finding"])
            yield Case(code, case["says"], tuple(case["change"]), found)


def clean() -> dict[str, bytes]:
    """Return the files of the clean book by name, mimetype first."""
    root = HERE / "clean"
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    return {"mimetype": files.pop("mimetype"), **files}


def packed(files: dict[str, bytes]) -> bytes:
    """Return files as a book."""
    return _Bench(files).packed()


class _Bench:
    """A book on the way to being broken; ``rows`` are its files, two of one name if need be."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.rows = [[name, data] for name, data in (files or clean()).items()]
        self.deflated: set[str] = set()
        self.encrypted: set[str] = set()
        self.whole: bytes | None = None
        self.after: list[tuple[bytes, bytes]] = []

    def broken(self, changes: tuple[dict[str, Any], ...]) -> bytes:
        for change in changes:
            self.change(change)
        data = self.packed() if self.whole is None else self.whole
        for old, new in self.after:
            assert old in data, f"nothing to change: {old!r}"
            data = data.replace(old, new)
        return data

    def change(self, change: dict[str, Any]) -> None:
        match change:
            case {"file": name, "replace": old, "by": new}:
                row = self.row(name)
                assert row[1].count(old.encode()) == 1, f"not once in {name}: {old}"
                row[1] = row[1].replace(old.encode(), new.encode())
            case {"add": name, **more}:
                data = bytes.fromhex(more["hex"]) if "hex" in more else more["text"].encode()
                self.rows.append([name, data * more.get("times", 1)])
            case {"draw": name, **recipe}:
                self.rows = [row for row in self.rows if row[0] != name]
                self.rows.append([name, _drawn(**recipe)])
            case {"copy": name, "to": other}:
                self.rows.append([other, self.row(name)[1]])
            case {"delete": name}:
                self.rows.remove(self.row(name))
            case {"last": name}:
                self.rows.sort(key=lambda row: row[0] == name)
            case {"deflate": name}:
                self.deflated.add(name)
            case {"instead": text}:
                self.whole = text.encode()
            case {"encrypt": name}:
                self.encrypted.add(name)
            case {"file": name, "bytes": old, "become": new}:
                row = self.row(name)
                assert bytes.fromhex(old) in row[1], f"not in {name}: {old}"
                row[1] = row[1].replace(bytes.fromhex(old), bytes.fromhex(new))
            case {"bytes": old, "become": new}:
                self.after.append((bytes.fromhex(old), bytes.fromhex(new)))
            case _:
                raise ValueError(f"no such change: {change}")

    def row(self, name: str) -> list[Any]:
        return next(row for row in self.rows if row[0] == name)

    def packed(self) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as file:
            for name, data in self.rows:
                large = len(data) > 1 << 20
                deflated = name in self.deflated or large
                method = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
                file.writestr(zipfile.ZipInfo(name, _EPOCH), data, method)
                if name in self.encrypted:
                    file.filelist[-1].flag_bits |= 0x1
        return stream.getvalue()


def _drawn(format: str, mode: str, size: list[int], *, noise: bool = False) -> bytes:
    """Return a picture, blank or of noise, which cannot be packed any smaller."""
    width, height = size
    drawn = Image.new(mode, (width, height))
    if noise:
        bands = len(drawn.getbands())
        raw = random.Random(1).randbytes(width * height * bands)
        drawn = Image.frombytes(mode, (width, height), raw)
    stream = io.BytesIO()
    drawn.save(stream, format)
    return stream.getvalue()
