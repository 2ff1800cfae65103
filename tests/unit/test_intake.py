"""Raw files that were read before: the same manuscripts, reports and words, from the cache."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from publisher import intake, readers
from publisher.cache import NO_CACHE, Cache
from publisher.errors import InputError
from publisher.intake import Ingested, ingest
from publisher.model.transcript import Transcript
from publisher.readers import registry
from publisher.work import HERE, Pool, Workers

TALK = "An Interview with Ada Wren\n\nSpeaker 1: When was it?\n\nSpeaker 2: It's late. I  know.\n"
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Where is it?\n"


@dataclass
class Desk:
    """A folder of raw files, a cache beside it, and the names of the files that were read."""

    home: Path
    read: list[str]
    store: Cache
    into: str = "book"

    def ingest(
        self, workers: Workers = HERE, profile: str = "clean", encoding: str = ""
    ) -> list[Ingested]:
        """Ingest the folder ``in``, with reports."""
        self.read.clear()
        found = ingest(
            [self.home / "in"],
            self.home / self.into,
            profile=profile,
            encoding=encoding,
            reports=True,
            workers=workers,
            store=self.store,
        )
        return list(found)

    def made(self) -> dict[str, bytes]:
        """Return the files of the edition by their paths."""
        root = self.home / self.into
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Lay out raw files: two interviews, one that is refused, and a picture."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK)
    (folder / "words.vtt").write_text(CAPTIONS)
    (folder / "empty.txt").write_text("")
    (folder / "cover.jpg").write_bytes(b"\xff\xd8")
    seen: list[str] = []
    read = readers.read

    def noted(path: Path, data: bytes, *, encoding: str = "") -> Transcript:
        seen.append(path.name)
        return read(path, data, encoding=encoding)

    monkeypatch.setattr(readers, "read", noted)
    return Desk(tmp_path, seen, Cache(tmp_path / "cache"))


def told(found: list[Ingested]) -> list[tuple[Ingested, str]]:
    """Return what was told, with errors as words: they cannot be compared."""
    return [(replace(one, error=None), str(one.error)) for one in found]


def test_a_file_is_read_once(desk: Desk) -> None:
    """Again, or for another edition, it gives what it gave, and what would be read anew."""
    first = desk.ingest()
    assert [one.status for one in first] == ["passed over", "refused", "written", "written"]
    assert sorted(desk.read) == ["empty.txt", "talk.txt", "words.vtt"]
    made = desk.made()
    shutil.rmtree(desk.home / "book")
    again = desk.ingest()
    assert desk.read == ["empty.txt"], "what was refused is read again"
    assert told(again) == told(first)
    assert desk.made() == made
    other = replace(desk, into="other")
    known = other.ingest()
    assert desk.read == ["empty.txt"]
    assert other.made() == made
    shutil.rmtree(desk.home / "other")
    assert told(known) == told(replace(other, store=NO_CACHE).ingest())


def test_what_is_known_starts_no_process(desk: Desk) -> None:
    """A pool has nothing to do, if no file is refused; what it did is known to all."""
    (desk.home / "in" / "empty.txt").unlink()
    with Pool(2) as two:
        first = desk.ingest(two)
    with Pool(2) as two:
        again = desk.ingest(two)
        assert two._executor is None
    assert [replace(one, status="written") if one.manuscript else one for one in again] == first


def _rewrite(desk: Desk) -> None:
    (desk.home / "in" / "talk.txt").write_text(TALK.replace("late", "dark"))


def _rename(desk: Desk) -> None:
    (desk.home / "in" / "talk.txt").rename(desk.home / "in" / "talk.md")


def _decide(desk: Desk) -> None:
    sha256 = hashlib.sha256(TALK.encode()).hexdigest()
    text = f'sha256 = "{sha256}"\n[speakers]\n"Speaker 1" = {{name = "Bea Lund"}}\n'
    (desk.home / "book" / "interviews" / "talk.review.toml").write_text(text)


@pytest.mark.parametrize("change", [_rewrite, _rename, _decide])
def test_what_a_manuscript_depends_on_makes_it_anew(
    desk: Desk, change: Callable[[Desk], None]
) -> None:
    """The file's bytes, its name, and what an editor decided; the others stay known."""
    desk.ingest()
    change(desk)
    desk.ingest()
    assert [name for name in desk.read if name.startswith("talk")]
    assert "words.vtt" not in desk.read
    cached, desk.store = desk.made(), NO_CACHE
    desk.ingest()
    assert desk.made() == cached


@pytest.mark.parametrize(("profile", "encoding"), [("verbatim", ""), ("clean", "windows-1252")])
def test_options_make_it_anew(desk: Desk, profile: str, encoding: str) -> None:
    """Each profile and encoding has an entry of its own."""
    desk.ingest()
    desk.ingest(profile=profile, encoding=encoding)
    assert {"talk.txt", "words.vtt"} <= set(desk.read)
    desk.ingest()
    assert desk.read == ["empty.txt"]


def test_another_program_reads_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older one made of a file is not believed."""
    desk.ingest()
    monkeypatch.setattr(intake, "machinery", lambda: "other")
    desk.ingest()
    assert {"talk.txt", "words.vtt"} <= set(desk.read)


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_entry_is_made_again(desk: Desk, damage: bytes | None) -> None:
    """The same manuscripts come of it, and the entry is whole again."""
    first = desk.ingest()
    entries = {path: path.read_bytes() for path in desk.home.glob("cache/??/*")}
    assert len(entries) == 2
    for path, data in entries.items():
        path.write_bytes(data[:-1] + b"!" if damage is None else damage)
    again = desk.ingest()
    assert {"talk.txt", "words.vtt"} <= set(desk.read)
    assert [one.report for one in again] == [one.report for one in first]
    assert {path: path.read_bytes() for path in desk.home.glob("cache/??/*")} == entries


def test_what_a_reader_of_another_package_reads_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be in the making, with no version that tells."""
    plain = next(reader for reader in readers.BUILT_IN if ".txt" in reader.extensions)
    theirs = replace(plain, name="theirs", extensions=(".talk",))
    monkeypatch.setattr(registry, "installed", lambda: (theirs,))
    (desk.home / "in" / "talk.txt").rename(desk.home / "in" / "night.talk")
    for _ in range(2):
        found = desk.ingest()
        assert [one.status for one in found if one.manuscript] != []
        assert "night.talk" in desk.read
    assert "words.vtt" not in desk.read


def test_names_that_are_no_text_are_known_too(desk: Desk) -> None:
    """A file's name may be any bytes."""
    (desk.home / "in" / "talk.txt").rename(desk.home / "in" / os.fsdecode(b"talk\xff.txt"))
    first = desk.ingest()
    assert sum(one.status == "written" for one in first) == 2
    desk.ingest()
    assert desk.read == ["empty.txt"]


def test_decisions_about_another_file_are_told_each_time(desk: Desk) -> None:
    """The cache hides no error."""
    desk.ingest()
    beside = desk.home / "book" / "interviews" / "talk.review.toml"
    beside.write_text(f'sha256 = "{"0" * 64}"\n')
    for _ in range(2):
        (refused,) = (one for one in desk.ingest() if one.file.endswith("talk.txt"))
        assert isinstance(refused.error, InputError)
        assert "about another raw file" in str(refused.error)


def test_the_registry_names_speakers_and_is_part_of_the_key(tmp_path: Path) -> None:
    """Another registry is another manuscript, whatever the cache knows."""
    raw, book = tmp_path / "talk.txt", tmp_path / "book"
    raw.write_text("Anna B.: Is it?\n\nBo: It is.\n\nAnna B.: So?\n\nBo: So.\n", "utf-8")
    book.mkdir()
    store = Cache(tmp_path / "cache")

    def names() -> str:
        (made,) = ingest([raw], book, store=store, force=True)
        assert made.manuscript is not None
        return made.manuscript.read_text("utf-8")

    assert "Anna Berg" not in names()
    registry_file = book / "people.toml"
    registry_file.write_text('[[person]]\nname = "Anna Berg"\naliases = ["anna b."]\n', "utf-8")
    assert "name: Anna Berg" in names()
    registry_file.write_text('[[person]]\nname = "Anne Berg"\naliases = ["anna b."]\n', "utf-8")
    assert "name: Anne Berg" in names()
    registry_file.write_text("[[person]]\n", "utf-8")
    with pytest.raises(InputError, match=r"people\.toml:1:1"):
        list(ingest([raw], book, store=store))


@pytest.mark.parametrize("name", ["interviews", "ledger", "raw"])
def test_nothing_is_written_through_a_link_out_of_the_edition(name: str, tmp_path: Path) -> None:
    """An edition of somebody else may hold one; the build would have refused it afterwards."""
    raw, book, elsewhere = tmp_path / "talk.txt", tmp_path / "book", tmp_path / "elsewhere"
    raw.write_text(TALK)
    book.mkdir()
    elsewhere.mkdir()
    (book / name).symlink_to(elsewhere)
    with pytest.raises(InputError, match=f"{name}: a link that leads out of the folder"):
        list(ingest([raw], book))
    assert (list(book.iterdir()), list(elsewhere.iterdir())) == ([book / name], [])


def test_a_link_within_the_edition_is_a_folder_of_it(tmp_path: Path) -> None:
    """Its files are read, so they are written, too."""
    raw, book = tmp_path / "talk.txt", tmp_path / "book"
    raw.write_text(TALK)
    (book / "texts").mkdir(parents=True)
    (book / "interviews").symlink_to("texts")
    assert [one.manuscript for one in ingest([raw], book)] == [book / "interviews" / "talk.md"]
