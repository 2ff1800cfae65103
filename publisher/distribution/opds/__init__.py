"""Catalogues for reading apps, in OPDS 1.2 and 2.0: in go releases, out come feeds.

``of_release`` makes a catalogue of one book, whose links work from a disk and on any server;
a ``Catalogue`` is of many, and somebody has to answer what it is asked (``publisher.serving``).
"""

from __future__ import annotations

from publisher.distribution.opds import atom, webpub
from publisher.distribution.opds.catalogue import Catalogue
from publisher.distribution.opds.feed import Book, Feed, Place
from publisher.distribution.opds.select import ASPECTS, Query
from publisher.model.publication import Artifact
from publisher.model.release import Release

__all__ = ["ASPECTS", "Book", "Catalogue", "Feed", "Place", "Query", "atom", "of_release", "webpub"]


def of_release(release: Release) -> tuple[Artifact, ...]:
    """Return ``metadata/opds.json`` and ``metadata/opds.xml``, each a catalogue of the one book.

    Links lead to the files beside the folder ``metadata``.  Of a release of which nothing can
    be got there is no catalogue.
    """
    book = Book(release, "../")
    if not book.acquired:
        return ()
    feed = Feed("", release.title, release.modified, books=(book,))
    known = f"{release.identifier or release.slug}#"
    return (
        Artifact("opds", "metadata/opds.json", webpub.written(feed, Place("opds.json", known))),
        Artifact("opds", "metadata/opds.xml", atom.written(feed, Place("opds.xml", known))),
    )
