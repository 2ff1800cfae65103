"""What the cache knows of the needs of a document is what would be found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher import typefaces
from publisher.cache import Cache
from publisher.model.edition import Edition
from publisher.model.publication import Document
from publisher.resources import load_style
from publisher.xhtml.needs import Needs, survey

TRADE = load_style("trade")
EDITION = Edition("s", "S", language="en")


def _document(text: str) -> Document:
    body = f'<section id="a"><p>{text}</p></section>'
    return Document("a", "a.xhtml", "interview", "body", "A", "en", body)


@pytest.mark.parametrize("text", ["all plain", "שלום", "สวัสดี and שלום", "a &amp; नमस्ते"])
def test_what_is_known_is_what_is_found(text: str, tmp_path: Path) -> None:
    """The same fallbacks, in their order."""
    store, document = Cache(tmp_path), _document(text)
    found = survey([document], EDITION, TRADE)
    assert [survey([document], EDITION, TRADE, store) for _ in range(2)] == [found, found]


def test_what_is_known_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look into all fallbacks takes longer than anything else here."""
    store, document = Cache(tmp_path), _document("שלום")
    found = survey([document], EDITION, TRADE, store)
    own = set(TRADE.faces)
    real = typefaces.letters

    def only_own(face: object) -> frozenset[int]:
        assert face in own
        return real(face)  # type: ignore[arg-type]

    monkeypatch.setattr(typefaces, "letters", only_own)
    assert survey([document], EDITION, TRADE, store) == found


def test_another_style_or_text_is_looked_at_anew(tmp_path: Path) -> None:
    """What serves is the choice of the style."""
    store = Cache(tmp_path)
    survey([_document("שלום")], EDITION, TRADE, store)
    assert survey([_document("plain")], EDITION, TRADE, store) == Needs(())
    plain = replace(TRADE, fallbacks=())
    assert survey([_document("שלום")], EDITION, plain, store).missing


def test_what_is_missing_is_told_every_time(tmp_path: Path) -> None:
    """A refusal is not forgotten by a second build."""
    store, document = Cache(tmp_path), _document("ᚠ")
    first = survey([document], EDITION, TRADE, store)
    assert first.missing
    assert survey([document], EDITION, TRADE, store) == first
