"""A talk as pages show it: one function a shape, and the things around it on a site."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby

from dialects.talk import ASKER, Said, Talk

__all__ = ["NAMED", "NAMELESS", "SITES"]


def _paragraphs(turn: Said) -> str:
    return "".join(f"<p>{escape(said)}</p>\n" for said in turn.paragraphs)


def _questions(talk: Talk, opening: str, closing: str) -> str:
    return "".join(
        f"{opening}{escape(turn.flat)}{closing}\n" if turn.speaker == ASKER else _paragraphs(turn)
        for turn in talk.turns
    )


def strong(talk: Talk) -> str:
    """Return questions as paragraphs in bold."""
    return _questions(talk, "<p><strong>", "</strong></p>")


def emphasis(talk: Talk) -> str:
    """Return questions as paragraphs in italics."""
    return _questions(talk, "<p><em>", "</em></p>")


def headings(talk: Talk) -> str:
    """Return questions as headings."""
    return _questions(talk, "<h3>", "</h3>")


def exported(talk: Talk) -> str:
    """Return questions as a word processor on the web styles them."""
    style = "<style>.c1{margin:0}.c7{color:#000;font-weight:700}</style>"
    return style + _questions(talk, '<p class="c1"><span class="c7">', "</span></p>")


def filtered(talk: Talk) -> str:
    """Return questions as Word's filtered HTML has them, with empty paragraphs between."""
    blank = "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n"
    opening, closing = "<p class=MsoNormal><b><span lang=EN-GB>", "<o:p></o:p></span></b></p>"
    return blank.join(_questions(talk, opening, closing).splitlines(keepends=True))


def breaks(talk: Talk) -> str:
    """Return one box in which line ends part bold questions from answers."""
    said = [
        f"<b>{escape(turn.flat)}</b>" if turn.speaker == ASKER else escape(turn.flat)
        for turn in talk.turns
    ]
    return f"<div>{'<br>'.join(said)}</div>"


def terms(talk: Talk) -> str:
    """Return questions as the terms of a list."""
    return (
        "<dl>"
        + "".join(
            f"<dt>{escape(turn.flat)}</dt>"
            if turn.speaker == ASKER
            else f"<dd>{_paragraphs(turn)}</dd>"
            for turn in talk.turns
        )
        + "</dl>"
    )


def numbered(talk: Talk) -> str:
    """Return items of a numbered list, each a question with its answer."""
    pairs = zip(talk.turns[::2], talk.turns[1::2], strict=True)
    items = (f"<li><strong>{escape(q.flat)}</strong>{_paragraphs(a)}</li>" for q, a in pairs)
    return f"<ol>{''.join(items)}</ol>"


def classed(talk: Talk) -> str:
    """Return boxes that are called question and answer."""
    names = {turn: "question" if turn.speaker == ASKER else "answer" for turn in talk.turns}
    return "".join(f'<div class="{names[turn]}">{_paragraphs(turn)}</div>' for turn in talk.turns)


def folded(talk: Talk) -> str:
    """Return answers that a click unfolds."""
    pairs = zip(talk.turns[::2], talk.turns[1::2], strict=True)
    return "".join(
        f"<details><summary>{escape(q.flat)}</summary>{_paragraphs(a)}</details>" for q, a in pairs
    )


def labels(talk: Talk) -> str:
    """Return paragraphs that begin with a bold label."""
    return "".join(
        f"<p><b>{turn.speaker}:</b> {escape(turn.paragraphs[0])}</p>\n"
        + "".join(f"<p>{escape(said)}</p>\n" for said in turn.paragraphs[1:])
        for turn in talk.turns
    )


def runs(talk: Talk) -> str:
    """Return one paragraph with two line ends between turns."""
    return "<p>" + "<br />\n<br />\n".join(
        f"{turn.speaker}: {'<br /><br />'.join(map(escape, turn.paragraphs))}"
        for turn in talk.turns
    )


def columns(talk: Talk) -> str:
    """Return a table of names and words."""
    rows = (f"<tr><td>{turn.speaker}</td><td>{_paragraphs(turn)}</td></tr>" for turn in talk.turns)
    return f"<table>{''.join(rows)}</table>"


def speakers(talk: Talk) -> str:
    """Return boxes with the name and the time of who speaks."""
    return "".join(
        f'<div class="turn"><span class="speaker">{turn.speaker}</span> '
        f'<time data-time="{start}">0:{int(start) % 60:02}</time>{_paragraphs(turn)}</div>'
        for turn, start, _ in talk.timed()
    )


def groups(talk: Talk) -> str:
    """Return a list of names and what each says."""
    said = (
        f"<dt>{who}<dd>{_paragraphs(t)}"
        for who, ts in groupby(talk.turns, key=lambda t: t.speaker)
        for t in ts
    )
    return f"<dl>{''.join(said)}</dl>"


def typed(talk: Talk) -> str:
    """Return typed lines."""
    return "<pre>\n" + "\n\n".join(
        f"{turn.speaker.upper()}: " + "\n\n".join(escape(said) for said in turn.paragraphs)
        for turn in talk.turns
    ) + "\n</pre>"  # fmt: skip


NAMELESS: tuple[Callable[[Talk], str], ...] = (
    strong,
    emphasis,
    headings,
    exported,
    filtered,
    breaks,
    terms,
    numbered,
    classed,
    folded,
)
"""Shapes in which only questions are told from answers."""
NAMED: tuple[Callable[[Talk], str], ...] = (labels, runs, columns, speakers, groups, typed)
"""Shapes that name who speaks."""


# --- what lies around a talk -------------------------------------------------------------------


def _fragment(title: str, talk: str) -> str:
    return f"<h1>{title}</h1>\n{talk}"


def _page(title: str, talk: str) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{talk}</body></html>"


def _weblog(title: str, talk: str) -> str:
    links = "".join(f'<li><a href="/{n}">Older story number {n}</a></li>' for n in range(4))
    return (
        f"<!DOCTYPE html><html><head><title>{title} | Quay Notes</title>"
        '<script type="application/ld+json">{"@type": "BlogPosting"}</script></head>'
        '<body class="has-sidebar"><header class="site-header"><nav><a href="/">Home</a>'
        '</nav></header><div class="content-sidebar-wrap"><main><article>'
        f'<header><h1 class="entry-title">{title}</h1><div class="entry-meta">'
        '<time datetime="2016-02-03">3 February</time></div></header>'
        f'<div class="entry-content">{talk}'
        '<div class="sharedaddy"><a href="#">Share</a></div></div>'
        '<footer class="entry-footer">Posted in <a href="/t">Talks</a></footer></article>'
        '<div id="comments"><h3>One reply</h3><p>What a fine talk, thank you.</p></div></main>'
        f'<aside class="sidebar"><h3>Recent posts</h3><ul>{links}</ul></aside></div>'
        "<footer><p>© Quay Notes. All rights reserved.</p></footer></body></html>"
    )


def _unnamed(title: str, talk: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><table width=100%><tr><td>"
        '<a href="1">Home</a><br><a href="2">Talks</a><br><a href="3">Map</a></td><td>'
        f"<center><font size=5><b>{title}</b></font></center>{talk}<hr>"
        "<font size=1>Copyright 1997 by the society. Last updated in May.</font>"
        "</td></tr></table></body></html>"
    )


SITES: tuple[Callable[[str, str], str], ...] = (_fragment, _page, _weblog, _unnamed)
"""Functions from title and talk to a whole file."""
