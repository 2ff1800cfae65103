"""Mail files: what is unpacked, what is told, and what is refused."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from publisher import transforms
from publisher.errors import RawError
from publisher.model.transcript import EventKind, Transcript
from publisher.readers import read

HEAD = (
    "From: Ilse Brand <i@e.org>\nTo: Tomas Verey <t@e.net>\nDate: Sun, 2 Jun 2019 10:30:00 +0000\n"
)


def mail(data: bytes | str, name: str = "a.eml") -> Transcript:
    """Read a mail, and see that it passes the gate."""
    found = read(Path(name), data.encode() if isinstance(data, str) else data)
    transforms.normalize(found, id="a")
    return found


def told(found: Transcript) -> list[str]:
    """Return the texts of the body's events."""
    return [event.text for event in found.events[1:]]


def packed(**headers: str) -> EmailMessage:
    """Return a mail with sender and addressee."""
    message = EmailMessage()
    for name, value in {"From": "Ilse Brand <i@e.org>", "To": "t@e.net", **headers}.items():
        message[name] = value
    return message


def test_a_plain_mail_is_read_as_it_stands() -> None:
    """Nothing is unpacked, so bytes are those of the file; other fields go on record."""
    found = mail(HEAD + "Message-ID: <x@y>\nSubject: So\n\nIt was cold.\n")
    assert not found.packed
    assert found.events[0].text.endswith("Subject: So")
    assert told(found) == ["It was cold."]
    assert [o.why for o in found.omissions] == ["mail header"]


def test_folded_fields_are_one_line() -> None:
    """A field that goes on in the next line is one field (RFC 5322, 2.2.3)."""
    found = mail(HEAD + "Subject: Re:\n questions\n\nIt was cold.\n")
    assert found.events[0].text.split("\n")[-1] == "Subject: Re: questions"


@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
def test_packed_text_is_unpacked(cte: str) -> None:
    """Header and body become parts; the packed bytes are kept beside them."""
    message = packed(Subject="Déjà vu")
    message.set_content("It was très cold – yes.\n", cte=cte)
    found = mail(message.as_bytes())
    assert told(found) == ["It was très cold – yes."]
    assert "Subject: Déjà vu" in found.events[0].text
    assert found.raw == message.as_bytes()
    assert [part.name for part in found.parts] == ["header", "text/plain"]
    assert (found.parts[0].start, found.parts[-1].end) == (0, len(found.data))


def test_another_character_set() -> None:
    """A body is read by the character set that it states."""
    body = "Когда замёрзло?".encode("koi8-r")
    head = HEAD + "MIME-Version: 1.0\nContent-Type: text/plain; charset=koi8-r\n\n"
    assert told(mail(head.encode() + body)) == ["Когда замёрзло?"]


def test_of_alternatives_the_plain_text_is_told() -> None:
    """HTML beside plain text is the same again; plain text that says nothing is not told."""
    message = packed()
    message.set_content("It was cold.")
    message.add_alternative("<p>It was <b>cold</b>.</p>", subtype="html")
    assert told(mail(message.as_bytes())) == ["It was cold."]
    message.get_payload()[0].set_content(" ")  # type: ignore[index,union-attr]
    assert told(mail(message.as_bytes())) == ["It was cold."]


def test_html_alone_is_told_with_its_quotations() -> None:
    """Tags go; a quotation of HTML is one."""
    message = packed()
    message.set_content("<blockquote>Why?</blockquote><div>So<br>it &amp; I</div>", subtype="html")
    found = mail(message.as_bytes())
    assert [(e.kind, e.text) for e in found.events[1:]] == [
        (EventKind.QUOTATION, "Why?"),
        (EventKind.PARAGRAPH, "So\nit & I"),
    ]


def test_soft_line_ends_of_flowed_text_go() -> None:
    """A line that ends with a blank goes on, at the same depth of quoting (RFC 3676, 4)."""
    head = HEAD + "Content-Type: text/plain; format=flowed\n\n"
    found = mail(head + "> When did \n> it freeze?\nIn \nMarch.\n From here.\n-- \nIlse\n")
    assert told(found)[:3] == ["When did it freeze?", "In March.", "From here."]


def test_a_forwarded_mail_is_told_with_its_header() -> None:
    """A mail within a mail has its own header."""
    inner = packed(Subject="first")
    inner.set_content("It was cold.")
    outer = packed(Subject="second")
    outer.set_content("See below.")
    outer.add_attachment(inner)
    found = mail(outer.as_bytes())
    assert told(found)[0] == "See below."
    assert told(found)[-1] == "It was cold."


def test_text_that_is_a_packed_mail_is_known_by_sight() -> None:
    """A text file that begins like a packed mail is read as one."""
    message = packed()
    message.set_content("It was très cold.", cte="base64")
    assert told(mail(message.as_bytes(), "a.txt")) == ["It was très cold."]


TWO = "From a@b Sat Jun  1 10:00:00 2019\nA: b\n\nc\n\n"


@pytest.mark.parametrize(
    ("text", "message"), [("It was cold.\n", "not a mail"), (TWO * 2, "several")]
)
def test_what_is_refused(text: str, message: str) -> None:
    """No mail, or several."""
    with pytest.raises(RawError, match=message):
        read(Path("a.mbox"), text.encode())


def test_a_picture_alone_is_refused() -> None:
    """A mail without any text is refused."""
    message = packed()
    message.add_attachment(b"\0\1", maintype="image", subtype="png")
    with pytest.raises(RawError, match="without text"):
        read(Path("a.eml"), message.as_bytes())


BROKEN = {
    "an encoding that is none": b"From: =?utf-8?q?=ZZ?=\nContent-Type: text/plain; charset=so\n"
    b"\nSo it was.",
    "a part never closed": b"From: a\nContent-Type: multipart/mixed; boundary=x\n"
    b"\n--x\n\nSo it was.\n",
    "many fields begun": b"From: a\nSubject: " + b"=?utf-8?b?" * 5000 + b"\n\nSo it was.",
    "deep": b"From: a\n"
    + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 200
    + b"\nSo it was.",
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_mail_is_read(case: str) -> None:
    """Whatever is wrong with its wrapping, the words of a mail are told."""
    found = read(Path("a.eml"), BROKEN[case])
    assert found.events[-1].text.endswith("So it was.")


def test_base64_that_is_none_is_refused() -> None:
    """A body that cannot be unpacked has one clear error."""
    with pytest.raises(RawError, match="mail without text"):
        read(Path("a.eml"), b"From: a\nContent-Transfer-Encoding: base64\n\n====")
