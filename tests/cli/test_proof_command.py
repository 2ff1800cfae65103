"""``publisher proof``: sent, read back, decided on."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from publisher import manuscript
from publisher.cli.run import run
from publisher.desk import proofs
from publisher.desk.proofs.carry import edit_at

TALK = """---
id: talk
title: Talk
language: en
speakers:
  Q: {name: Bo Ek, role: interviewer}
  A: {name: Ann Lee, role: interviewee}
---

**Q:** Were you there?

**A:** I was there all night.
"""


SAID = "all night.</w:t></w:r>"
COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w:comment w:id="1" w:author="Ann Lee"><w:p w14:paraId="0A0B0C0D"><w:r>'
    "<w:t>Or was it two?</w:t></w:r></w:p></w:comment></w:comments>"
)
EXTENDED = (
    '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<w15:commentEx w15:paraId="0A0B0C0D" w15:done="1"/></w15:commentsEx>'
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an edition; its manuscript was written by hand and has no ledger."""
    (tmp_path / "interviews").mkdir()
    listed = 'title = "Night Work"\nlanguage = "en"\ninterviews = ["interviews/talk.md"]\n'
    (tmp_path / "edition.toml").write_text(listed)
    (tmp_path / "interviews" / "talk.md").write_text(TALK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def returned(sent: Path, old: str, new: str) -> Path:
    """Write a document as it comes back, with other words in it; return its path."""
    out = io.BytesIO()
    with zipfile.ZipFile(sent) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            after.writestr(name, data)
    path = sent.with_name("back.docx")
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.slow
def test_a_proof_goes_out_and_what_comes_back_is_decided_on(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the two files that are sent to the word in the manuscript."""
    assert run(["proof", "--for", "ann lee", "--into", "out"]) == 0
    pdf = pypdfium2.PdfDocument((book / "out" / "talk-proof.pdf").read_bytes())
    assert "Ann Lee" in pdf[0].get_textpage().get_text_range()
    said = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "I was there all night." in said
    back = returned(book / "out" / "talk-proof.docx", "all night", "all day")
    capsys.readouterr()
    assert run(["proof", "--read", str(back), "--json"]) == 0
    (reply,) = json.loads(capsys.readouterr().out)["replies"]
    assert (reply["turn"], reply["edits"][0]["new"]) == ("talk.t02", "day")
    assert (book / "interviews" / "talk.md").read_text() == TALK

    assert run(["review", "--check"]) == 1
    told = capsys.readouterr()
    assert f"{reply['id']}  talk.t02: replace" in told.out
    assert "one proposal is open" in told.err
    assert run(["review", "--accept", reply["id"]]) == 0
    assert (book / "interviews" / "talk.md").read_text() == TALK.replace("night", "day")
    assert run(["review", "--check"]) == 0
    capsys.readouterr()
    assert run(["review", "--all", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["replies"][0]["verdict"] == "accepted"
    assert run(["proof", "--read", str(back)]) == 0  # read again, it is decided already
    assert run(["review", "--check"]) == 0


@pytest.mark.slow
def test_a_comment_that_is_resolved_is_told_as_settled(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It waits for nobody, and can be opened again."""
    assert run(["proof", "--for", "talk", "--into", "out"]) == 0
    mark = '<w:r><w:commentReference w:id="1"/></w:r>'
    back = returned(book / "out" / "talk-proof.docx", SAID, SAID + mark)
    with zipfile.ZipFile(back, "a") as added:
        added.writestr("word/comments.xml", COMMENTS)
        added.writestr("word/commentsExtended.xml", EXTENDED)
    capsys.readouterr()
    assert run(["proof", "--read", str(back)]) == 0
    told = capsys.readouterr()
    assert "nothing is proposed" in told.err
    assert "one comment came back as settled" in told.err
    assert "“Or was it two?”" in told.err
    assert run(["review", "--check"]) == 0
    capsys.readouterr()
    assert run(["review", "--all", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["replies"]
    assert one["verdict"] == "settled"
    assert run(["review", "--reopen", one["id"]]) == 0
    assert run(["review", "--check"]) == 1


@pytest.mark.slow
def test_what_does_not_fit_any_more_stays_open(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written over."""
    assert run(["proof", "--for", "talk", "--into", "out"]) == 0
    back = returned(book / "out" / "talk-proof.docx", "all night", "all day")
    assert run(["proof", "--read", str(back), "--json"]) == 0
    text = TALK.replace("there all night", "not there")
    (book / "interviews" / "talk.md").write_text(text)
    capsys.readouterr()
    assert run(["review", "--json"]) == 0
    name = json.loads(capsys.readouterr().out)["replies"][0]["id"]
    assert run(["review", "--accept", name]) == 1
    assert f"{name} stays open" in capsys.readouterr().err
    assert (book / "interviews" / "talk.md").read_text() == text
    assert run(["review", "--reject", name]) == 0
    assert run(["review", "--check"]) == 0


def test_replies_behind_a_turn_that_goes_are_listed_and_accepted_with_their_new_turn(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One command decides on several, in the order in which they are named."""
    path = book / "interviews" / "talk.md"
    more = "\n**Q:** Who else was there?\n\n**A:** My brother was there all night.\n"
    path.write_text(TALK + more)
    found = proofs.passages(manuscript.parse(TALK + more, str(path)))
    said = "".join(f"{one.text}\u2029" for one in found)
    gone = "Bo Ek\u2029Were you there?\u2029Ann Lee\u2029I was there all night.\u2029"
    wishes = [("n-000001", gone, ""), ("n-000002", "My brother", "He"), ("n-000003", "else", "")]
    edits = [(name, edit_at(found, said.index(old), old, new)) for name, old, new in wishes]
    proofs.save(path, [proofs.Reply(name, "replace", e.turn, (e,)) for name, e in edits])

    assert run(["review", "--accept", "n-000001", "--accept", "n-000002"]) == 0
    kept = more.replace("My brother", "He").lstrip()
    assert path.read_text() == f"{TALK[: TALK.index('**Q:**')]}{kept}"
    capsys.readouterr()
    assert run(["review"]) == 0
    assert "n-000003  talk.t01" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["proof", "--for", "Ann Leigh"], "Ann Lee"),
        (["proof", "--for", "Ann"], "did you mean “Ann Lee”?"),
        (["proof", "--read", "nowhere.docx"], "nowhere.docx"),
        (["review", "--accept", "n-000000"], "there is no reply n-000000"),
    ],
)
def test_what_is_not_there_is_told(
    book: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """With what may have been meant."""
    assert run(arguments) in (2, 3)
    assert message in capsys.readouterr().err
    assert not list(book.glob("*.pdf"))


def test_a_label_of_several_people_is_nobody(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text goes to who speaks in it, and not to somebody else of the same letters."""
    other = TALK.replace("id: talk", "id: other").replace("Ann Lee", "Abe Low")
    (book / "interviews" / "other.md").write_text(other)
    listed = (book / "edition.toml").read_text()
    (book / "edition.toml").write_text(listed.replace('.md"]', '.md", "interviews/other.md"]'))
    assert run(["proof", "--for", "A"]) == 2
    told = capsys.readouterr().err
    assert "several people have the label “A”" in told
    assert "name one of them: Abe Low, Ann Lee" in told
    assert not (book / "proofs").exists()
