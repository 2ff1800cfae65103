"""The small book, as it stands and typeset."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_books import Sample, build_sample, interview

from publisher.model.publication import Document
from publisher.pdf.book import Book
from publisher.pdf.engine import load

load()  # before a test imports what imports it, so that nothing is searched for


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Return the small book, not yet typeset."""
    return build_sample()


@pytest.fixture(scope="session")
def book(sample: Sample) -> Book:
    """Return the small book, typeset once for all tests."""
    return sample.book()


@pytest.fixture(scope="session")
def make_interview() -> Callable[..., Document]:
    """Return the function that makes an interview."""
    return interview
