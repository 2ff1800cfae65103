"""Documents that the cache has are those that would be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from editions import light_style, paragraph, sample

from publisher import xhtml
from publisher.cache import Cache
from publisher.errors import EditionError
from publisher.model.edition import Edition, Matter, Name, Part
from publisher.model.inline import Link, Text
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Medium, Publication

STYLE = light_style()


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    """Return an empty cache."""
    return Cache(tmp_path)


def known(edition: Edition) -> Edition:
    """Return the edition as it is read from files: each of its texts has a digest."""

    def told(text: Manuscript) -> Manuscript:
        return text.known_by(repr(text))

    def matter(of: tuple[Matter, ...]) -> tuple[Matter, ...]:
        return tuple(Matter(m.role, told(m.manuscript) if m.manuscript else None) for m in of)

    parts = (Part(part.title, tuple(map(told, part.interviews))) for part in edition.parts)
    front, back = matter(edition.front), matter(edition.back)
    return replace(edition, front=front, parts=tuple(parts), back=back)


def changed(edition: Edition, number: int, **changes: object) -> Edition:
    """Return the edition with another text in place of one of its first part."""
    first, *others = edition.parts
    texts = list(first.interviews)
    texts[number] = replace(texts[number], **changes)  # type: ignore[arg-type]
    return replace(edition, parts=(replace(first, interviews=tuple(texts)), *others))


def written(
    edition: Edition, medium: Medium, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> tuple[Publication, list[str]]:
    """Return the publication, and the ids of the texts that were written for it."""
    names: list[str] = []
    real = xhtml.render.__globals__["written"]

    def spied(section: object, *others: object) -> object:
        names.append(section.id)  # type: ignore[attr-defined]
        return real(section, *others)

    with monkeypatch.context() as patch:
        patch.setitem(xhtml.render.__globals__, "written", spied)
        return xhtml.render(edition, STYLE, medium, cache=store), names


@pytest.mark.parametrize("medium", Medium)
def test_what_was_written_before_is_the_same(
    medium: Medium, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it: documents, pictures, and the contents with their headings."""
    edition = known(sample())
    plain = xhtml.render(edition, STYLE, medium)
    first, all_texts = written(edition, medium, store, monkeypatch)
    again, none = written(edition, medium, store, monkeypatch)
    assert first == again == plain
    assert len(all_texts) == 6
    assert none == []


@pytest.mark.parametrize("medium", Medium)
def test_one_text_that_changed_is_written_alone(
    medium: Medium, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word changes neither the places of the book nor another text."""
    written(known(sample()), medium, store, monkeypatch)
    edition = known(changed(sample(), 0, headnote=(paragraph("Another word."),)))
    found, names = written(edition, medium, store, monkeypatch)
    assert names == ["night-shift"]
    assert found == xhtml.render(edition, STYLE, medium)


CHANGES: dict[str, Callable[[Edition], Edition]] = {
    "the language of the book": lambda e: replace(e, language="de"),
    "whom the book credits": lambda e: replace(e, contributors=()),
    "who is indexed": lambda e: replace(
        e, names=(Name("Margit"),), back=(*e.back, Matter("index"))
    ),
    "another title": lambda e: changed(e, 0, title="By Day"),
    "another speaker": lambda e: changed(e, 0, speakers=e.interviews[0].speakers[::-1]),
    "another order": lambda e: replace(e, parts=e.parts[::-1]),
    "fewer pictures": lambda e: replace(e, images=e.images[:1]),
    "another id": lambda e: changed(
        changed(e, 0, id="shift"), 1, body=(paragraph(Link((Text("Bo"),), "#shift.end")),)
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("medium", Medium)
def test_whatever_changes_the_publication_is_new(
    medium: Medium, change: Callable[[Edition], Edition], store: Cache
) -> None:
    """What a text depends on beside itself is part of its key."""
    xhtml.render(known(sample()), STYLE, medium, cache=store)
    edition = known(change(sample()))
    assert xhtml.render(edition, STYLE, medium, cache=store) == xhtml.render(edition, STYLE, medium)


def test_a_style_that_labels_otherwise_is_another_book(store: Cache) -> None:
    """How speakers are called is the style's choice."""
    edition = known(sample())
    xhtml.render(edition, STYLE, Medium.PRINT, cache=store)
    other = replace(STYLE, chosen=(("labels", "initials"), ("pull-quotes", "yes")))
    found = xhtml.render(edition, other, Medium.PRINT, cache=store)
    assert found == xhtml.render(edition, other, Medium.PRINT)


def test_a_text_without_a_digest_is_never_kept(
    store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows whether it is another."""
    written(sample(), Medium.PRINT, store, monkeypatch)
    assert len(written(sample(), Medium.PRINT, store, monkeypatch)[1]) == 6


def test_a_link_that_lost_its_place_is_refused_all_the_same(store: Cache) -> None:
    """A text that was sound in one book may not be in another."""
    xhtml.render(known(sample()), STYLE, Medium.EPUB, cache=store)
    edition = known(changed(sample(), 0, id="moved"))
    with pytest.raises(EditionError, match=r"no place #night-shift\.end"):
        xhtml.render(edition, STYLE, Medium.EPUB, cache=store)
