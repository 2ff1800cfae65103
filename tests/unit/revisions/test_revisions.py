"""Two states of a book: what changed, by turn and by page, and the slip that says so."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import InputError
from publisher.revisions import Copy, Passage, Text, Word, compare, copy_of, errata
from publisher.revisions.copy import paged_by

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/book.opf"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title id="t">Night Work</dc:title><dc:title id="s">Talks</dc:title>
<meta refines="#s" property="title-type">subtitle</meta>
<dc:creator>Ann Lee</dc:creator><dc:date>2024</dc:date></metadata>
<manifest><item id="a" href="one.xhtml"/><item id="b" href="toc.xhtml"/></manifest>
<spine><itemref idref="b"/><itemref idref="a"/></spine></package>"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>{title}</title></head><body>{body}</body></html>"""
TALK = """<section id="one" epub:type="chapter"><span role="doc-pagebreak" aria-label="7"/>
<header class="opener"><h1>One</h1><p class="byline">With Ann</p></header>
<div class="turn" id="one.t01" data-speaker="Q"><p><b class="speaker">Bo Ek:</b> Were you
there?<a role="doc-noteref" href="#n1">1</a></p></div>
<div class="turn" id="one.t02" data-speaker="A"><p><b class="speaker">Ann Lee:</b> I was, <em>all
</em>night, <span role="doc-pagebreak" aria-label="8"/>until it was over.</p></div>
<ol><li id="n1" epub:type="endnote"><p>Not so. <a role="doc-backlink" href="#r1">back</a></p></li>
</ol></section>"""


CONTENTS = '<section id="c" epub:type="toc"><p>One 7</p></section>'


def ebook(talk: str = TALK, title: str = "One", contents: str = CONTENTS) -> bytes:
    """Return a small EPUB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("EPUB/book.opf", PACKAGE)
        book.writestr("EPUB/toc.xhtml", PAGE.format(title="Contents", body=contents))
        book.writestr("EPUB/one.xhtml", PAGE.format(title=title, body=talk))
    return made.getvalue()


def copy(talk: str = TALK, title: str = "One") -> Copy:
    """Return a small EPUB as a copy."""
    return copy_of(ebook(talk, title), "book.epub")


def test_a_copy_has_words_speakers_and_pages() -> None:
    """Without labels, numbers of notes and what the program writes itself."""
    made = copy()
    assert (made.title, made.subtitle, made.date, made.creators) == (
        *("Night Work", "Talks", "2024"),
        ("Ann Lee",),
    )
    (text,) = made.texts
    assert (text.id, text.title) == ("one", "One")
    said = [(word.shown, text.passages[word.passage].id, word.page) for word in text.words]
    assert said[:6] == [
        ("With", "", "7"),
        ("Ann", "", "7"),
        ("Were", "one.t01", "7"),
        ("you", "one.t01", "7"),
        ("there", "one.t01", "7"),
        ("?", "one.t01", "7"),
    ]
    assert ("night", "one.t02", "7") in said
    assert ("until", "one.t02", "8") in said
    assert said[-3:] == [("Not", "n1", "7"), ("so", "n1", "7"), (".", "n1", "7")]
    assert [p.speaker for p in text.passages] == ["", "Bo Ek", "Ann Lee", ""]
    assert [p.note for p in text.passages] == ["", "", "", "1"]


def test_what_is_no_epub_is_refused() -> None:
    """With its name."""
    with pytest.raises(InputError, match=r"book\.epub"):
        copy_of(b"no", "book.epub")
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
    with pytest.raises(InputError):
        copy_of(empty.getvalue(), "book.epub")


def test_a_book_may_hold_more_than_a_raw_interview() -> None:
    """Pictures are not unpacked to read its texts."""
    made = io.BytesIO(ebook())
    with zipfile.ZipFile(made, "a") as book:
        for number in range(3):
            book.writestr(f"EPUB/{number}.png", bytes(30 << 20))
    assert copy_of(made.getvalue(), "book.epub") == copy()


def changed(old: str, new: str) -> list[tuple[str, ...]]:
    """Return what is told of a change in the talk."""
    assert old in TALK
    told = compare(copy(), copy(TALK.replace(old, new)))
    return [(c.kind, c.turn, c.page, c.before, c.after) for c in told.changes]


def test_changes_are_told_by_turn_and_page() -> None:
    """Words, marks, whole turns and notes, who speaks."""
    assert changed("I was,", "I was,") == []
    assert changed("it was over", "it is over") == [("words", "one.t02", "8", "was", "is")]
    assert changed("With Ann", "With Anna") == [("words", "", "7", "Ann", "Anna")]
    assert changed("I was, ", "I was ") == [("words", "one.t02", "7", ",", "")]
    assert changed("there?", "there, then?") == [("words", "one.t01", "7", "", ", then")]
    assert changed("<p>Not so. ", "<p>So it was. ") == [("words", "n1", "7", "Not so", "So it was")]
    assert changed(">Ann Lee:<", ">Bo Ek:<") == [("speaker", "one.t02", "7", "Ann Lee", "Bo Ek")]
    turn = '<div class="turn" id="one.t03" data-speaker="Q"><p>And then?</p></div>\n<ol>'
    assert changed("<ol>", turn) == [("came", "", "8", "", "And then?")]
    whole = TALK[
        TALK.index('<div class="turn" id="one.t01"') : TALK.index('<div class="turn" id="one.t02"')
    ]
    assert changed(whole, "") == [("gone", "one.t01", "7", "Were you there?", "")]


def test_a_sentence_goes_with_its_own_full_stop() -> None:
    """And comes with it."""
    longer = TALK.replace("was over.", "was over. Quite. And then.")
    ((there,), (back,)) = (
        compare(copy(TALK.replace("was over.", "was over. And then.")), copy(longer)).changes,
        compare(copy(longer), copy(TALK.replace("was over.", "was over. And then."))).changes,
    )
    assert (there.before, there.after, there.left) == ("", "Quite.", "was over. ")
    assert (back.before, back.after) == ("Quite.", "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("there?", "there? Then?", ("one.t01", "one.t01", "7", "Bo Ek", "you there?", "")),
        ("over.", "over. At last.", ("one.t02", "one.t02", "8", "Ann Lee", "was over.", "")),
        ("I was,", "Well, I was,", ("one.t02", "one.t02", "7", "Ann Lee", "", "I was,")),
        ("<ol>", "<p>They leave.</p><ol>", ("", "", "8", "", "was over.", "")),
        ("until it was over.", "", ("one.t02", "one.t02", "8", "Ann Lee", "all night,", "")),
    ],
)
def test_words_at_an_end_of_a_turn_are_of_that_turn(
    old: str, new: str, told: tuple[str, ...]
) -> None:
    """And not of the next one, which somebody else says, perhaps on another page."""
    (one,) = compare(copy(), copy(TALK.replace(old, new))).changes
    around = one.left.strip(), one.right.strip()
    assert (one.turn, one.new_turn, one.page, one.speaker, *around) == told


def test_a_part_of_a_turn_that_somebody_else_said() -> None:
    """Though no word differs."""
    turn = '</p></div><div class="turn" id="one.t03" data-speaker="Q"><p>until'
    (one,) = compare(copy(), copy(TALK.replace("until", turn))).changes
    assert (one.kind, one.turn, one.new_turn) == ("speaker", "one.t02", "one.t03")
    assert (one.page, one.before, one.after) == ("8", "Ann Lee", "Bo Ek")
    assert one.right == "until it was over."


def test_a_new_name_is_told_once() -> None:
    """And not with all that somebody said."""
    more = TALK.replace(
        "<ol>", '<div class="turn" id="one.t03" data-speaker="A"><p>So.</p></div>\n<ol>'
    )
    told = compare(copy(more), copy(more.replace("Ann Lee:", "Anna Lee:")))
    assert told.changes == ()
    assert [(f.what, f.before, f.after) for f in told.facts] == [
        ("name of a speaker", "Ann Lee", "Anna Lee")
    ]


def test_who_contributed() -> None:
    """Those alone who came or are gone; who is called otherwise did neither."""
    one = replace(copy(), contributors=("Ann Lee", "Cy Orr"))
    other = replace(one, contributors=("Ann Lee", "Di Poe"))
    assert [(f.what, f.before, f.after) for f in compare(one, other).facts] == [
        ("contributors", "Cy Orr", "Di Poe")
    ]
    named = replace(
        copy(TALK.replace("Ann Lee:", "Anna Lee:")), contributors=("Anna Lee", "Cy Orr")
    )
    assert "contributors" not in [fact.what for fact in compare(one, named).facts]


def test_books_of_strangers() -> None:
    """All is read: of texts that are called alike, of bodies with several parts."""
    parts = '<h2 id="main">Night</h2><p id="main">{}</p>'
    assert [c.after for c in compare(copy(parts.format("a")), copy(parts.format("b"))).changes] == [
        "b"
    ]
    alike = '<div id="main"><p>{}</p></div>'
    made = copy_of(ebook(alike.format("b"), contents=alike.format("a")), "book.epub")
    assert [(text.id, text.words[0].shown) for text in made.texts] == [
        ("main", "a"),
        ("EPUB/one.xhtml", "b"),
    ]
    typed = TALK.replace('role="doc-pagebreak" aria-label', 'epub:type="pagebreak" title')
    assert copy(typed) == copy()


def test_what_nobody_sees_is_no_change() -> None:
    """Places for hyphens; what only a program reads."""
    assert changed("over", "ov\N{SOFT HYPHEN}er") == []
    assert changed("over.", "over.<script>var x</script>") == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("夜の街。", ["夜", "の", "街", "。"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("می\N{ZERO WIDTH NON-JOINER}روم.", ["می\N{ZERO WIDTH NON-JOINER}روم", "."]),
        (
            "cafe\N{COMBINING ACUTE ACCENT}s, l’eau",
            ["cafe\N{COMBINING ACUTE ACCENT}s", ",", "l’eau"],
        ),
    ],
)
def test_words_of_other_scripts(said: str, words: list[str]) -> None:
    """Signs and joiners part no word; where there are no blanks each letter is one."""
    talk = f'<section id="one" epub:type="chapter"><p>{said}</p></section>'
    assert [word.shown for word in copy(talk).texts[0].words] == words


def test_a_turn_that_comes_between_makes_no_others_of_those_behind() -> None:
    """Though all their numbers are others."""
    later = TALK.replace("one.t02", "one.t03").replace("one.t01", "one.t02")
    first = '<div class="turn" id="one.t01" data-speaker="Q"><p>Shall we begin?</p></div>\n'
    at = later.index('<div class="turn"')
    told = compare(copy(), copy(later[:at] + first + later[at:])).changes
    assert [(c.kind, c.new_turn, c.after) for c in told] == [("came", "one.t01", "Shall we begin?")]


def test_words_that_stand_elsewhere_moved() -> None:
    """From one turn into another."""
    told = compare(
        copy(),
        copy(TALK.replace("until it was over.", "").replace("there?", "there? until it was over.")),
    )
    assert [(c.kind, c.turn, c.new_turn) for c in told.changes] == [("moved", "one.t02", "one.t01")]


def test_facts_and_texts() -> None:
    """The title of the book and of a text; texts that came, and their order."""
    one = copy()
    other = replace(one, title="Night Shift", texts=(replace(one.texts[0], title="Two"),))
    assert [(f.what, f.before, f.after) for f in compare(one, other).facts] == [
        ("title", "Night Work", "Night Shift"),
        ("title of one", "One", "Two"),
    ]
    more = Text("two", "Two", (), ())
    both = replace(one, texts=(*one.texts, more))
    assert compare(one, both).came == ("Two",)
    assert compare(both, one).gone == ("Two",)
    assert compare(both, replace(both, texts=both.texts[::-1])).reordered


def test_pages_of_the_printed_book_where_it_says_the_same() -> None:
    """A copy of the manuscripts knows no pages of its own."""
    bare = copy(TALK.replace('aria-label="7"', "").replace('aria-label="8"', ""))
    assert paged_by(bare, copy()) == copy()
    other = copy(TALK.replace("aria-label", "lang").replace("over", "done"))
    assert paged_by(other, copy()) == other


def test_a_slip_finds_the_place_of_words_that_a_page_has_twice() -> None:
    """With the words beside them; those that stand once need none."""
    lamp = "I was, <em>all</em> night, by the lamp. And the lamp was out."
    talk = TALK[: TALK.index("I was, ")] + lamp + "</p></div></section>"
    twice = errata(
        compare(copy(talk), copy(talk.replace("the lamp was", "the light was"))), copy(talk)
    )
    assert "for “the lamp was” read “the light was”" in twice
    once = errata(compare(copy(talk), copy(talk.replace("night", "day"))), copy(talk))
    assert "for “night” read “day”" in once


def test_a_slip_tells_where_words_belong_in_the_book_that_readers_have() -> None:
    """Its pages, and the words there."""
    said = "until it was over."
    moved = TALK.replace(said, "").replace("there?", f"there? {said}")
    moved = moved.replace('aria-label="7"', 'aria-label="6"')
    slip = errata(compare(copy(), copy(moved)), copy())
    assert f"- **p. 8** (Ann Lee): move “{said}” to p. 7, after “you there?”\n" in slip


def test_a_slip_tells_a_note_with_the_page_of_its_number() -> None:
    """Where it stands itself depends on the print."""
    new = TALK.replace("Not so", "Quite so").replace("over", "done")
    lines = errata(compare(copy(), copy(new)), copy()).splitlines()
    assert lines[-2:] == [
        "- **p. 7, note 1**: for “Not” read “Quite”",
        "- **p. 8** (Ann Lee): for “over” read “done”",
    ]


def test_a_slip_tells_a_hyphen_with_the_words_that_it_joins() -> None:
    """For it stands between no blanks."""
    old, new = (TALK.replace("all", f"{words}, all") for words in ("well known", "well-known"))
    there, back = (
        errata(compare(copy(old), copy(new)), copy(old)),
        errata(compare(copy(new), copy(old)), copy(new)),
    )
    assert "for “well known,” read “well-known,”" in there
    assert "for “well-known,” read “well known,”" in back


def test_a_slip_goes_by_the_order_of_the_book() -> None:
    """Who speaks is told where the turn stands."""
    new = TALK.replace('"one.t01" data-speaker="Q"', '"one.t01" data-speaker="A"')
    told = compare(copy(), copy(new.replace("over", "done"))).changes
    assert [(c.kind, c.turn) for c in told] == [("speaker", "one.t02"), ("words", "one.t02")]


def test_a_slip_says_which_words_somebody_else_said() -> None:
    """By the first of them."""
    slip = errata(compare(copy(), copy(TALK.replace(">Ann Lee:<", ">Bo Ek:<"))), copy())
    assert "- **p. 7** (Ann Lee): “I was, …” is said by Bo Ek\n" in slip


def test_a_slip_has_no_pages_of_the_later_book() -> None:
    """Readers hold the earlier one."""
    old = copy(TALK.replace("aria-label", "lang"))
    slip = errata(compare(old, copy(TALK.replace("over", "done"))), old)
    assert "**one.t02** (Ann Lee): for “over” read “done”" in slip


def test_the_slip_says_for_what_to_read_what() -> None:
    """By page, so that a reader finds the place with a pencil in the hand."""
    new = (
        TALK.replace("it was over", "it is over")
        .replace("I was, ", "I was ")
        .replace("Were you", "Were you *really*")
    )
    assert errata(compare(copy(), copy(new)), copy()) == (
        "# Errata: Night Work\n\nTo the edition of 2024.\n\n"
        "- **p. 7** (Bo Ek): after “Were you” insert “\\*really\\*”\n"
        "- **p. 7** (Ann Lee): omit “,” after “I was”\n"
        "- **p. 8** (Ann Lee): for “it was over.” read “it is over.”\n"
    )


WORDS = st.lists(st.sampled_from("a b c d the , . It".split()), min_size=1, max_size=40)


def text_of(words: list[str]) -> Copy:
    """Return words as a copy, five to a turn."""
    passages = tuple(Passage(f"one.t{number:02}", "A") for number in range(len(words) // 5 + 1))
    return Copy(
        "Book",
        texts=(
            Text("one", "One", tuple(Word(w, " ", i // 5) for i, w in enumerate(words)), passages),
        ),
    )


@given(WORDS, WORDS)
def test_whatever_changed_is_told_and_nothing_else(old: list[str], new: list[str]) -> None:
    """The words told as gone and come are those by which the copies differ."""
    told = compare(text_of(old), text_of(new))
    assert bool(told.changes) == (old != new)
    gone = [w for c in told.changes if c.kind != "moved" for w in c.before.split()]
    came = [w for c in told.changes if c.kind != "moved" for w in c.after.split()]
    assert sorted([*old, *came]) == sorted([*new, *gone])
