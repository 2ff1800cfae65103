"""Letters that are taken out or changed: what stays stands where it stood, and all is on record."""

from __future__ import annotations

from publisher.limits import MARKS
from publisher.model.transcript import (
    Action,
    Event,
    EventKind,
    Evidence,
    Mark,
    MarkKind,
    Offsets,
    Omission,
    Transcript,
)
from publisher.readers.clean import clean

OVERRIDE, RTL = "\u202e", "\u200f"


def heard(*events: Event, evidence: tuple[Evidence, ...] = ()) -> Transcript:
    """Return a transcript whose file is a hundred blanks, each event somewhere in it."""
    text = " " * 100
    omissions = (Omission(0, 5, Action.MARKUP, ""), Omission(90, 95, Action.MARKUP, ""))
    offsets = Offsets(text, "utf-8", (0,), (0,))
    return Transcript("a.txt", "text", text.encode(), text, offsets, events, evidence, omissions)


def event(text: str, *anchors: tuple[int, int], marks: tuple[Mark, ...] = ()) -> Event:
    """Return a paragraph."""
    return Event(EventKind.PARAGRAPH, text, anchors or ((0, 10),), marks)


def changed(start: int, end: int, rule: str, after: str) -> Omission:
    """Return the record of characters that became others."""
    return Omission(start, end, Action.CHANGED, rule, after, joined=not after)


def strong(start: int, end: int) -> Mark:
    """Return a mark on letters."""
    return Mark(start, end, MarkKind.STRONG)


def places(one: Event) -> list[tuple[str, int]]:
    """Return letters with the characters that they stand on."""
    anchors = dict(one.anchors)
    place = 0
    found = []
    for number, letter in enumerate(one.text):
        place = anchors.get(number, place + 1)
        found.append((letter, place))
    return found


def test_letters_keep_their_places_and_changes_are_recorded_in_order() -> None:
    """Between the records that there were."""
    made = clean(heard(event(f"x{OVERRIDE}{OVERRIDE}y\x07z")))
    assert places(made.events[0]) == [("x", 10), ("y", 13), (" ", 14), ("z", 15)]
    assert made.omissions == (
        Omission(0, 5, Action.MARKUP, ""),
        changed(11, 13, "encoding.bidi", ""),
        changed(14, 15, "encoding.control", " "),
        Omission(90, 95, Action.MARKUP, ""),
    )


def test_letters_of_escapes_are_recorded_each_where_it_was_said() -> None:
    """Letters that stand apart in the file are two records of one change."""
    made = clean(heard(event(f"a{OVERRIDE}{OVERRIDE}b", (0, 10), (1, 20), (2, 30), (3, 40))))
    assert places(made.events[0]) == [("a", 10), ("b", 40)]
    assert made.omissions[1:-1] == (
        changed(20, 21, "encoding.bidi", ""),
        changed(30, 31, "encoding.bidi", ""),
    )


def test_what_comes_in_the_place_of_a_letter_stands_where_that_stood() -> None:
    """Also right behind what went."""
    (one,) = clean(heard(event(f"x{OVERRIDE}\x07z"))).events
    assert places(one) == [("x", 10), (" ", 12), ("z", 13)]


def test_what_comes_together_once_something_went_is_looked_at_again() -> None:
    """Marks that stood apart are too many in a row."""
    half = "\u0301" * 20
    (one,) = clean(heard(event(f"a{half}{OVERRIDE}{half}b"))).events
    assert one.text == "a" + "\u0301" * MARKS + "b"
    assert places(one)[-1] == ("b", 52)


def test_at_the_ends_of_a_text_nothing_else_is_lost() -> None:
    """Neither the first letter nor the last."""
    made = clean(heard(event(f"{OVERRIDE}one{OVERRIDE}", (0, 10)), event(OVERRIDE, (0, 60))))
    assert [one.text for one in made.events] == ["one", ""]
    assert places(made.events[0]) == [("o", 11), ("n", 12), ("e", 13)]
    assert made.events[1].anchors == ()


def test_marks_stay_on_their_letters() -> None:
    """Before, around, behind and within what goes; one on nothing else goes with it."""
    text = f"ab{OVERRIDE * 3}cd\x07{OVERRIDE}ef"
    before, within, tail = strong(0, 2), strong(3, 5), strong(4, 7)
    around, sign, behind = strong(1, 6), strong(7, 8), strong(9, 11)
    marks = (before, within, tail, around, sign, behind)
    (one,) = clean(heard(event(text, marks=marks))).events
    assert one.text == "abcd ef"
    said = [one.text[mark.start : mark.end] for mark in one.marks]
    assert said == ["ab", "cd", "bc", " ", "ef"]


def test_marks_that_end_or_begin_amid_what_goes_lose_only_that() -> None:
    """Also where something went before."""
    text = f"ab{OVERRIDE * 3}cd{OVERRIDE * 3}ef"
    (one,) = clean(heard(event(text, marks=(strong(5, 8), strong(8, 11), strong(6, 12))))).events
    assert [one.text[mark.start : mark.end] for mark in one.marks] == ["cd", "e", "def"]
    (one,) = clean(heard(event("ab\x07\x07cd", marks=(strong(0, 3), strong(3, 5))))).events
    assert [one.text[mark.start : mark.end] for mark in one.marks] == ["ab ", "c"]


def test_names_and_facts_are_cleaned_without_a_record() -> None:
    """They are no words of the text; all faults of one go."""
    speaker = Event(EventKind.CUE, "one", ((0, 10),), name=f"A{OVERRIDE}n\x07n{OVERRIDE}a")
    facts = (Evidence("title", f"{OVERRIDE}A\x07B", 0, 5), Evidence("date", "2021", 90, 95))
    before = heard(speaker, evidence=facts)
    made = clean(before)
    assert [one.name for one in made.events] == ["An na"]
    assert [one.value for one in made.evidence] == ["A B", "2021"]
    assert made.evidence[1] is facts[1]
    assert made.omissions == before.omissions
    only_names, only_facts = heard(speaker), heard(event("one"), evidence=facts)
    assert clean(only_names).events == made.events
    assert clean(only_facts).evidence == made.evidence


def test_one_passage_that_runs_to_the_left_is_use_enough_for_marks_of_direction() -> None:
    """In names and facts, and in passages of another script, too."""
    facts = (Evidence("title", f"A{RTL}", 0, 5),)
    latin = Event(EventKind.CUE, f"one{RTL}", ((0, 10),), name=f"B{RTL}")
    both = heard(latin, event("שלום", (0, 60)), evidence=facts)
    assert clean(both) is both
    made = clean(heard(latin, evidence=facts))
    assert (made.events[0].text, made.events[0].name, made.evidence[0].value) == ("one", "B", "A")
