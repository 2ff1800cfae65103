"""Comparison: differences have names and places, and only the setting is forgiven."""

from __future__ import annotations

from publisher.checks.verify.compare import Kind, differences
from publisher.checks.verify.stream import Place, Stream, words


def stream(text: str, **flags: bool) -> Stream:
    """Return a text as a stream."""
    made = Stream()
    made.add(text, Place("one", "one.t01", "7"), **flags)
    return made


def kinds(expected: str, found: str) -> list[Kind]:
    """Return what became of the words of a text."""
    return [one.kind for one in differences(stream(expected), stream(found))]


def test_differences_have_names() -> None:
    """By what became of the words."""
    assert kinds("a b c d", "a c d") == [Kind.LOST]
    assert kinds("a b c d", "a b x c d") == [Kind.ADDED]
    assert kinds("a b c d", "a x c d") == [Kind.CHANGED]
    assert kinds("a b c d", "a b b c d") == [Kind.DOUBLED]
    assert kinds("a b c d e f g h", "a c d e f b g h") == [Kind.MOVED]
    assert kinds("a b, c", "a b c") == [Kind.LOST]


def test_only_setting_is_forgiven() -> None:
    """Ornaments, and words that may be missing; not a letter, not a mark."""
    assert kinds("a b", "a ❦ b") == []
    assert kinds("a b", "a . b") == [Kind.ADDED]
    loose = stream("a")
    loose.add("[1].", Place(), loose=True)
    assert differences(loose, stream("a")) == []
    assert differences(loose, stream("a 1")) == []


def test_a_word_on_two_lines_may_have_a_hyphen() -> None:
    """Its own, or that of the division, where one line ends."""
    divided = Stream(["wellknown"], [Place()], divided={0})
    assert differences(stream("well-known"), divided) == []
    assert differences(stream("wellknown"), divided) == []
    assert differences(stream("well-knows"), divided) != []
    assert differences(stream("well-known"), stream("wellknown")) != []


def test_letters_are_compared_and_not_how_they_are_coded() -> None:
    """Case, composition, invisible signs and kinds of hyphens do not count."""
    assert words("É\u00adtat‑major\u200b") == ["état", "-", "major"]
    assert words("E\u0301tat") == ["état"]
    assert words("don’t. “No!”") == ["don", "’", "t", ".", "“", "no", "!", "”"]
