"""The fetcher: gives WeasyPrint the bytes that were registered, and nothing else.

Whatever CSS or markup asks for, no file is opened and no connection is made
(the WeasyPrint manual, "Security", leaves both to the caller).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publisher.pdf.scheme import SCHEME

__all__ = ["RefusedError", "RegisteredFetcher"]


class RefusedError(FatalURLFetchingError):  # type: ignore[misc]
    """Something unregistered was asked for; WeasyPrint stops at once."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(url)


class RegisteredFetcher(URLFetcher):  # type: ignore[misc]
    """Serves ``publisher:<name>`` from a mapping of names to bytes and media type."""

    def __init__(self, registered: Mapping[str, tuple[bytes, str]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._registered = dict(registered)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the registered bytes; raise ``RefusedError`` for any other address."""
        entry = self._registered.get(url.removeprefix(SCHEME))
        if entry is None or not url.startswith(SCHEME):
            raise RefusedError(url)
        data, media_type = entry
        return URLFetcherResponse(url, data, {"Content-Type": media_type})
