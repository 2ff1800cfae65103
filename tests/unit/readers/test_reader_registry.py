"""The registry: which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from publisher import readers
from publisher.errors import RawError
from publisher.model.transcript import Transcript
from publisher.readers import plain, registry

SRT = b"1\n00:00:01,000 --> 00:00:02,000\nBread.\n"
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nBread.\n"
MARKS = b"# Night\n\n**Anna:** Bread?\n\n**Bo:** At three.\n"
WORDS = b"Anna: Bread?\n\nBo: At three.\n"


def _diary(path: str, data: bytes) -> Transcript:
    return replace(plain.READER.read(path, data), format="diary")


DIARY = readers.Reader("diary", (".diary",), lambda data: data.startswith(b"DIARY"), _diary)
"""A reader of another package, named by the entry points of these tests."""

NO_READER = "not a reader"


@pytest.fixture
def provide(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let entry points with these names and attributes of this module be installed."""

    def installed(*named: tuple[str, object]) -> None:
        points = EntryPoints(EntryPoint(name, f"{name}:READER", readers.GROUP) for name, _ in named)
        objects = dict(named)
        monkeypatch.setattr(EntryPoint, "load", lambda point: objects[point.name])
        monkeypatch.setattr(registry, "entry_points", lambda group: points.select(group=group))

    readers.installed.cache_clear()
    yield installed
    readers.installed.cache_clear()


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("talk.txt", WORDS, "text"),
        ("talk.text", WORDS, "text"),
        ("TALK.TXT", WORDS, "text"),
        ("talk.md", WORDS, "markdown"),
        ("talk.markdown", WORDS, "markdown"),
        ("talk.vtt", VTT, "webvtt"),
        ("talk.srt", SRT, "subrip"),
        ("talk.v2.SRT", SRT, "subrip"),
    ],
)
def test_the_ending_tells_the_reader(name: str, data: bytes, format: str) -> None:
    """Endings count in any case, and only the last one."""
    assert readers.read(Path(name), data).format == format


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (SRT, "subrip"),
        (VTT, "webvtt"),
        (b"\xef\xbb\xbf" + VTT, "webvtt"),
        (b"\xef\xbb\xbf" + SRT.replace(b"\n", b"\r\n"), "subrip"),
        (MARKS, "markdown"),
        (b"# One heading\n\nis no Markdown yet.\n", "text"),
        (b"Now, WEBVTT is a word.\n", "text"),
    ],
)
def test_a_text_file_is_read_as_what_it_is(data: bytes, format: str) -> None:
    """Captions and Markdown that are called ``.txt`` are found by their beginning."""
    assert readers.read(Path("talk.txt"), data).format == format


@pytest.mark.parametrize(("data", "format"), [(SRT, "subrip"), (VTT, "webvtt")])
@pytest.mark.parametrize("name", ["talk", "talk.caption"])
def test_captions_are_known_under_any_ending(name: str, data: bytes, format: str) -> None:
    """An ending that nobody knows does not matter where the beginning is sure."""
    assert readers.read(Path(name), data).format == format


@pytest.mark.parametrize(
    ("name", "called"),
    [("talk.xyz", "a “.xyz” file cannot be read"), ("talk", "a file without an ending cannot")],
)
def test_an_unknown_format_lists_the_known_ones(name: str, called: str) -> None:
    """The refusal names the file, its ending, and every ending that can be read."""
    with pytest.raises(RawError, match=called) as caught:
        readers.read(Path(name), b"\1" + WORDS)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    for reader in readers.BUILT_IN:
        assert all(ending in message for ending in reader.extensions)


@pytest.mark.parametrize("name", ["talk", "-rf", "README-talk", "talk.org", "talk 3. May"])
@pytest.mark.parametrize(
    ("data", "format"),
    [
        (WORDS, "text"),
        ("\ufeffÄnne: Brot?".encode(), "text"),
        ("\ufeffÄnne: Brot?".encode("utf-16-le"), "text"),
        (MARKS, "markdown"),
        (VTT, "webvtt"),
        (b"<!DOCTYPE html><p>Bread?</p>", "html"),
        (b"{\\rtf1 Bread?}", "rtf"),
        (b'[{"speaker": "Bo", "text": "Bread?"}]', "json"),
    ],
)
def test_what_is_clearly_text_is_read_whatever_its_name(
    name: str, data: bytes, format: str
) -> None:
    """It says itself what it is; without a sign of its own it is plain."""
    assert readers.read(Path(name), data).format == format


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"caf\xe9", b"a\0b", b"\x1b[0m", "a\x9bb".encode(), b"\xff\xfea", b"PK\3\4"],
)
def test_what_is_not_clearly_text_needs_an_ending(data: bytes) -> None:
    """A byte of no letter, a control character, nothing at all: perhaps another format."""
    for name in ("talk", "talk.xyz"):
        with pytest.raises(RawError, match="cannot be read"):
            readers.read(Path(name), data)


@pytest.mark.parametrize(
    ("name", "data", "known"),
    [
        ("talk", WORDS * 2, True),
        ("talk", "**安：** 何？\n\n**文：** 三時。\n\n".encode() * 400, True),
        ("talk", b"1. Ann: A?\n1. Bo: B.\n" + WORDS, False),
        ("talk.xyz", WORDS * 2, False),
        ("LICENSE", b"Licence: free\n\nTerms: do\n\nLicence: end\n", False),
        ("Makefile", b"all: test\n\ttest: a\nclean:\n", False),
        ("talk", b"\0" + WORDS * 2, False),
        ("talk", MARKS.replace(b"#", b"<html>#"), True),
    ],
)
def test_in_a_folder_a_text_without_an_ending_must_be_a_talk(
    tmp_path: Path, name: str, data: bytes, known: bool
) -> None:
    """Licences and such lie beside interviews; what is named is tried all the same."""
    path = tmp_path / name
    path.write_bytes(data)
    assert readers.knows(path) == known


def test_the_path_is_for_messages_only() -> None:
    """Reading is pure: no file need exist, and the transcript tells the path it was given."""
    assert readers.read(Path("nowhere/talk.txt"), WORDS).path == "nowhere/talk.txt"


def test_built_in_readers_differ() -> None:
    """No two readers share a name or an ending, and endings are lower case with a dot."""
    endings = [ending for reader in readers.BUILT_IN for ending in reader.extensions]
    names = [reader.name for reader in readers.BUILT_IN]
    assert len(set(endings)) == len(endings)
    assert len(set(names)) == len(names)
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)


def test_a_reader_of_another_package_reads_its_ending(provide: Callable[..., None]) -> None:
    """An entry point adds a format, by its ending and by its beginning."""
    provide(("diary", DIARY))
    assert readers.read(Path("talk.diary"), WORDS).format == "diary"
    assert readers.read(Path("talk"), b"DIARY " + WORDS).format == "diary"
    with pytest.raises(RawError, match=r"\.diary"):
        readers.read(Path("talk.xyz"), b"\1" + WORDS)


def test_a_built_in_reader_is_asked_first(provide: Callable[..., None]) -> None:
    """Another package cannot take over an ending of ours."""
    provide(("diary", replace(DIARY, extensions=(".md", ".txt"))))
    assert readers.read(Path("talk.md"), WORDS).format == "markdown"
    assert readers.read(Path("talk.txt"), WORDS).format == "text"


def test_readers_of_other_packages_come_in_the_order_of_their_names(
    provide: Callable[..., None],
) -> None:
    """The order of installation does not matter, and what is no reader is passed over."""
    early, late = replace(DIARY, name="early"), replace(DIARY, name="late")
    provide(("b", late), ("c", NO_READER), ("a", early))
    assert readers.installed() == (early, late)
