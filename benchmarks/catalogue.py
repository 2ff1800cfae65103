"""A catalogue of editions made of many interviews, on processes and on a Dask cluster.

    python benchmarks/catalogue.py RAWS [--editions 20] [--jobs 2] [--command release]

The raw files are ingested once and dealt out to the editions; then the catalogue is made without
a cache by each of both, and every file compared.  Told are times, and files that differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import distributed


def main() -> None:
    """Measure, and say so on standard output as JSON; the exit code is 1 if bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raws", type=Path)
    parser.add_argument("--editions", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--command", choices=("build", "release"), default="release")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="catalogue-") as name:
        home = Path(name)
        count = dealt_out(asked.raws, home, asked.editions)
        seconds = {"pool": made(home, "pool", asked.command, "--jobs", str(asked.jobs))}
        with distributed.LocalCluster(
            n_workers=asked.jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
        ) as cluster:
            address = cluster.scheduler_address
            seconds["cluster"] = made(home, "cluster", asked.command, "--executor", address)
        pool, other = held(home / "pool"), held(home / "cluster")
    differ = sorted(
        path for path in pool.keys() | other.keys() if pool.get(path) != other.get(path)
    )
    told = {
        "interviews": count,
        "editions": asked.editions,
        "jobs": asked.jobs,
        "files": len(pool),
        "megabytes": round(sum(size for size, _ in pool.values()) / 1e6, 1),
        "seconds": {way: round(taken, 1) for way, taken in seconds.items()},
        "differ": differ,
    }
    print(json.dumps(told, indent=1))
    sys.exit(bool(differ))


def publisher(*arguments: str) -> None:
    """Run a command; what it tells goes to standard error."""
    environment = {**os.environ, "PUBLISHER_EPUBCHECK": "none", "PUBLISHER_ACE": "none"}
    command = [sys.executable, "-m", "publisher", *arguments]
    subprocess.run(command, env=environment, stdout=sys.stderr, check=False)


def dealt_out(raws: Path, home: Path, editions: int) -> int:
    """Make editions of raw files, and a catalogue of them; return how many there are."""
    publisher("ingest", str(raws), "--into", str(home / "all"))
    texts = sorted((home / "all" / "interviews").glob("*.md"))
    names = []
    for number in range(editions):
        folder = home / f"volume-{number + 1:02}"
        (folder / "interviews").mkdir(parents=True)
        names.append(folder.name)
        listed = []
        for text in texts[number::editions]:
            (folder / "interviews" / text.name).write_bytes(text.read_bytes())
            listed.append(f"interviews/{text.name}")
        title = f"Volume {number + 1}"
        said = f"title = {json.dumps(title)}\ninterviews = {json.dumps(listed)}\n"
        (folder / "edition.toml").write_text(said)
    (home / "catalogue.toml").write_text(f"editions = {json.dumps(names)}\n")
    return len(texts)


def made(home: Path, way: str, command: str, *options: str) -> float:
    """Make the catalogue into a folder; return the seconds that it took."""
    start = time.monotonic()
    catalogue, out = str(home / "catalogue.toml"), str(home / way)
    publisher(command, "--catalogue", catalogue, "--out", out, "--no-cache", *options)
    return time.monotonic() - start


def held(folder: Path) -> dict[str, tuple[int, str]]:
    """Return size and sum of every file below a folder, by its path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    read = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in found)
    return {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in read}


if __name__ == "__main__":
    main()
