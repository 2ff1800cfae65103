"""What ``publisher style`` does: show the styles that there are, copy one to begin from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publisher import files, opening, resources
from publisher.cli.console import emit, paint, print_out, show, tell
from publisher.errors import UsageError
from publisher.model.style import Option, Style

__all__ = ["copy_style", "list_styles"]

_TITLE = re.compile(rb"^title = .*$", re.MULTILINE)


def list_styles(given: Path | None, *, as_json: bool) -> int:
    """Show our styles, and those beside an edition if one is meant."""
    for style, folder in _known(_edition(given)):
        picture = folder / resources.PICTURE
        if as_json:
            emit(_as_json(style, folder, picture))
            continue
        for line in _lines(style, picture):
            print_out(line)
    return 0


def _edition(given: Path | None) -> Path | None:
    """Return the edition file that is meant; one need not be here unless it is named."""
    try:
        return opening.find_edition(given, Path())
    except UsageError:
        if given is not None:
            raise
        return None


def _known(edition: Path | None) -> Iterator[tuple[Style, Path]]:
    """Yield our styles, then an edition's own, each with its folder."""
    ours = resources.style_names()
    for name in ours:
        yield resources.load_style(name), resources.styles_root() / name
    beside = edition.parent / "styles" if edition else None
    for name in resources.style_names(beside) if beside else ():
        if beside and name not in ours:
            yield resources.load_style(name, beside), beside / name


def _lines(style: Style, picture: Path) -> Iterator[str]:
    columns = f", {style.page.columns} columns" if style.page.columns > 1 else ""
    families = dict.fromkeys(face.family for face in style.faces)
    yield f"{paint(show(style.name), 'bold')}: {show(style.description)}"
    yield f"  page: {style.trim}, {style.page.size:g} on {style.page.leading:g} points{columns}"
    yield f"  typefaces: {show(', '.join(families))}"
    if picture.is_file():
        yield f"  picture: {show(str(picture))}"
    for option in style.options:
        yield f"  option: {option.name} = {_choices(option)}"
        yield f"    {show(option.description)}"
    yield ""


def _choices(option: Option) -> str:
    """Return what may be said in an edition file, the default first."""
    words = [option.default, *(choice for choice in option.choices if choice != option.default)]
    if option.is_flag:
        return " or ".join("true" if word == "yes" else "false" for word in words)
    return " or ".join(f'"{word}"' for word in words)


def _as_json(style: Style, folder: Path, picture: Path) -> dict[str, object]:
    return {
        "schema": "publisher.style/1",
        "name": style.name,
        "title": style.title,
        "description": style.description,
        "folder": str(folder),
        "picture": str(picture) if picture.is_file() else "",
        "trim": style.trim,
        "size": style.page.size,
        "leading": style.page.leading,
        "columns": style.page.columns,
        "typefaces": list(dict.fromkeys(face.family for face in style.faces)),
        "options": [
            {
                "name": option.name,
                "description": option.description,
                "choices": list(option.choices),
                "default": option.default,
            }
            for option in style.options
        ],
    }


def copy_style(name: str, model: str, given: Path | None) -> int:
    """Copy a style to the folder of an edition, where its designer changes it."""
    beside = opening.find_edition(given, Path()).parent / "styles"
    if not resources.is_style_name(name):
        raise UsageError(f"“{name}”: a style's name is of small letters, figures and hyphens")
    if name in resources.style_names():
        raise UsageError(f"publisher has a style “{name}”; give yours another name")
    target = beside / name
    if target.exists():
        raise UsageError(f"{target} is there already")
    source = resources.styles_root() / resources.load_style(model).name
    files.publish(target, dict(_copied(source, name)))
    tell(f'written: {show(str(target))}; say style = "{name}" in the edition file')
    return 0


def _copied(source: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a style; its picture, and its title, are not those of the copy."""
    for path in files.folder_files(source):
        if path.name == resources.PICTURE:
            continue
        data = path.read_bytes()
        if path.name == "style.toml":
            data = _TITLE.sub(f'title = "{name.capitalize()}"'.encode(), data, count=1)
        yield path.relative_to(source).as_posix(), data
