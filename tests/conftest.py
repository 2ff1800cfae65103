"""What all tests share: Hypothesis profiles."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "quick", max_examples=100, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile("patience", max_examples=2000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile("quick")
