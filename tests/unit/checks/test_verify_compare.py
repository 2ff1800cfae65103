"""Comparison: differences have names and places, and only the setting is forgiven."""

from __future__ import annotations

from publisher.checks.verify.compare import Kind, differences, strayed
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
    """Words that may be missing; not a letter, not a mark."""
    assert kinds("a b", "a . b") == [Kind.ADDED]
    loose = stream("a")
    loose.add("[1].", Place(), loose=True)
    assert differences(loose, stream("a")) == []
    assert differences(loose, stream("a 1")) == []


def test_ornaments_stand_between_paragraphs_of_pages() -> None:
    """There a style may put one; within a paragraph, or in an EPUB, it is a mark like any other."""

    def between(edge: int, found: str, *, blind: bool = True) -> list[Kind]:
        wanted, given = stream("a – b"), stream(found)
        wanted.edges.add(edge)
        given.blind = blind
        return [one.kind for one in differences(wanted, given)]

    assert between(2, "a – ❦ b") == []
    assert between(2, "a – – b") == []
    assert between(3, "a – b ❦") == []
    assert between(3, "a – – b") == [Kind.DOUBLED]
    assert between(3, "a ❦ – b") == [Kind.ADDED]
    assert between(2, "a – ❦ b", blind=False) == [Kind.ADDED]


def test_an_ornament_and_a_number_may_stand_before_an_item() -> None:
    """Where a list begins an item of another."""
    wanted, given = stream("a"), stream("a • 2. b")
    wanted.add("2.", Place(), loose=True)
    wanted.add("b", Place())
    wanted.edges.add(1)
    given.blind = True
    assert differences(wanted, given) == []


def test_how_a_word_is_written_is_compared_where_it_is_known() -> None:
    """Of an EPUB: capital letters, and what is invisible within a word; of glyphs, neither."""
    otherwise = stream("said bob; per\u200chaps")
    name, word = differences(stream("said Bob; perhaps"), otherwise)
    assert str(name) == "“bob” stands for “Bob”"
    assert str(word) == "“per<U+200C>haps” stands for “perhaps”"
    otherwise.blind = True
    assert differences(stream("said Bob; perhaps"), otherwise) == []


def test_what_floats_on_pages_stays_in_an_ebook() -> None:
    """A pull quote of a page may be read elsewhere; in an EPUB it has its place."""
    wanted, given = stream("a b c d e"), stream("q a b c d e")
    wanted.add("q", Place(), floating=True)
    assert [one.kind for one in differences(wanted, given)] == [Kind.MOVED]
    given.blind = True
    assert differences(wanted, given) == []


def test_a_word_on_two_lines_may_have_a_hyphen() -> None:
    """Its own, or that of the division, where one line ends."""
    divided = Stream(["wellknown"], [Place()], divided={0}, blind=True)
    assert differences(stream("well-known"), divided) == []
    assert differences(stream("wellknown"), divided) == []
    assert differences(stream("well-knows"), divided) != []
    assert differences(stream("well-known"), stream("wellknown")) != []


def test_letters_are_compared_and_not_how_they_are_coded() -> None:
    """Case, composition, invisible signs and kinds of hyphens do not count."""
    assert words("É\u00adtat‑major\u200b") == ["état", "-", "major"]
    assert words("E\u0301tat") == ["état"]
    assert words("don’t. “No!”") == ["don", "’", "t", ".", "“", "no", "!", "”"]


def test_numbers_of_a_list_are_told_from_those_of_the_text() -> None:
    """A number that a style may show, before a text that has it too, or after a full stop."""
    listed = stream("so.")
    listed.add("2.", Place(), loose=True)
    listed.add("2 of them. End", Place())
    assert differences(listed, stream("so. 2 of them. End")) == []
    assert differences(listed, stream("so. 2. 2 of them. End")) == []
    assert differences(listed, stream("so. 3. 2 of them. End")) != []
    assert differences(listed, stream("so. of them. End")) != []


def test_leftward_lines_of_a_pdf_may_be_read_in_another_order() -> None:
    """With all their letters and marks, and only where letters are read leftward."""

    def blind(text: str) -> Stream:
        made = stream(text)
        made.blind = True
        return made

    written = "قال بُدَّ with a مصطلح."
    assert differences(stream(written), blind("َقال a with بُدّ مصطـلح.")) == []
    assert differences(stream(written), blind("قال بُدَّ with a مصطح.")) != []
    assert differences(stream("قال [في] بدّ…"), blind("قال ]في[ بدّ. . .")) == []
    assert differences(stream("قال [في] بدّ…"), blind("قال [في بدّ. . .")) != []
    assert differences(stream(written), stream("قال بُدَّ a with مصطلح.")) != []
    assert differences(stream("said with a word"), blind("said a with word")) != []


def test_words_have_the_page_that_they_are_printed_on() -> None:
    """But for one that two pages share."""

    def paged(*pages: tuple[str, str]) -> Stream:
        made = Stream()
        for folio, text in pages:
            made.add(text, Place("one", "one.t01", folio))
        return made

    printed = paged(("6", "one two three four"), ("7", "five six seven"))
    assert strayed(paged(("6", "one two three four"), ("7", "five six seven")), printed) == []
    assert strayed(paged(("6", "one two three four five"), ("7", "six seven")), printed) == []
    (late,) = strayed(paged(("6", "one two three four five six"), ("7", "seven")), printed)
    assert (late.kind, late.expected, late.found, late.page) == (
        Kind.ASTRAY,
        ("five", "six"),
        ("7",),
        "6",
    )
    (other,) = strayed(paged(("6", "one two three four"), ("8", "five six seven")), printed)
    assert (other.found, other.page) == (("7",), "8")


def test_a_text_that_repeats_itself_is_compared() -> None:
    """Though no run of its words stands there once."""
    refrain = " ".join(f"w{i % 30}" for i in range(900))
    assert kinds(refrain, f"a title {refrain}") == [Kind.ADDED]
    assert kinds(f"{refrain} end", f"title by {refrain}") == [Kind.ADDED, Kind.LOST]
