"""A library on this machine: serves books, the reading systems, and the page they open in.

Only 127.0.0.1 is listened on, and only the folders named here are served.
"""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

__all__ = ["library"]

HERE = Path(__file__).parent
SHELVES = {"web": HERE / "web", "packages": HERE / "node_modules"}
MEDIA_TYPES = {
    ".css": "text/css",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".ncx": "application/x-dtbncx+xml",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}


@contextmanager
def library(books: Path) -> Iterator[str]:
    """Serve; give the address.

    ``books`` holds a file ``<name>.epub`` a book, and its manifest as ``<name>.json``.
    ``/books/<name>/`` is the inside of the book, beside its ``manifest.json``.
    """

    class Answers(_Answers):
        shelves = SHELVES | {"books": books}

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Answers(BaseHTTPRequestHandler):
    shelves: dict[str, Path]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = PurePosixPath(self.path.partition("?")[0])
        try:
            body = self._found(path)
        except (KeyError, OSError, ValueError):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", MEDIA_TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _found(self, path: PurePosixPath) -> bytes:
        _, shelf, *names = path.parts
        folder = self.shelves[shelf]
        if ".." in names:
            raise ValueError(path)
        if shelf != "books" or len(names) == 1:
            return folder.joinpath(*names).read_bytes()
        book, *inside = names
        if inside == ["manifest.json"]:
            return (folder / f"{book}.json").read_bytes()
        with zipfile.ZipFile(folder / f"{book}.epub") as file:
            return file.read("/".join(inside))

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the tests watch what the browser says."""
