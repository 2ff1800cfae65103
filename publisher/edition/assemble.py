"""An edition file, its manuscripts and its pictures to one ``Edition``.

In: everything, read already, by the paths that the files say; out: the book in
order, or an EditionError with all that is missing or stands twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from publisher.cache import key
from publisher.edition.file import EditionFile, MatterFile
from publisher.edition.registry import Registry
from publisher.errors import EditionError, Problem
from publisher.model.edition import Edition, Image, Matter, Part, Profile
from publisher.model.manuscript import UNDETERMINED, Manuscript
from publisher.model.person import Person
from publisher.model.walk import figures
from publisher.source import Location

__all__ = ["assemble"]


def assemble(
    file: EditionFile,
    manuscripts: Mapping[str, Manuscript],
    images: Mapping[str, Image],
    profiles: Sequence[Profile] = (),
    people: Sequence[Person] = (),
) -> Edition:
    """Return the edition; ``manuscripts`` and ``images`` are keyed by path.

    Its language, if the file does not say, is that of the first interview that says
    one; a manuscript that says none is in the language that the file says.
    Who is in the registry ``people`` bears its names in all of it.

    Raises EditionError with every manuscript and picture that is missing, and
    every id that two manuscripts share.
    """
    problems = [
        *_missing(file.manuscript_paths(), manuscripts, "manuscript"),
        *_missing(file.image_paths(), images, "picture"),
        *_same_ids(file, manuscripts),
    ]
    registry = Registry(people)
    interviews = [p.value for part in file.parts for p in part.interviews if p.value in manuscripts]
    manuscripts = registry.texts(manuscripts, interviews)
    used = _images(file, manuscripts, images, problems)
    if problems:
        raise EditionError(*problems)
    manuscripts = {path: _told(text, file) for path, text in manuscripts.items()}
    parts = _parts(file, manuscripts)
    return Edition(
        slug=file.slug,
        title=file.title,
        language=file.language or _language(parts),
        subtitle=file.subtitle,
        statement=file.statement,
        published=file.published,
        modified=file.modified,
        publisher=file.publisher,
        place=file.place,
        address=file.address,
        copyright=file.copyright,
        impression=file.impression,
        cataloguing=file.cataloguing,
        offprints=file.offprints,
        rights=file.rights,
        description=file.description,
        subjects=file.subjects,
        series=file.series and replace(file.series, editors=registry.called(file.series.editors)),
        source=file.source,
        doi=file.doi,
        various=file.various,
        contents_headings=file.contents_headings,
        style=file.style,
        style_options=file.style_options,
        notes=file.notes,
        cover=images[file.cover.value] if file.cover else None,
        back_cover=file.back_cover,
        web=file.web,
        contributors=registry.contributors(file.contributors),
        names=registry.names(file.names),
        people=tuple(people),
        products=file.products,
        front=_matter(file.front, manuscripts),
        parts=parts,
        back=_matter(file.back, manuscripts),
        images=used,
        accessibility=file.accessibility,
        supply=file.supply,
        profiles=tuple(profiles),
        waivers=file.waivers,
        where=file.where,
    )


def _told(text: Manuscript, file: EditionFile) -> Manuscript:
    """Return a manuscript whose language is told, if anybody tells it."""
    if text.language != UNDETERMINED or not file.language:
        return text
    told = replace(text, language=file.language)
    return told.known_by(key("told", text.digest, file.language)) if text.digest else told


def _language(parts: Iterable[Part]) -> str:
    tags = (text.language for part in parts for text in part.interviews)
    return next((tag for tag in tags if tag != UNDETERMINED), UNDETERMINED)


def _parts(file: EditionFile, manuscripts: Mapping[str, Manuscript]) -> tuple[Part, ...]:
    return tuple(
        Part(part.title, tuple(manuscripts[path.value] for path in part.interviews))
        for part in file.parts
    )


def _matter(
    sections: Sequence[MatterFile], manuscripts: Mapping[str, Manuscript]
) -> tuple[Matter, ...]:
    return tuple(Matter(s.role, manuscripts[s.file.value] if s.file else None) for s in sections)


def _missing(
    paths: Sequence[tuple[str, Location]], present: Mapping[str, object], kind: str
) -> list[Problem]:
    problems = []
    for path, where in paths:
        if path not in present:
            problems.append(Problem(f"there is no {kind} “{path}”", where, _near(path, present)))
    return problems


def _near(path: str, present: Mapping[str, object]) -> str:
    near = get_close_matches(path, sorted(present), 1, 0.9)
    return f"did you mean “{near[0]}”?" if near else ""


def _same_ids(file: EditionFile, manuscripts: Mapping[str, Manuscript]) -> list[Problem]:
    """Ids name turns and notes in the whole book, so that no two texts may share one."""
    first: dict[str, str] = {}
    problems = []
    for path, where in file.manuscript_paths():
        text = manuscripts.get(path)
        if text is None:
            continue
        if text.id in first:
            message = f"“{path}” has the id “{text.id}”, and so has “{first[text.id]}”"
            problems.append(Problem(message, where, "change id: in the header of one of them"))
        first.setdefault(text.id, path)
    return problems


def _images(
    file: EditionFile,
    manuscripts: Mapping[str, Manuscript],
    images: Mapping[str, Image],
    problems: list[Problem],
) -> tuple[Image, ...]:
    """Return the pictures of all figures in the order of the book, each once."""
    used: dict[str, Image] = {}
    for path, _ in file.manuscript_paths():
        for figure in figures(manuscripts[path]) if path in manuscripts else ():
            image = images.get(figure.src)
            if image is not None:
                used.setdefault(figure.src, image)
                continue
            message = f"there is no picture “{figure.src}”"
            problems.append(Problem(message, figure.where, _near(figure.src, images)))
    return tuple(used.values())
