"""Whatever is asked for, only what a manifest tells of is sent, byte by byte."""

from __future__ import annotations

import asyncio
import json
import os
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from releases import put, released
from starlette.types import Message

from publisher.errors import InputError
from publisher.files import open_inside
from publisher.serving import Shelf
from publisher.serving.application import application

PARTS = st.sampled_from(
    ["..", ".", "", "web", "small-hours", "small-hours.epub", "index.html", "books", "secret.txt",
     "%2e%2e", "%252e", "\x00", "\\", "..\\", "/", "//", "etc", "passwd", "é", "web/index.html"]
)  # fmt: skip
PATHS = st.lists(st.one_of(PARTS, st.text(max_size=4)), max_size=8).map("/".join)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of one release, with something beside it."""
    folder = tmp_path_factory.mktemp("dist")
    put(folder)
    (folder / "secret.txt").write_text("secret")
    (folder / "small-hours" / "secret.txt").write_text("secret")
    return folder


@cache
def shelf(folder: Path) -> Shelf:
    """Return the shelf of a folder."""
    return Shelf(folder, lambda problem: None)


@given(slug=st.one_of(PARTS, st.just("small-hours"), PATHS), path=PATHS)
def test_no_name_leaves_the_releases(dist: Path, slug: str, path: str) -> None:
    """A file is sent by its very path alone."""
    held = shelf(dist).open(slug, path)
    listed = {*released()[1], "manifest.json", "SHA256SUMS", "small-hours.zip"}
    assert (held is not None) is (slug == "small-hours" and path in listed)
    if held:
        held.close()


@given(path=PATHS)
def test_no_step_leaves_a_folder(dist: Path, path: str) -> None:
    """What is opened below a folder lies in it, whatever its name says."""
    try:
        handle = open_inside(dist, path)
    except InputError:
        return
    with os.fdopen(handle, "rb") as file:
        assert dist.joinpath(*path.split("/")).read_bytes() == file.read()
    assert not {"..", ".", ""} & set(path.split("/"))


def asked(folder: Path, path: str, query: str = "") -> tuple[int, bytes]:
    """Return status and body of the answer to an address that is decoded already."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1:4720")],
    }
    asyncio.run(application(shelf(folder))(scope, receive, send))
    return said[0]["status"], b"".join(message.get("body", b"") for message in said[1:])


@given(path=PATHS)
def test_no_address_tells_a_secret(dist: Path, path: str) -> None:
    """Every answer is that nothing is there, or a file of the release."""
    status, body = asked(dist, f"/books/small-hours/{path}")
    listed = {**released()[1], "web/": released()[1]["web/index.html"]}
    assert status == (200 if path in listed else 404)
    assert body == listed.get(path, b"There is nothing here.\n")


@given(q=st.text(max_size=20), person=st.text(max_size=5), page=st.text("0123456789-x", max_size=8))
def test_every_question_is_answered(dist: Path, q: str, person: str, page: str) -> None:
    """Whatever is asked, both catalogues and the page answer, with the same books."""
    query = urlencode({"q": q, "person": person, "page": page})
    (one, atom), (two, told), (three, _) = (
        asked(dist, path, query) for path in ("/opds/all", "/opds2/all", "/")
    )
    assert (one, two, three) == (200, 200, 200)
    assert len(json.loads(told).get("publications", [])) == atom.count(b"<entry>")
