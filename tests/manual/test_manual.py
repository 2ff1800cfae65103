"""The manual is true: every example in docs/*.md gives the result printed below it.

An example is a fenced block ``manuscript``, ``edition`` or ``style`` (the declaration of
one), and the fenced block after it is ``result`` (what is understood), ``error`` (the
exact messages) or ``tidied`` (what ``publisher fmt`` makes of it).  A manuscript without
a header gets a plain one with the speakers Q and AB; its lines are counted without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from outline import outline

from publisher import edition
from publisher.cache import NO_CACHE
from publisher.errors import InputError, Problem, StyleError
from publisher.manuscript import fmt, parse
from publisher.model.style import Option
from publisher.pdf.setups import page_geometry, style_spec, text_setup
from publisher.resources import load_style

_DOCS = Path(__file__).parents[2] / "docs"
_INPUTS = ("manuscript", "edition", "style")
_OUTPUTS = ("result", "error", "tidied")

_HEADER = """\
---
id: example
title: An Example
language: en
speakers:
  Q: {role: interviewer}
  AB: {role: interviewee}
---

"""
_SHIFT = _HEADER.count("\n")


@dataclass(frozen=True)
class _Example:
    """An input with the output that must come of it; ``line`` is in the page."""

    page: str
    line: int
    kind: str
    text: str
    wanted: str
    output: str


def _examples() -> list[_Example]:
    found = []
    for path in sorted(_DOCS.glob("*.md")):
        fences = [t for t in MarkdownIt().parse(path.read_text("utf-8")) if t.type == "fence"]
        for before, after in pairwise([*fences, None]):
            if before.info not in _INPUTS:
                continue
            line = before.map[0] + 1 if before.map else 0
            if after is None or after.info not in _OUTPUTS:
                raise AssertionError(f"{path.name}:{line}: an example without a result")
            example = (path.name, line, before.info, before.content, after.info, after.content)
            found.append(_Example(*example))
    return found


def _name(example: _Example) -> str:
    return f"{example.page}:{example.line}"


@pytest.mark.parametrize("example", _examples(), ids=_name)
def test_example(example: _Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example comes out as the manual says."""
    monkeypatch.chdir(tmp_path)
    run = {"manuscript": _manuscript, "edition": _edition, "style": _style}[example.kind]
    wanted, got = run(example.text, example.wanted)
    assert wanted == example.wanted
    assert got.strip() == example.output.strip()


def _manuscript(text: str, wanted: str) -> tuple[str, str]:
    whole = text if text.startswith("---") else _HEADER + text
    shift = 0 if whole is text else _SHIFT
    try:
        manuscript = parse(whole, "example.md")
    except InputError as error:
        return "error", "\n".join(_moved(problem, shift) for problem in error.problems)
    if wanted == "tidied":
        return "tidied", fmt(whole, "example.md").removeprefix(_HEADER if shift else "")
    return "result", outline(manuscript)


def _moved(problem: Problem, lines: int) -> str:
    """Return a problem as text, its lines counted without the plain header."""
    where = problem.where
    moved = replace(problem, where=replace(where, line=where.line - lines) if where else None)

    def earlier(match: re.Match[str]) -> str:
        return f"first on line {int(match[1]) - lines}"

    return re.sub(r"first on line (\d+)", earlier, str(moved))


def _edition(text: str, wanted: str) -> tuple[str, str]:
    try:
        file = edition.read(text, "edition.toml")
    except InputError as error:
        return "error", str(error)
    lines = [f"{file.title} ({file.slug})"]
    lines += [f"front: {', '.join(s.file.value if s.file else s.role for s in file.front)}"]
    for part in file.parts:
        names = ", ".join(path.value for path in part.interviews)
        lines.append(f"{part.title or 'interviews'}: {names}")
    lines += [f"back: {', '.join(s.file.value if s.file else s.role for s in file.back)}"]
    for product in file.products:
        spec = product.print
        size = f", {spec.width:.1f} × {spec.height:.1f} points" if spec and spec.trim else ""
        lines.append(f"{product.form}{size}{f', ISBN {product.isbn}' if product.isbn else ''}")
    if file.style_options:
        chosen = (f"{choice.name} = {choice.value}" for choice in file.style_options)
        lines.append(f"style: {', '.join((file.style, *chosen))}")
    return "result", "\n".join(lines)


def _style(text: str, wanted: str) -> tuple[str, str]:
    folder = Path("styles/quarterly")
    folder.mkdir(parents=True)
    (folder / "style.toml").write_text(text, encoding="utf-8")
    for sheet in ("common", "print", "furniture", "epub"):
        (folder / f"{sheet}.css").touch()
    try:
        style = load_style(folder.name, folder.parent)
    except StyleError as error:
        return "error", str(error)
    page = page_geometry(
        style, style_spec(style), text_setup(style, style_spec(style), NO_CACHE).cuts
    )
    size = f"{page.measure} points, {style.page.size} on {style.page.leading:g}"
    faces = (f"{f.family} {f.weight}{' italic' * (f.style == 'italic')}" for f in style.faces)
    choices = (f"{o.name} = {' or '.join(_said(o))}" for o in style.options)
    return "result", "\n".join(
        (
            f"{style.title}: {page.lines} lines of {size}",
            f"options: {', '.join(choices)}",
            f"faces: {', '.join(faces)}",
        )
    )


def _said(option: Option) -> tuple[str, ...]:
    return ("true", "false") if option.is_flag else option.choices


def test_there_are_examples() -> None:
    """The manuals have examples, of what works and of what does not."""
    kinds = {(example.kind, example.wanted) for example in _examples()}
    assert kinds >= {(kind, wanted) for kind in _INPUTS for wanted in ("result", "error")}
