"""The record of a build gives the finished files again, and never stale ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import machinery, pipeline, record
from publisher.cache import NO_CACHE, Cache
from publisher.errors import InputError
from publisher.model.built import Built
from publisher.model.finding import Finding, Severity
from publisher.model.publication import Artifact
from publisher.record import Inputs
from publisher.source import Location

EPUB = frozenset({"epub"})
WANTED = record.Wanted(EPUB)
TEXT = "interviews/talk.md"
TALK = "---\nid: talk\ntitle: Talk\n---\n\nIt was late.\n"
BUILT = Built(
    "book",
    (Artifact("epub", "book.epub", b"one\n\x00two"), Artifact("more", "book.txt", b"\n")),
    12,
    (
        Finding("cover-small", Severity.WARNING, "“klein”", Location("edition.toml", 3, 1), "do"),
        Finding("no-place", Severity.NOTE, "somewhere"),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the edition file of a small edition."""
    root = tmp_path / "book"
    (root / "interviews").mkdir(parents=True)
    (root / "edition.toml").write_text(f'title = "Book"\ninterviews = ["{TEXT}"]\n')
    (root / TEXT).write_text(TALK)
    return root / "edition.toml"


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    """Return an empty cache."""
    return Cache(tmp_path / "cache")


def recorded(path: Path, store: Cache) -> None:
    """Record a build that read the edition file and its manuscript."""
    inputs = Inputs(path.parent)
    inputs.read("edition.toml")
    inputs.read(TEXT)
    record.keep(path, WANTED, store, inputs, BUILT)


def test_what_was_built_comes_back(path: Path, store: Cache) -> None:
    """Files, pages and findings are those of the build, wherever the clock stands."""
    assert record.last(path, WANTED, store) is None
    recorded(path, store)
    (path.parent / TEXT).touch()
    assert record.last(path, WANTED, store) == BUILT


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _linked(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved"))


def _led_outside(path: Path) -> None:
    folder = path.parent
    folder.rename(folder.parents[1] / "elsewhere")
    folder.symlink_to(folder.parents[1] / "elsewhere")


@pytest.mark.parametrize("change", [Path.unlink, _emptied, _linked, _led_outside])
def test_an_input_that_a_build_would_read_otherwise_is_believed_no_more(
    path: Path, store: Cache, change: Callable[[Path], None]
) -> None:
    """A file that is gone, has other bytes, is a link or lies outside makes a record void."""
    recorded(path, store)
    change(path.parent / TEXT)
    assert record.last(path, WANTED, store) is None


def test_another_edition_file_is_another_build(path: Path, store: Cache) -> None:
    """The edition file is an input like any other."""
    recorded(path, store)
    path.write_text(path.read_text() + "\n")
    assert record.last(path, WANTED, store) is None


def test_other_products_are_another_build(path: Path, store: Cache) -> None:
    """What was built for one choice of products is no answer to another."""
    recorded(path, store)
    assert record.last(path, record.Wanted(EPUB | {"print"}), store) is None


def test_another_edition_with_the_same_bytes_is_another_build(path: Path, store: Cache) -> None:
    """Findings name the files by the path that was given."""
    recorded(path, store)
    other = path.parent.rename(path.parents[1] / "other") / "edition.toml"
    assert record.last(other, WANTED, store) is None


def test_the_same_file_by_another_path_is_another_build(
    path: Path, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path from here and a path from the root are told apart, for findings say them."""
    recorded(path, store)
    monkeypatch.chdir(path.parent)
    assert record.last(Path("edition.toml"), WANTED, store) is None


def test_another_program_is_another_build(
    path: Path, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record of other code is not believed."""
    recorded(path, store)
    monkeypatch.setattr(record, "machinery", lambda: "other")
    assert record.last(path, WANTED, store) is None


@pytest.mark.parametrize("damage", [Path.unlink, _emptied, lambda p: p.write_bytes(b"x" * 99)])
def test_a_damaged_record_is_none(
    path: Path, store: Cache, damage: Callable[[Path], object]
) -> None:
    """An entry that is gone, empty or altered only means that the book is built."""
    recorded(path, store)
    (entry,) = Path(str(store.root)).glob("??/*")
    damage(entry)
    assert record.last(path, WANTED, store) is None


def test_records_do_not_pile_up(path: Path, store: Cache) -> None:
    """An edition has one record, that of its last build."""
    for words in ("once", "twice"):
        (path.parent / TEXT).write_text(TALK + words)
        recorded(path, store)
    assert len(list(Path(str(store.root)).glob("??/*"))) == 1


# --- in a build --------------------------------------------------------------------------------


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the books that are really made; each is its text's digest."""
    books: list[str] = []

    def make(edition: object, options: pipeline.BuildOptions, *_: object) -> Built:
        books.append(hashlib.sha256(repr(edition).encode()).hexdigest())
        kinds = sorted(options.only or ["epub"])
        return Built("book", tuple(Artifact(k, f"book.{k}", books[-1].encode()) for k in kinds))

    monkeypatch.setattr(pipeline, "make_artifacts", make)
    return books


@pytest.mark.parametrize("only", [EPUB, EPUB | {"print"}, frozenset()])
def test_a_book_is_made_once(
    path: Path, store: Cache, made: list[str], only: frozenset[str]
) -> None:
    """Building again gives the same bytes without making them, until a word changes."""
    options = pipeline.BuildOptions(only=only, cache=store)
    first = pipeline.build(path, options)
    assert pipeline.build(path, options) == first
    assert len(made) == 1
    (path.parent / TEXT).write_text(TALK.replace("late", "early"))
    assert pipeline.build(path, options) != first
    assert len(made) == 2


def test_a_manuscript_that_became_invalid_gives_its_error(
    path: Path, store: Cache, made: list[str]
) -> None:
    """The error is told each time, nothing is recorded, and the old text builds as before."""
    options = pipeline.BuildOptions(only=EPUB, cache=store)
    first = pipeline.build(path, options)
    (path.parent / TEXT).write_text(TALK + "\n*never closed\n")
    for _ in range(2):
        with pytest.raises(InputError, match="never closed"):
            pipeline.build(path, options)
    (path.parent / TEXT).write_text(TALK)
    assert pipeline.build(path, options) == first
    assert len(made) == 1


@pytest.mark.parametrize("changes", [{"cache": NO_CACHE}, {"debug": Path("debug")}])
def test_other_builds_keep_no_record(
    path: Path, store: Cache, made: list[str], changes: dict[str, object]
) -> None:
    """Without a cache, or with every stage written out, a book is made."""
    options = pipeline.BuildOptions(**{"only": EPUB, "cache": store} | changes)
    for _ in range(2):
        pipeline.build(path, options)
    assert len(made) == 2


def test_no_cache_is_no_record(path: Path) -> None:
    """Where nothing is kept, nothing comes back."""
    recorded(path, NO_CACHE)
    assert record.last(path, WANTED, NO_CACHE) is None


def test_pages_are_known_by_the_version_of_pango(
    path: Path, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another Pango may break lines elsewhere."""
    monkeypatch.setattr(record, "pango", lambda: "15012")
    recorded(path, store)
    assert record.last(path, WANTED, store) == BUILT
    monkeypatch.setattr(record, "pango", lambda: "15200")
    assert record.last(path, WANTED, store) is None
    monkeypatch.setattr(record, "pango", lambda: None)
    assert record.last(path, WANTED, store) is None


def test_pages_are_not_recorded_where_pango_cannot_be_told(
    path: Path, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They might be given back by another Pango."""
    monkeypatch.setattr(record, "pango", lambda: None)
    recorded(path, store)
    monkeypatch.setattr(record, "pango", lambda: "15012")
    assert record.last(path, WANTED, store) is None


def test_an_epub_alone_needs_no_pango(
    path: Path, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no pages."""
    monkeypatch.setattr(record, "pango", lambda: None)
    inputs = Inputs(path.parent)
    inputs.read("edition.toml")
    epub = Built("book", BUILT.artifacts[:1], None, ())
    record.keep(path, WANTED, store, inputs, epub)
    assert record.last(path, WANTED, store) == epub


def test_the_version_of_pango_is_that_of_weasyprint() -> None:
    """Both ask the same library."""
    ffi = pytest.importorskip("weasyprint.text.ffi")
    assert machinery.pango() == str(ffi.pango.pango_version())
