"""Releases for tests: folders with a manifest and a few files, as a release leaves them."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

from PIL import Image

from publisher.distribution import manifest
from publisher.model.edition import Series, Subject
from publisher.model.person import Contributor, Identifier
from publisher.model.release import (
    Release,
    ReleasedFile,
    ReleasedInterview,
    ReleasedPerson,
    ReleasedProduct,
)

__all__ = ["put", "released"]

_TYPES = {
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "html": "text/html",
    "js": "text/javascript",
    "xml": "application/xml",
}
_KINDS = {"epub": "epub", "jpg": "picture", "html": "web", "js": "web", "xml": "onix"}


def released(slug: str = "small-hours", /, **changes: object) -> tuple[Release, dict[str, bytes]]:
    """Return a release and its files by their paths; ``changes`` are other fields of it."""
    stream = io.BytesIO()
    Image.new("RGB", (60, 90), (40, 60, 90)).save(stream, "JPEG")
    files = {
        f"{slug}.epub": b"PK\x03\x04" + f"{slug} ".encode() * 40_000,
        f"{slug}.pdf": b"%PDF-1.7\n" + slug.encode() * 99,
        f"{slug}-print.pdf": b"%PDF-1.7\n" + slug.encode() * 98,
        "cover.jpg": stream.getvalue(),
        "thumbnail.jpg": stream.getvalue(),
        "metadata/onix.xml": b"<ONIXMessage/>",
        "web/index.html": b"<!DOCTYPE html><p id=said><script src=search.js></script>",
        "web/search.js": b"document.getElementById('said').textContent = 'found'",
    }
    release = Release(
        slug=slug,
        identifier="urn:uuid:6c1dd1f5-a6d9-4c27-a1b7-6f0f21f5c2d5",
        title="Small Hours",
        modified="2026-11-23T00:00:00Z",
        subtitle="Talks & <nights>",
        languages=("en", "de"),
        published="2026-11-23",
        publisher="Lamp Press",
        description="People who work while others sleep.",
        rights="CC BY 4.0",
        series=Series("Hours", 2),
        pages=120,
        contributors=(Contributor("Dora Éluard", ("edt", "ivr"), "Éluard, Dora"),),
        people=(
            ReleasedPerson(
                "Anna Berg", "Berg, Anna", "interviewee", (Identifier("gnd", "118540238"),)
            ),
            ReleasedPerson("Dora Éluard", "Éluard, Dora", "interviewer"),
        ),
        subjects=(Subject("Oral history", "Thema", "NHTB"), Subject("Night work")),
        products=(ReleasedProduct("epub", "978-3-16-148410-0", (f"{slug}.epub",)),),
        interviews=(ReleasedInterview("berg", "The Bakery", "en", "2025", ("Anna Berg",)),),
        files=tuple(_told(path, data, slug) for path, data in files.items()),
    )
    return replace(release, **changes), files  # type: ignore[arg-type]


def put(folder: Path, slug: str = "small-hours", /, **changes: object) -> Release:
    """Write a release into ``folder/<slug>`` and return it."""
    release, files = released(slug, **changes)
    beside = {
        manifest.MANIFEST: manifest.written(release),
        "SHA256SUMS": b"sums\n",
        f"{slug}.zip": b"PK\x03\x04zip",
        f"{slug}.zip.sha256": b"sum\n",
        f"{slug}.cdx.json": b"{}\n",
    }
    for path, data in {**files, **beside}.items():
        place = folder / slug / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return release


def _told(path: str, data: bytes, slug: str) -> ReleasedFile:
    ending = path.rpartition(".")[2]
    kind = _KINDS.get(ending, "print" if path.endswith("-print.pdf") else "screen")
    return ReleasedFile(path, kind, _TYPES[ending], len(data), hashlib.sha256(data).hexdigest())
