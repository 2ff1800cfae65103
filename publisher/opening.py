"""Opening: in goes the path of an edition file, out comes the edition, whole.

All that the file names is read: the registry of people and what they agreed to, manuscripts,
pictures, and the profiles of presses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import work
from publisher.cache import NO_CACHE, Cache, key
from publisher.errors import EditionError, InputError, Problem, UsageError
from publisher.limits import PICTURE_BYTES
from publisher.machinery import machinery
from publisher.record import Inputs
from publisher.source import Location
from publisher.work import HERE, Workers

if TYPE_CHECKING:  # a book that did not change needs little of it
    from publisher.model.edition import Edition, Image, Profile
    from publisher.model.manuscript import Manuscript
    from publisher.model.person import Person

__all__ = ["find_edition", "read_edition"]


def find_edition(given: Path | None, here: Path) -> Path:
    """Return the edition file that is meant.

    ``given`` is an edition file or its folder; without it, the one of the folder
    ``here``, else the only one under ``here/manuscripts``.  Raises UsageError.
    """
    if given is not None:
        path = given / "edition.toml" if given.is_dir() else given
        if path.is_file():
            return path
        raise UsageError(Problem("no edition.toml here", Location(str(given)), _MAKE_ONE))
    if (here / "edition.toml").is_file():
        return here / "edition.toml"
    found = sorted(here.glob("manuscripts/*/edition.toml"))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(str(path.parent.relative_to(here)) for path in found)
        raise UsageError(Problem("which edition?", None, f"say one of: {names}"))
    raise UsageError(Problem("no edition.toml here or under manuscripts/", None, _MAKE_ONE))


_MAKE_ONE = "`publisher init` or `publisher make` makes one"


def read_edition(
    path: Path, inputs: Inputs | None = None, workers: Workers = HERE, store: Cache = NO_CACHE
) -> Edition:
    """Read an edition with all its manuscripts and pictures; tell all errors at once.

    All of it is read by way of ``inputs``.  Who goes by a pseudonym has it everywhere; only
    its ``original`` knows better.
    """
    from publisher import edition as editions
    from publisher import pressprofiles
    from publisher.model.walk import figures

    inputs = inputs or Inputs(path.parent)
    file = editions.decoded(_edition_file(path, inputs), str(path))
    problems: list[Problem] = []
    people = _people(inputs, problems)
    texts: dict[str, str] = {}
    for name, where in file.manuscript_paths():
        try:
            texts[name] = _text(inputs, name, where)
        except InputError as error:
            problems.extend(error.problems)
    manuscripts: dict[str, Manuscript] = {}
    for name, parsed in zip(texts, _parsed(inputs.root, texts, workers, store), strict=True):
        if isinstance(parsed, InputError):
            problems.extend(parsed.problems)
        else:
            manuscripts[name] = parsed
    wanted = dict(file.image_paths())
    portraits = (person.portrait for person in people if person.portrait)
    for figure in chain(portraits, *map(figures, manuscripts.values())):
        wanted.setdefault(figure.src, figure.where)
    images = _images(inputs, wanted, problems)
    profiles: list[Profile] = []
    for name, where in file.profile_paths():
        try:
            profiles.append(pressprofiles.examine(name, _inside(inputs, name, where), where))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return _with_pages(
        editions.pseudonymous(editions.assemble(file, manuscripts, images, profiles, people))
    )


def _with_pages(edition: Edition) -> Edition:
    """Return the edition with the pages that are made of its registry, if it lists any."""
    from publisher.vocabulary.sections import REGISTERED

    matters = edition.front + edition.back
    if not any(one.role in REGISTERED and one.manuscript is None for one in matters):
        return edition
    from publisher.xhtml import with_contributors

    return with_contributors(edition)


def _people(inputs: Inputs, problems: list[Problem]) -> tuple[Person, ...]:
    """Return the registry of people; nobody, if there is none."""
    from publisher import edition as editions

    path = str(inputs.root / editions.PEOPLE_FILE)
    try:
        data = inputs.read_if_there(editions.PEOPLE_FILE)
        if data is None:
            return ()
        from publisher.manuscript import parse_passage

        people = editions.read_people(_decoded(data, path), path, parse_passage)
        return tuple(_with_approved(person, inputs) for person in people)
    except InputError as error:
        problems.extend(error.problems)
        return ()


def _with_approved(person: Person, inputs: Inputs) -> Person:
    """Return a person with the texts that were agreed to, as far as they are kept."""
    if person.consent is None or not person.consent.approved:
        return person
    from publisher import edition as editions

    texts = [
        replace(one, text=_if_there(inputs, editions.approved_file(person.id, one.interview)))
        for one in person.consent.approved
    ]
    return replace(person, consent=replace(person.consent, approved=tuple(texts)))


def _if_there(inputs: Inputs, name: str) -> str:
    data = inputs.read_if_there(name)
    return "" if data is None else _decoded(data, str(inputs.root / name))


_WORTH = 1_000_000
"""Characters that take longer to parse than another process to start."""


def _parsed(
    root: Path, texts: Mapping[str, str], workers: Workers, store: Cache
) -> list[Manuscript | InputError]:
    """Parse the texts of manuscripts by their paths, but for those that were parsed before."""
    from publisher import kept
    from publisher.model.manuscript import Manuscript

    items = [(text, str(root / name)) for name, text in texts.items()]
    keys = [key("manuscript", machinery(), *item) for item in items]
    found: list[Manuscript | InputError | None] = [
        kept.loaded(data) if (data := store.get(one)) else None for one in keys
    ]
    todo = [i for i, one in enumerate(found) if one is None]
    sizes = [len(items[i][0]) for i in todo]
    fresh = [items[i] for i in todo]
    made = work.shared(_parse, fresh, workers=workers if sum(sizes) > _WORTH else HERE, sizes=sizes)
    for i, one in zip(todo, made, strict=True):
        found[i] = one
        if isinstance(one, Manuscript):
            store.put(keys[i], kept.dumped(one))
    return [
        one.known_by(key("text", text)) if isinstance(one, Manuscript) else one
        for one, (text, _) in zip(found, items, strict=True)
        if one is not None
    ]


def _parse(item: tuple[str, str]) -> Manuscript | InputError:
    from publisher import manuscript

    try:
        return manuscript.parse(*item)
    except InputError as error:
        return error


def _edition_file(path: Path, inputs: Inputs) -> bytes:
    try:
        return inputs.read(path.name)
    except InputError as error:
        raise EditionError(*error.problems) from error


def _text(inputs: Inputs, name: str, where: Location) -> str:
    return _decoded(_inside(inputs, name, where), str(inputs.root / name))


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = Location(path, line)
        raise InputError(Problem("not UTF-8 text", place, "save the file as UTF-8")) from error


def _images(
    inputs: Inputs, wanted: Mapping[str, Location], problems: list[Problem]
) -> dict[str, Image]:
    """Read pictures by the places that name them; note what is wrong with one."""
    images: dict[str, Image] = {}
    for name, where in wanted.items():
        try:
            images[name] = _image(inputs, name, where)
        except InputError as error:
            problems.extend(error.problems)
    return images


def _image(inputs: Inputs, name: str, where: Location) -> Image:
    from publisher import pictures

    data = _inside(inputs, name, where, limit=PICTURE_BYTES)
    image = pictures.examine(name, data, where)
    pictures.prove(image, where)
    return pictures.bared(image, where)


def _inside(inputs: Inputs, name: str, where: Location, *, limit: int | None = None) -> bytes:
    """Read a file that the edition names; say where it was named if it cannot be."""
    try:
        return inputs.read(name, limit=limit)
    except InputError as error:
        reason = "; ".join(problem.message for problem in error.problems)
        raise EditionError(Problem(f"{name}: {reason}", where)) from error
