"""Alignment: what is no gap is alike, and gaps are as few as they may be where it matters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.checks.verify.align import Gap, gaps
from publisher.checks.verify.compare import Kind, differences
from publisher.checks.verify.stream import Place, Stream, words

WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=30)
LONG = [f"w{n % 97}-{n % 31}" for n in range(3000)]


@given(WORDS, WORDS)
def test_what_lies_between_gaps_is_alike(one: list[str], other: list[str]) -> None:
    """Either text can be made of the other."""
    made: list[str] = []
    at = 0
    there = 0
    for gap in gaps(one, other):
        assert one[at : gap.start] == other[there : gap.other_start]
        assert gap.start < gap.end or gap.other_start < gap.other_end
        made += one[at : gap.start] + other[gap.other_start : gap.other_end]
        at, there = gap.end, gap.other_end
    assert one[at:] == other[there:]
    assert made + one[at:] == other


@given(WORDS)
def test_a_text_does_not_differ_from_itself(one: list[str]) -> None:
    """Whatever it is."""
    assert gaps(one, list(one)) == []


def test_one_word_of_many_is_one_gap() -> None:
    """Cut, added or changed."""
    assert gaps(LONG, LONG[:1500] + LONG[1501:]) == [Gap(1500, 1501, 1500, 1500)]
    assert gaps(LONG, [*LONG[:1500], "x", *LONG[1500:]]) == [Gap(1500, 1500, 1500, 1501)]
    assert gaps(LONG, [*LONG[:1500], "x", *LONG[1501:]]) == [Gap(1500, 1501, 1500, 1501)]


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
