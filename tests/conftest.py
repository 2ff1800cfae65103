"""What all tests share: Hypothesis profiles, and the acceptance of golden files."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "quick", max_examples=25, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile(
    "patience", max_examples=300, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile("fuzz", max_examples=5000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile("quick")
# "quick" and "patience" try the same examples each time; "fuzz" looks for new ones.


@pytest.fixture(autouse=True)
def _no_checkers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test start Java or a browser unless it means to."""
    monkeypatch.setenv("PUBLISHER_EPUBCHECK", "none")
    monkeypatch.setenv("PUBLISHER_ACE", "none")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be rewritten on purpose."""
    parser.addoption("--accept", action="store_true", help="record what is made as what is right")


@pytest.fixture(scope="session")
def accept(pytestconfig: pytest.Config) -> bool:
    """Say whether golden files are to be rewritten."""
    return bool(pytestconfig.getoption("--accept"))
