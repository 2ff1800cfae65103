"""What the tests of a small edition share."""

from __future__ import annotations

import hashlib
from pathlib import Path

from publisher import pipeline
from publisher.cache import NO_CACHE, Cache
from publisher.work import HERE, Progress, Workers, silent


def digests(
    edition: Path, workers: Workers = HERE, cache: Cache = NO_CACHE, progress: Progress = silent
) -> dict[str, str]:
    """Build an edition; return the SHA-256 of each file by its name."""
    built = pipeline.build(edition, pipeline.BuildOptions(workers=workers, cache=cache), progress)
    return {made.name: hashlib.sha256(made.data).hexdigest() for made in built.artifacts}
