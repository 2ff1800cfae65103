"""Pictures of a publication: in goes an edition, out come files under safe names.

Floor 3: imports lower floors only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from publisher import pictures
from publisher.errors import InputError, Problem
from publisher.model import walk
from publisher.model.edition import Edition, Image
from publisher.model.publication import Resource
from publisher.slug import slug, unique
from publisher.source import Location
from publisher.xhtml.plan import Section

__all__ = ["COVER", "cover_resource", "picture_paths", "picture_resources"]

COVER = "images/cover"
"""The path of the cover without its ending; no other picture is called so."""

_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}


def picture_paths(edition: Edition, sections: tuple[Section, ...]) -> dict[str, str]:
    """Return a path in the publication for each picture that a manuscript shows.

    Names are made of the pictures' own names; nothing of a path given from
    outside goes into the book.  A picture that is missing has no path.
    """
    known = {image.path: image for image in edition.images}
    texts = [section.manuscript for section in sections if section.manuscript]
    shown = dict.fromkeys(figure.src for text in texts for figure in walk.figures(text))
    wanted = [known[src] for src in shown if src in known]
    names = unique(["cover", *(slug(PurePosixPath(image.path).stem) for image in wanted)])[1:]
    return {
        image.path: f"images/{name}{_ENDINGS.get(image.media_type, '')}"
        for image, name in zip(wanted, names, strict=True)
    }


def picture_resources(edition: Edition, paths: Mapping[str, str]) -> tuple[Resource, ...]:
    """Return the pictures that are shown.

    Raises ``InputError`` for one that by its own header is no PNG or JPEG, or not
    the kind that the edition says.
    """
    known = {image.path: image for image in edition.images}
    return tuple(_resource(known[src], path) for src, path in paths.items())


def cover_resource(cover: Image) -> Resource:
    """Return the cover that the edition gives; raises as ``picture_resources`` does."""
    return _resource(cover, COVER + _ENDINGS.get(cover.media_type, ""))


def _resource(image: Image, path: str) -> Resource:
    seen = pictures.examine(image.path, image.data, Location(image.path))
    if seen.media_type != image.media_type:
        message = f"{image.path} is {seen.media_type}, not {image.media_type}"
        raise InputError(Problem(message, Location(image.path)))
    return Resource(path, image.media_type, image.data)
