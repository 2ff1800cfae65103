"""Encodings in the ledger: what is told, and what the gate makes of bytes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import readers, transforms
from publisher.errors import ConservationError
from publisher.model.ledger import Entry, Ledger
from publisher.model.transcript import Action
from publisher.transforms.healing import decoded, healed


def told(data: bytes) -> list[str]:
    """Return the messages about encodings, with their lines."""
    made = transforms.normalize(readers.read(Path("raw.txt"), data), id="raw")
    kinds = ("encoding", "lost-letter")
    return [f"{p.where.line}: {p.message}" for p in made.ledger.proposals if p.kind in kinds]


def test_a_guessed_encoding_is_told_where_its_letters_begin() -> None:
    """An editor who knows the language sees at once whether the letters are right."""
    text = "Q:\n\nA: Мы жили тогда на окраине города, и было темно.\n"
    assert told(text.encode("koi8-r")) == [
        "3: read as koi8-r: look whether the letters are right, or name the encoding"
    ]


def test_two_encodings_in_one_file_are_told_once() -> None:
    """Stray bytes are told by their number, at the first."""
    data = "Déjà vu. Là-bas, c’était l’été.\n".encode() * 3 + "\nOù ? Né.\n".encode("cp1252")
    assert told(data) == [
        "5: 2 words or signs read as windows-1252 within utf-8: look whether it is right"
    ]


def test_lost_letters_are_told_one_by_one_and_then_by_number() -> None:
    """Each place is shown up to ten; the rest is counted."""
    messages = told("caf\ufffd\n\n".encode() * 14)
    assert messages[:2] == ["1: a letter was lost here", "3: a letter was lost here"]
    assert messages[-1] == "21: 4 more letters were lost from here on"
    assert len(messages) == 11


def test_sound_text_is_not_talked_about() -> None:
    """UTF-8 and plausible Windows-1252 need no look."""
    assert told("Déjà vu".encode()) == []
    assert told("Déjà vu, là-bas".encode("cp1252")) == []


@pytest.mark.parametrize(
    ("said", "rule", "meant"),
    [
        ("cafÃ©", "encoding.misread", "café"),
        ("cafÃƒÂ©", "encoding.misread", "café"),
        ("“Ã‰té” é", "encoding.misread", "“Été” é"),
        ("caf√©", "encoding.misread.mac-roman", "café"),
        ("РџСЂРё", "encoding.misread.cp1251", "При"),
        ("voilÃ ", "encoding.misread.lost", "voilà"),
        ("caf\udce9", "encoding.cp1252", "café"),
        ("\udcb3", "encoding.cp1250", "ł"),
        ("wo\x00rd", "encoding.null", "word"),
        ("a\u202eb\ufdd0c", "encoding.bidi", "abc"),
        ("\udced\udca0\udcbd\udced\udcb8\udc80", "encoding.cesu-8", "\U0001f600"),
        ("cafÃ©", "quotes", "cafÃ©"),
    ],
)
def test_the_gate_makes_a_repair_again(said: str, rule: str, meant: str) -> None:
    """It knows the rule by its id, and nothing of how the reader found the place."""
    assert healed(said, [rule]) == meant


@pytest.mark.parametrize(
    ("raw", "encoding", "said"),
    [
        (b"caf\xe9", "utf-8", "caf\udce9"),
        (b"a\x00\x3d\xd8", "utf-16-le", "a\ud83d"),
        (b"a\x00b", "utf-16-le", "a\ufffd\udc80"),
        (b"\x81", "cp1252", "\udc81"),
    ],
)
def test_bytes_that_say_nothing_are_seen(raw: bytes, encoding: str, said: str) -> None:
    """They are lone surrogates, which the gate lets nobody keep."""
    assert decoded(raw, encoding) == said


def test_bytes_that_say_nothing_cannot_be_kept() -> None:
    """A ledger that says they were kept is refused, because a letter would vanish."""
    data = b"caf\xe9 one"
    made = transforms.normalize(readers.read(Path("raw.txt"), b"caf one"), id="raw")
    ledger = Ledger(
        "raw.txt", "", len(data), "utf-8", "text", "clean", (Entry(0, len(data), Action.KEPT),)
    )
    with pytest.raises(ConservationError, match="bytes 0 to 8 are not utf-8 throughout"):
        transforms.check(data, ledger, made.manuscript)
