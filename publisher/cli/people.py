"""The command ``people``, once its arguments are read."""

from __future__ import annotations

import json
from pathlib import Path

from publisher import opening
from publisher.checks.people import nearest, spoken
from publisher.cli.console import emit, print_out, show

__all__ = ["people"]


def people(edition: Path | None, *, as_json: bool) -> int:
    """Print who is in the registry, and tables for those who speak and are not."""
    book = opening.read_edition(opening.find_edition(edition, Path()))
    heard = dict.fromkeys(name for name, _ in spoken(book))
    known = {person.name for person in book.people}
    listed = [(person, person.name in heard) for person in book.people]
    missing = [(name, nearest(name, book.people)) for name in sorted(set(heard) - known)]
    if as_json:
        emit(
            {
                "schema": "publisher.people/1",
                "people": [{"id": p.id, "name": p.name, "speaks": speaks} for p, speaks in listed],
                "missing": [
                    {"name": name, "near": near.name if near else None} for name, near in missing
                ],
            }
        )
        return 0
    lines = [
        f"# {show(p.name)}: {'speaks' if speaks else 'does not speak'}" for p, speaks in listed
    ]
    for name, near in missing:
        written = json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")
        hint = f"  # nearly {show(near.name)}: one of the aliases there?" if near else ""
        lines += ["", "[[person]]", f"name = {written}{hint}"]
    print_out("\n".join(lines))
    return 0
