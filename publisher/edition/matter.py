"""The lists ``front`` and ``back``: names of sections, or files with a role.

A name is that of a section which publisher writes itself; a file is a text of
the author's, whose role is the stem of its name (``matter/preface.md``) or is
given (``{file = "matter/thanks.md", role = "acknowledgments"}``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Annotated

from publisher.decode import Placed
from publisher.edition.file import MatterFile
from publisher.errors import Problem
from publisher.source import Location
from publisher.values import Fault, line_fault, path_fault
from publisher.vocabulary.sections import (
    BACK_DEFAULT,
    FRONT_DEFAULT,
    GENERATED,
    REGISTERED,
    SECTION_ROLES,
    WRITTEN,
)

__all__ = ["ListedMatter", "matter_files"]

_NAMED = (*(role for role in GENERATED if role not in ("cover", "part")), *REGISTERED)
"""Generated sections that may be listed; cover and part titles come by themselves."""

_OTHERWISE = {"front": "preface", "back": "appendix"}
_DEFAULTS = {"front": FRONT_DEFAULT, "back": BACK_DEFAULT}


def _role_fault(role: str) -> Fault | None:
    if role in WRITTEN:
        return None
    near = get_close_matches(role[:100].casefold(), WRITTEN, 1)
    hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(WRITTEN)}"
    return Fault(f"“{role}” is not the role of a text", hint)


@dataclass(frozen=True, slots=True)
class ListedMatter:
    """An item of the list that is a table."""

    file: Placed[Annotated[str, path_fault, line_fault]]
    role: Annotated[str, _role_fault] = ""


def matter_files(
    listed: Sequence[Placed[str] | ListedMatter] | None, side: str, problems: list[Problem]
) -> tuple[MatterFile, ...]:
    """Return the sections of one side, ``front`` or ``back``; None is the default."""
    if listed is None:
        return tuple(map(MatterFile, _DEFAULTS[side]))
    sections: list[MatterFile] = []
    seen: dict[str, Location] = {}
    for item in listed:
        if isinstance(item, ListedMatter):
            sections.append(MatterFile(item.role or _role(item.file.value, side), item.file))
        elif item.value in _NAMED:
            if item.value in seen:
                message = f"“{item.value}” is listed twice"
                problems.append(Problem(message, item.where, "delete one of the two"))
            seen[item.value] = item.where
            sections.append(MatterFile(item.value))
        elif fault := _file_fault(item.value):
            problems.append(Problem(fault.message, item.where, fault.hint))
        else:
            sections.append(MatterFile(_role(item.value, side), item))
    return tuple(sections)


def _role(path: str, side: str) -> str:
    stem = PurePosixPath(path).stem.lower()
    return stem if stem in WRITTEN else _OTHERWISE[side]


def _file_fault(name: str) -> Fault | None:
    """Say what is wrong with an item that names no generated section."""
    if name in WRITTEN:
        return Fault(f"“{name}” is a text of yours", f"name its file: matter/{name}.md")
    if name in SECTION_ROLES:
        return Fault(f"“{name}” is made by itself", "leave it out of the list")
    if "/" in name or name.endswith(".md"):
        return path_fault(name)
    near = get_close_matches(name[:100].casefold(), _NAMED, 1)
    hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(_NAMED)}; or a .md file"
    return Fault(f"there is no section “{name}”", hint)
