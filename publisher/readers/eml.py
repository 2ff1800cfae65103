"""Mail: the message of an ``.eml`` file, or of a mailbox that holds just one.

In: the bytes of a mail; out: its transcript.  A mail of plain text is read as it
stands.  One that is packed (RFC 2045: quoted-printable, base64, several parts, another
character set; RFC 2047: headers) is unpacked first, with the standard library: the
header and each body that is told are the ``parts`` of the transcript.  Of alternatives
the plain text is told.  Who writes to whom is for the steps to see, so sender,
addressee, date and subject stay lines of text; all other fields go to the metadata.
Text that is ``flowed`` (RFC 3676, 4) has its soft line ends taken out.
"""

from __future__ import annotations

import codecs
import email
import email.header
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from publisher.errors import Problem, RawError
from publisher.limits import MAIL_DEPTH
from publisher.model.transcript import Action, Event, EventKind, Omission, Part, Syntax, Transcript
from publisher.readers import passage
from publisher.readers.decoding import decode
from publisher.readers.passage import Passage
from publisher.readers.plain import events_of, lines_of
from publisher.readers.reader import Reader
from publisher.source import Location

__all__ = ["READER"]

_TOLD = frozenset({"from", "to", "cc", "date", "sent", "subject"})
_FIELD = re.compile(r"([!-9;-~]{1,76})[ \t]*:[^\n]*(?:\n[ \t]+[^\n]*)*+")
_POSTMARK = re.compile(r"From [^\n]{1,200}\n")
_SIGN = re.compile(
    rb"(?:From [^\n]{1,200}\n)?"
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*+){1,80}+"
)
_MIME = re.compile(rb"^(?:MIME-Version|Content-Transfer-Encoding):", re.IGNORECASE | re.MULTILINE)
_QUOTE = re.compile(r"(?:>[ ]?)*+")
_PLAIN_CODES = ("", "7bit", "8bit", "binary")
_PYTHONS_OWN = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Codecs of Python that are no character set, and would make other words of a mail's."""


@dataclass(frozen=True, slots=True)
class _Body:
    """A body that is told: its bytes in UTF-8, and what they are."""

    name: str
    data: bytes
    html: bool = False
    flowed: bool = False


def _read(path: str, data: bytes) -> Transcript:
    if len(re.findall(rb"(?m)^From [^\n]{5,200}\d{4}\r?$", data)) > 1:
        hint = "save each mail of the mailbox as a file of its own"
        raise RawError(Problem("a mailbox with several mails", Location(path), hint))
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    if not message.keys():
        hint = "a mail begins with fields such as From: and Subject:"
        raise RawError(Problem("not a mail", Location(path, 1), hint))
    if _is_plain(message, data):
        flowed = str(message.get_param("format", "")).lower() == "flowed"
        return _told(path, data, b"", [_Body("mail", data, flowed=flowed)], headed=True)
    bodies = list(_bodies(message, 0))
    if not any(body.data.strip() for body in bodies):
        raise RawError(Problem("a mail without text", Location(path)))
    head = _Body("header", _header(message))
    return _told(path, b"", data, [head, *bodies], headed=True)


def _is_plain(message: Message, data: bytes) -> bool:
    """Tell whether a mail says in its bytes what it says."""
    head = data[: re.search(rb"\r?\n\r?\n|\Z", data).start()]  # type: ignore[union-attr]
    charset = str(message.get_content_charset() or "utf-8").lower()
    return (
        message.get_content_type() == "text/plain"
        and str(message.get("Content-Transfer-Encoding", "")).strip().lower() in _PLAIN_CODES
        and charset in ("utf-8", "us-ascii", "ascii", "windows-1252", "iso-8859-1")
        and b"=?" not in head
    )


# --- unpacking ---------------------------------------------------------------------------------


def _header(message: Message) -> bytes:
    """Return the fields of a mail with their encoded words read, one a line."""
    lines = []
    for name, value in message.raw_items():  # bytes beyond ASCII are there as they came
        said = " ".join(_field_text(value).split())
        lines.append(f"{name}: {said}\n")
    return ("".join(lines) + "\n").encode("utf-8", "replace")


def _field_text(value: object) -> str:
    said = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "=?" not in said:
        return said
    try:
        return str(email.header.make_header(email.header.decode_header(said)))
    except (LookupError, ValueError, email.errors.MessageError):  # of a charset, too
        return said


def _bodies(part: Message, depth: int) -> Iterator[_Body]:
    """Yield the bodies that are told, in order."""
    if depth > MAIL_DEPTH:
        message = f"a mail with parts nested more than {MAIL_DEPTH} deep"
        raise RawError(Problem(message, hint="save the part that holds the talk by itself"))
    kind = part.get_content_type()
    if part.is_multipart():
        inner = [one for one in part.get_payload() if isinstance(one, Message)]
        if kind == "multipart/alternative":
            yield from _best([list(_bodies(one, depth + 1)) for one in inner])
            return
        for one in inner:
            if kind == "message/rfc822":
                yield _Body("header", _header(one))
            yield from _bodies(one, depth + 1)
        return
    if part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment":
        return
    said = _letters(part)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    yield _Body(kind, said.encode("utf-8", "replace"), kind == "text/html", flowed)


def _best(alternatives: list[list[_Body]]) -> list[_Body]:
    """Return the alternative in plain text, unless it says next to nothing."""
    told = [found for found in alternatives if any(body.data.strip() for body in found)]
    sizes = [sum(len(body.data.split()) for body in found) for found in told]
    for found, size in zip(told, sizes, strict=True):
        if not any(body.html for body in found) and size >= 0.2 * max(sizes):
            return found
    return told[-1] if told else []


def _letters(part: Message) -> str:
    """Return the text of a part, by its character set if it has one that fits."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset(), "utf-8", "cp1252"):
        try:
            if codecs.lookup(charset or "ascii").name in _PYTHONS_OWN:
                continue
            said = data.decode(charset or "ascii")
        except (LookupError, ValueError):  # a name with a NUL in it is no name, either
            continue
        return said.encode("utf-8", "replace").decode()
    return data.decode("latin-1")


# --- telling -----------------------------------------------------------------------------------


def _told(
    path: str, data: bytes, packed: bytes, bodies: list[_Body], *, headed: bool
) -> Transcript:
    """Return the transcript of bodies laid end to end; the first begins with the header."""
    parts: list[Part] = []
    if packed:
        pieces = [body.data if body.data.endswith(b"\n") else body.data + b"\n" for body in bodies]
        place = 0
        for body, piece in zip(bodies, pieces, strict=True):
            parts.append(Part(body.name, place, place + len(piece)))
            place += len(piece)
        data = b"".join(pieces)
    decoded = decode(path, data)
    omissions: list[Omission] = []
    events: list[Event] = []
    starts = [
        _character(decoded.offsets.byte, len(decoded.text), part.start) for part in parts
    ] or [0]
    for body, start, end in zip(bodies, starts, [*starts[1:], len(decoded.text)], strict=True):
        if body.name in ("mail", "header") and headed:
            start = _fields(decoded.text, start, end, events, omissions)
        events += _body(decoded.text[:end], start, body, omissions)
    return Transcript(
        path,
        "mail",
        data,
        decoded.text,
        decoded.offsets,
        tuple(events),
        (),
        tuple(omissions),
        decoded.repairs,
        syntax=Syntax.TAGS if any(body.html for body in bodies) else Syntax.PLAIN,
        typed=not any(body.html for body in bodies),
        packed=packed,
        parts=tuple(parts),
    )


def _character(byte: object, size: int, wanted: int) -> int:
    """Return the first character that stands at a byte or behind it."""
    assert callable(byte)
    low, high = 0, size
    while low < high:
        middle = (low + high) // 2
        if byte(middle) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def _fields(text: str, start: int, end: int, events: list[Event], omissions: list[Omission]) -> int:
    """Account for the header; return where the body begins."""
    told: list[Passage] = []
    place = start
    if mark := _POSTMARK.match(text, place, end):
        omissions.append(Omission(place, mark.end(), Action.MOVED, "mail header"))
        place = mark.end()
    while match := _FIELD.match(text, place, end):
        if match[1].lower() in _TOLD:
            told.append(_unfolded(text, place, match.end()))
        else:
            omissions.append(Omission(place, match.end(), Action.MOVED, "mail header"))
        place = match.end() + 1
    if told:
        pieces: list[Passage] = []
        for one in told:
            if pieces:
                pieces.append(Passage.verbatim("\n", pieces[-1].end))
            pieces.append(one)
        events.append(Passage.joined(pieces).event(EventKind.PARAGRAPH))
    return min(place, end)


def _unfolded(text: str, start: int, end: int) -> Passage:
    """Return a field as one line (RFC 5322, 2.2.3)."""
    parts: list[Passage] = []
    place = start
    for match in re.finditer(r"\n[ \t]+", text[start:end]):
        parts.append(Passage.verbatim(text[place : start + match.start()], place))
        parts.append(Passage(" ", ((0, start + match.start()),), start + match.end()))
        place = start + match.end()
    parts.append(Passage.verbatim(text[place:end], place))
    return Passage.joined(parts)


def _body(text: str, start: int, body: _Body, omissions: list[Omission]) -> Iterator[Event]:
    if body.html:
        yield from passage.events(Passage.verbatim(text[start:], start), omissions)
    elif body.flowed:
        yield from _flowed(text, start)
    else:
        yield from events_of(lines_of(text, start))


def _flowed(text: str, start: int) -> Iterator[Event]:
    """Yield the paragraphs of flowed text: a line that ends with a blank goes on."""
    run: list[Passage] = []
    depth, gap = 0, 0
    soft = False
    for line in lines_of(text, start):
        quote = _QUOTE.match(line.text)
        skip = quote.end() if quote else 0
        level = line.text.count(">", 0, skip)
        if not level and line.text.startswith(" "):
            skip = 1  # stuffed, RFC 3676, 4.4
        said = line.text[skip:]
        if run and not (soft and level == depth and said.strip()):
            yield _paragraph(run, depth, gap)
            run, gap = [], 0
        gap += not said.strip()
        if said.strip():
            run.append(Passage.verbatim(said, line.start + skip))
        depth = level
        soft = said.endswith(" ") and said != "-- "
    if run:
        yield _paragraph(run, depth, gap)


def _paragraph(run: list[Passage], depth: int, gap: int) -> Event:
    kind = EventKind.QUOTATION if depth else EventKind.PARAGRAPH
    made = Passage.joined(run).event(kind, level=depth)
    return Event(kind, made.text, made.anchors, (), depth, gap)


def _sniff(data: bytes) -> bool:
    """Tell whether the file begins with the header of a packed mail."""
    head = _SIGN.match(data.removeprefix(b"\xef\xbb\xbf"))
    return head is not None and _MIME.search(head[0]) is not None


READER = Reader("mail", (".eml", ".mbox"), _sniff, _read)
