"""What a page has at both ends of its text, and lists of links in it.

In: the passages that the walk found, and the title; out: which of them are left out,
each with its reason.  Their names said nothing, so what they say and how much of it
is links must (Kohlschütter et al. 2010).  Nothing is looked for between two passages
of the text but rows of links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.model.transcript import Action, EventKind, MarkKind
from publisher.readers.html_names import BYLINE
from publisher.readers.html_page import Verdict
from publisher.readers.html_passage import Passage

__all__ = ["titled", "trimmed"]

_LINKED = 0.6
_ROW = 3
"""Passages of nothing but links that make a row of them."""
_SENTENCE = 80
"""Letters of a passage that is surely text."""
_DRAWN = 20
"""Letters of a quotation that stands twice."""
_MOST_DRAWN = 60
_TOP = 0.4
"""Share of the passages among which the title stands."""
_TAIL = 0.6
"""Share of the letters that comments and the like at the end do not exceed."""
_ASKS = ("?", "？", "؟")

_READING = re.compile(
    r"(?<!\d)\d{1,3}[ \u00a0-]?(?:mins?|minutes?|minuten|minutos?|minuti)\.?[ \u00a0-]?"
    r"(?:read|de lecture|lesezeit|leestijd|de lectura|de leitura|di lettura)|"
    r"(?:reading time|temps de lecture|lesezeit|tiempo de lectura|tempo di lettura)\b",
    re.IGNORECASE,
)
"""How long a page takes to read, as it says beside date and author."""
_DAY = re.compile(
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|"
    r"\d{1,2}[.]? \w{3,12}\.? (?:19|20)\d\d|\w{3,12}\.? \d{1,2},? (?:19|20)\d\d|"
    r"(?:19|20)\d\d年\d{1,2}月"
)
_BESIDE = re.compile(r"[|·•/]|[^\W\d_](?:19|20)\d\d|(?:19|20)\d\d[^\W\d_]")
"""What stands between author and date in a line of both, if a blank does not."""
_COMMENTS = re.compile(
    r"(?:\(?\d{1,5}\)? |no |one |view |show |all |reader |add a |post a |leave a |leave your )*"
    r"(?:comments?|repl(?:y|ies)|responses?|thoughts? on .{0,100}|discussion|kommentare?|"
    r"schreibe einen kommentar|commentaires?|laisser un commentaire|comentarios?|"
    r"deja un comentario|"
    r"deixe um comentário|commenti|lascia un commento|reacties|комментарии|コメント|评论|留言)"
    r"(?: \(?\d{1,5}\)?| (?:to|on) .{0,120}|:)?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:related|similar|recommended|popular|recent|latest|more)(?: (?:posts?|articles?|stories|"
    r"interviews?|reading|content|news|links|from .{1,60}|in .{1,40}|on .{1,40}|like this))?|"
    r"(?:you (?:may|might) (?:also )?(?:like|enjoy)|read (?:next|more|also)|see also|"
    r"further reading|keep reading|up next|what to read next|most (?:read|popular)|"
    r"trending(?: now)?|"
    r"share this.{0,30}|"
    r"share(?: on| via)?|follow us.{0,40}|like this|tags?|filed under|post navigation|"
    r"about the author|"
    r"à lire aussi|lire aussi|articles? (?:similaires|liés)|sur le même sujet|partager|"
    r"mehr zum thema|ähnliche (?:artikel|beiträge)|das könnte (?:sie|dich) auch interessieren|"
    r"teilen|"
    r"artículos relacionados|también te puede interesar|noticias relacionadas|compartir|"
    r"leggi anche|articoli correlati|condividi|leia também|artigos relacionados|関連記事)[:.…]?",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:©|\(c\)|copyright|all rights reserved|tous droits réservés|alle rechte vorbehalten|"
    r"powered by|proudly powered|theme(?: by|:)|designed by|hosted by|"
    r"(?:this page (?:was )?)?last (?:updated|modified|edited|changed)|posted (?:in|on|by|at)|"
    r"(?:filed|tagged|categori[sz]ed)(?: under| in| with|:)|tags?:|categor(?:y|ies):|labels?:|"
    r"share(?: this|:| on)|tweet|like(?: this)?:|email this|print(?: this)?|permalink|bookmark|"
    r"leave a (?:reply|comment)|loading\.\.\.|back to (?:top|the top|home|main|index)|"
    r"(?:return|go back) to (?:top|the top|home|the main|the index|.{0,30}(?:page|index|menu))|"
    r"(?:←|«|→|») ?\S|(?:previous|next|older|newer)(?: (?:post|page|article|"
    r"story|entry|interview)|:)|skip to|view all|webmaster|contact us|privacy policy|terms of|"
    r"sign up|subscribe|rss|advertisement|imprint|impressum|datenschutz|mentions légales)",
    re.IGNORECASE,
)


_RIGHTS = re.compile(r"© |all rights reserved|powered by [A-Z]|site by [A-Z]")


def titled(passages: Sequence[Passage], title: str) -> dict[int, Verdict]:
    """Return the passages that only say the title, by their number."""
    wanted = _key(title)
    top = max(8, int(_TOP * len(passages)))
    found = [n for n, p in enumerate(passages[:top]) if wanted and _key(p.event.text) == wanted]
    return dict.fromkeys(found, (Action.MOVED, "title"))


def trimmed(passages: Sequence[Passage], title: str) -> dict[int, Verdict]:
    """Return what becomes of the passages that are none of the text, by their number."""
    out = titled(passages, title)
    _above(passages, out)
    _bylines(passages, out)
    _doubles(passages, out)
    _sections(passages, out)
    _rows(passages, out)
    _ends(passages, out)
    return out


def _size(passage: Passage) -> int:
    return len("".join(passage.event.text.split()))


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _above(passages: Sequence[Passage], out: dict[int, Verdict]) -> None:
    """Leave out the short passages above the title."""
    headings = [n for n in out if passages[n].event.kind is EventKind.HEADING]
    for number in range(min(headings or out, default=0)):
        if _size(passages[number]) >= _SENTENCE and passages[number].link_density < _LINKED:
            break
        out.setdefault(number, (Action.DROPPED, "navigation"))


def _bylines(passages: Sequence[Passage], out: dict[int, Verdict]) -> None:
    """Take short lines between the title and the text that say when, by whom, how long."""
    for number, passage in enumerate(passages[: len(out) + 8]):
        if number in out:
            continue
        text = passage.event.text
        if _size(passage) > _SENTENCE or text.rstrip().endswith((".", *_ASKS)):
            return
        if _READING.search(text) or (_DAY.search(text) and _BESIDE.search(text)):
            out[number] = (Action.MOVED, BYLINE)


def _doubles(passages: Sequence[Passage], out: dict[int, Verdict]) -> None:
    """Leave out quotations drawn out of the text, which say again what stands in it."""
    keys = [_key(passage.event.text) for passage in passages]
    drawn = [
        n
        for n, passage in enumerate(passages)
        if passage.event.kind is EventKind.QUOTATION and len(keys[n]) >= _DRAWN and n not in out
    ]
    if not drawn or 4 * len(drawn) > len(passages):
        return
    whole = "\n".join(key for n, key in enumerate(keys) if n not in drawn)
    for number in drawn[:_MOST_DRAWN]:
        if keys[number] in whole:
            out[number] = (Action.DROPPED, "pull quote")


def _sections(passages: Sequence[Passage], out: dict[int, Verdict]) -> None:
    """Leave out comments and related stories, which a heading of theirs begins."""
    sizes = [_size(passage) for passage in passages]
    total = sum(sizes) or 1
    before = 0
    for number, passage in enumerate(passages):
        text = " ".join(passage.event.text.split())
        rest = total - before
        before += sizes[number]
        if number in out or not _heads(passage) or before < 0.3 * total:
            continue
        if _COMMENTS.fullmatch(text) and rest <= _TAIL * total:
            out |= {
                n: (Action.DROPPED, "reader comment")
                for n in range(number, len(passages))
                if n not in out
            }
            return
        if _MORE.fullmatch(text):
            end = _section_end(passages, number)
            linked = sum(p.linked for p in passages[number + 1 : end])
            size = sum(sizes[number + 1 : end])
            if 2 * linked >= size or (end == len(passages) and size <= 0.15 * total):
                out |= {n: (Action.DROPPED, "related") for n in range(number, end) if n not in out}


def _heads(passage: Passage) -> bool:
    """Tell whether a passage looks like a heading: one, or a short line."""
    event = passage.event
    return event.kind is EventKind.HEADING or (
        len(event.text) <= 60 and event.kind is not EventKind.NOTE
    )


def _section_end(passages: Sequence[Passage], number: int) -> int:
    """Return the first passage behind those that belong to a heading."""
    level = passages[number].event.level or 9
    for end in range(number + 1, len(passages)):
        event = passages[end].event
        if event.kind is EventKind.HEADING and event.level <= level:
            return end
        if _size(passages[end]) >= _SENTENCE and passages[end].link_density < 0.3:
            return end
    return len(passages)


def _rows(passages: Sequence[Passage], out: dict[int, Verdict]) -> None:
    """Leave out rows of passages that are links only."""
    row: list[int] = []
    for number in range(len(passages) + 1):
        if number < len(passages) and _is_link(passages[number]):
            row.append(number)
            continue
        if number < len(passages) and number in out:
            continue
        if len(row) >= _ROW:
            local = all(not _targets(passages[n]) for n in row)
            why = "list of contents" if local else "navigation"
            asking = sum(passages[n].event.text.rstrip().endswith(_ASKS) for n in row)
            if local or 2 * asking < len(row):
                out |= {n: (Action.DROPPED, why) for n in row if n not in out}
        row = []


def _targets(passage: Passage) -> list[str]:
    """Return where the links of a passage lead, but for places on the same page."""
    return [m.target for m in passage.event.marks if m.kind is MarkKind.LINK]


def _is_link(passage: Passage) -> bool:
    """Tell whether a passage is a link only, and no question that is set out as one."""
    event = passage.event
    set_out = any(mark.kind is MarkKind.STRONG for mark in event.marks)
    if set_out and event.text.rstrip().endswith(_ASKS):
        return False
    return passage.link_density >= 0.9 and _size(passage) <= 2 * _SENTENCE


def _ends(passages: Sequence[Passage], out: dict[int, Verdict]) -> None:
    """Leave out links and the lines of a site before the text and after it."""
    for number, passage in enumerate(passages):
        if number in out or passage.event.kind is EventKind.BREAK:
            continue
        if not _is_menu(passage):
            break
        out[number] = (Action.DROPPED, "navigation")
    for number in range(len(passages) - 1, -1, -1):
        passage = passages[number]
        if number in out or passage.event.kind is EventKind.BREAK:
            continue
        if passage.event.kind is EventKind.NOTE:
            break
        if not (_is_menu(passage) or _is_end(passage)):
            break
        out[number] = (Action.DROPPED, "page around the text")


def _is_menu(passage: Passage) -> bool:
    """Tell whether a passage is links and what stands between them."""
    text = passage.event.text.rstrip()
    return (
        passage.link_density >= _LINKED
        and not (text.endswith(_ASKS) and _size(passage) > 15)
        and _size(passage) <= 4 * _SENTENCE
        and passage.event.kind is not EventKind.NOTE
    )


def _is_end(passage: Passage) -> bool:
    text = " ".join(passage.event.text.split())
    return len(text) <= 160 and bool(_END.match(text) or _RIGHTS.search(text))
