"""Pages: whatever soup of tags comes, every letter is accounted for and no word is lost."""

from __future__ import annotations

from collections import Counter

import lxml.html
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model.transcript import Transcript
from publisher.readers.elements import grown
from publisher.readers.html import READER
from publisher.readers.markup import tokens
from publisher.transforms.normalize import normalize

_NAMES = (
    "p div b strong em i a span br hr h1 h2 h3 ul ol li dl dt dd table tr td th blockquote pre q "
    "sup ruby rt figure figcaption details summary cite font center main article nav aside footer "
    "form button section header u s del code img noscript template head body"
).split()
_GIVEN = (
    "",
    ' class="question"',
    ' class="answer"',
    ' class="speaker"',
    ' class="comments"',
    ' class="byline"',
    ' class="caption"',
    ' style="display:none"',
    ' style="font-weight:bold"',
    ' style="white-space:pre"',
    ' href="#n1"',
    ' id="n1"',
    ' href="http://e.org/x"',
    ' datetime="2019-05-04"',
    ' itemprop="articleBody"',
    " hidden",
)
_SAID = st.sampled_from(
    (
        "Why did you go there? | We went by boat, all of us, and it rained the whole way down. "
        "| Ann | Ben: yes | 1 | [2] | 00:12 | a&amp;b | &nbsp; | one\n\ntwo | ↩ | © 2011 "
        "| Comments | Share this | x < y | & so | <title>Ann speaks</title>"
    ).split("|")
)
_OPEN = st.builds("<{}{}>".format, st.sampled_from(_NAMES), st.sampled_from(_GIVEN))
_CLOSE = st.builds("</{}>".format, st.sampled_from(_NAMES))
_SOUP = st.lists(st.one_of(_SAID, _SAID, _OPEN, _CLOSE), min_size=1, max_size=60).map("".join)


def told(text: str) -> Transcript:
    """Read a page."""
    return READER.read("page.html", f"<p>Start here.</p>{text}".encode())


def unclaimed(transcript: Transcript) -> list[str]:
    """Return the letters of the tree that no event, omission or evidence holds."""
    text = transcript.text
    claimed = bytearray(len(text))
    for event in filter(lambda event: event.anchors, transcript.events):
        pairs = zip(event.anchors, [*event.anchors[1:], (len(event.text), 0)], strict=True)
        for (letter, place), (until, _) in pairs:
            claimed[place : place + until - letter] = b"\1" * (until - letter)
    for omission in transcript.omissions:
        claimed[omission.start : omission.end] = b"\1" * (omission.end - omission.start)
    root = grown(list(tokens(text, code=True)), text, lenient=True)
    return [
        text[place]
        for piece in root.letters()
        for place in range(piece.start, piece.end)
        if text[place].isalnum() and not claimed[place]
    ]


@given(_SOUP)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_letter_of_a_soup_is_unclaimed(text: str) -> None:
    """Each letter of the tree is in an event or in an omission."""
    transcript = told(text)
    assert unclaimed(transcript) == []


@given(_SOUP)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_gate_holds_for_a_soup(text: str) -> None:
    """No soup makes the steps lose or invent a word."""
    transcript = told(text)
    normalize(transcript, id="page")


@given(_SOUP)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_another_parser_finds_no_other_words(text: str) -> None:
    """The letters of the tree, all of them accounted for, are those that lxml finds."""
    transcript = told(text)
    root = grown(list(tokens(transcript.text, code=True)), transcript.text, lenient=True)
    ours = Counter(c for piece in root.letters() for c in piece.text if c.isalnum())
    tree = lxml.html.document_fromstring(transcript.text)
    assert ours == Counter(c for said in tree.itertext() for c in said if c.isalnum())
