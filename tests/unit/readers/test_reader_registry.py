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
        readers.read(Path(name), WORDS)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    for reader in readers.BUILT_IN:
        assert all(ending in message for ending in reader.extensions)


def test_markdown_is_not_guessed_for_unknown_endings() -> None:
    """A file of some other format that looks like Markdown is refused, not misread."""
    with pytest.raises(RawError):
        readers.read(Path("talk.org"), MARKS)


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
        readers.read(Path("talk.xyz"), WORDS)


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
