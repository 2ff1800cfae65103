"""What ``publisher fmt`` does: set manuscripts in their canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from publisher import files, manuscript
from publisher.cli.console import show, tell
from publisher.errors import InputError, ManuscriptError
from publisher.model.block import Turn
from publisher.model.manuscript import Manuscript
from publisher.model.walk import turn_ids

__all__ = ["fmt"]


def fmt(paths: Sequence[Path], *, check: bool, pin: bool) -> int:
    """Rewrite manuscripts in canonical form; all errors of all files at once."""
    errors: list[InputError] = []
    changed: list[tuple[Path, str]] = []
    for path in _manuscripts(paths):
        try:
            before = files.read_bytes(path).decode("utf-8", "strict")
            parsed = manuscript.parse(before, str(path))
        except InputError as error:
            errors.append(error)
        except UnicodeDecodeError:
            errors.append(ManuscriptError(f"{path}: not UTF-8 text"))
        else:
            after = manuscript.write(_pinned(parsed) if pin else parsed)
            if after != before:
                changed.append((path, after))
    if errors:
        raise InputError.joined(errors)
    for path, after in changed:
        if not check:
            files.write_atomically(path, after.encode())
        tell(f"{'would change' if check else 'formatted'}: {show(str(path))}")
    return 1 if check and changed else 0


def _manuscripts(paths: Sequence[Path]) -> list[Path]:
    """Return the files that are meant; raw interviews below a folder are none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            texts = (p for p in files.folder_files(path) if p.suffix == ".md")
            found += [p for p in texts if "raw" not in p.relative_to(path).parts]
        else:
            found.append(path)
    return found


def _pinned(text: Manuscript) -> Manuscript:
    """Return the manuscript with the id of every turn written out."""
    ids = iter(turn_ids(text))
    body = tuple(
        replace(block, id=next(ids).rpartition(".")[2]) if isinstance(block, Turn) else block
        for block in text.body
    )
    return replace(text, body=body)
