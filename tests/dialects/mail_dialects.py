"""A talk held by mail, as mail programs pack it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from email.message import EmailMessage

from dialects.talk import ASKER, Talk

__all__ = ["ALL"]

_FIELDS = (
    ("From", "Ilse Brand <ilse@example.org>"),
    ("To", "Tomas Verey <tomas@example.net>"),
    ("Date", "Sun, 2 Jun 2019 10:30:00 +0000"),
)
_WROTE = "On Sat, 1 Jun 2019 at 18:02, Tomas Verey wrote:\n\n"


def _inline(talk: Talk) -> str:
    parts = [_WROTE]
    for turn in talk.turns:
        mark = "> " if turn.speaker == ASKER else ""
        for paragraph in turn.paragraphs:
            lines = textwrap.wrap(paragraph, 66, break_on_hyphens=False)
            parts.append("\n".join(mark + line for line in lines) + "\n\n")
    return "".join(parts)


def _message(subject: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in _FIELDS:
        message[name] = value
    message["Subject"] = subject
    return message


def bare(talk: Talk) -> bytes:
    """Return a mail as it was typed."""
    head = "".join(f"{name}: {value}\n" for name, value in _FIELDS)
    return f"{head}Subject: Re: questions\n\n{_inline(talk)}-- \nIlse Brand\n".encode()


def quoted(talk: Talk) -> bytes:
    """Return a mail in quoted-printable, with an encoded subject."""
    message = _message("Re: Fragen – déjà")
    message.set_content(_inline(talk), cte="quoted-printable")
    return message.as_bytes()


def alternatives(talk: Talk) -> bytes:
    """Return a mail in base64 with the same in HTML, and a picture."""
    message = _message("Re: questions")
    message.set_content(_inline(talk), cte="base64")
    message.add_alternative(f"<pre>{_inline(talk)}</pre>", subtype="html")
    message.add_attachment(b"\0\1\2", maintype="image", subtype="png", filename="boat.png")
    return message.as_bytes()


def html(talk: Talk) -> bytes:
    """Return a mail in HTML only."""
    parts = ["<div>On Sat, 1 Jun 2019 Tomas Verey &lt;t@example.net&gt; wrote:</div>"]
    for turn in talk.turns:
        tag = "blockquote" if turn.speaker == ASKER else "div"
        parts += (f"<{tag}>{said.replace('&', '&amp;')}</{tag}>\n" for said in turn.paragraphs)
    message = _message("Re: questions")
    message.set_content("".join(parts), subtype="html")
    return message.as_bytes()


def flowed(talk: Talk) -> bytes:
    """Return a mail in flowed text."""
    head = "".join(f"{name}: {value}\n" for name, value in _FIELDS)
    head += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n"
    parts = [f"{head}Subject: Re: questions\n\n{_WROTE}"]
    for turn in talk.turns:
        mark = "> " if turn.speaker == ASKER else ""
        for paragraph in turn.paragraphs:
            lines = textwrap.wrap(paragraph, 30, break_on_hyphens=False)
            parts.append(" \n".join(mark + line for line in lines) + "\n\n")
    return "".join(parts).encode()


def mailbox(talk: Talk) -> bytes:
    """Return a mailbox with one mail."""
    return b"From ilse@example.org Sun Jun  2 10:30:00 2019\n" + bare(talk)


Dialect = Callable[[Talk], bytes]
ALL: tuple[Dialect, ...] = (bare, quoted, alternatives, html, flowed, mailbox)
