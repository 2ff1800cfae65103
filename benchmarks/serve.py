"""Many readers at once: how `publisher serve` holds up, on this machine alone.

    python benchmarks/serve.py DIST [--clients 200] [--seconds 60]

Each client reads the catalogue, looks at a cover, gets a book whole and the end of one, over
and over; every whole file is compared with the sum of its manifest.  Told are answers, errors,
bytes, waiting times, and the server's memory over time (psutil).
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

MOST_CLIENTS, MOST_SECONDS = 1000, 600
FEEDS = ("/opds", "/opds/all", "/opds2/all", "/opds2/all?q=the", "/")


@dataclass
class Tally:
    """What came of it."""

    answers: int = 0
    bytes: int = 0
    sums: int = 0
    errors: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)


def main() -> None:
    """Measure, and say so on standard output as JSON; the exit code is 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    clients, seconds = min(asked.clients, MOST_CLIENTS), min(asked.seconds, MOST_SECONDS)
    tally = Tally()
    with served(asked.folder) as (port, process):
        asyncio.run(everybody(port, process, listed(asked.folder), clients, seconds, tally))
    waits = sorted(tally.waits)
    told = {
        "clients": clients,
        "seconds": seconds,
        "answers": tally.answers,
        "per_second": round(tally.answers / seconds),
        "megabytes_per_second": round(tally.bytes / 1e6 / seconds, 1),
        "whole_files_with_the_right_sum": tally.sums,
        "errors": len(tally.errors),
        "first_errors": tally.errors[:5],
        "wait_ms": {f"p{p}": round(waits[len(waits) * p // 100] * 1000) for p in (50, 95, 99)},
        "longest_wait_ms": round(waits[-1] * 1000),
        "memory_mb": [(round(when), round(size)) for when, size in tally.memory],
    }
    print(json.dumps(told, indent=1))
    sys.exit(bool(tally.errors))


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """Serve a folder in a process of its own; give the port, and the process."""
    command = [sys.executable, "-m", "publisher", "serve", str(folder), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        address = json.loads(server.stdout.readline())["addresses"][0]
        try:
            yield int(address.rstrip("/").rpartition(":")[2]), psutil.Process(server.pid)
        finally:
            server.terminate()


def listed(folder: Path) -> list[tuple[str, str, int]]:
    """Return address, sum and size of every book and cover of the releases."""
    found = []
    for path in sorted(folder.glob("*/manifest.json")):
        manifest = json.loads(path.read_bytes())
        for file in manifest["files"]:
            if file["kind"] in ("epub", "screen", "picture"):
                address = f"/books/{manifest['slug']}/{file['path']}"
                found.append((address, file["sha256"], file["size"]))
    return found


async def everybody(
    port: int,
    process: psutil.Process,
    files: list[tuple[str, str, int]],
    clients: int,
    seconds: float,
    tally: Tally,
) -> None:
    """Let all clients read until the time is over."""
    began = time.monotonic()
    until = began + seconds
    watching = asyncio.create_task(watch(process, began, tally))
    await asyncio.gather(*(client(port, files, until, n, tally) for n in range(clients)))
    watching.cancel()


async def watch(process: psutil.Process, began: float, tally: Tally) -> None:
    """Note the server's memory."""
    while True:
        tally.memory.append((time.monotonic() - began, process.memory_info().rss / 1e6))
        await asyncio.sleep(5)


async def client(
    port: int, files: list[tuple[str, str, int]], until: float, number: int, tally: Tally
) -> None:
    """Read over one line, again and again."""
    chance = random.Random(number)
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    while time.monotonic() < until:
        address, wanted, size = chance.choice(files)
        begin = chance.randrange(size)
        for path, rest, digest in (
            (chance.choice(FEEDS), "", ""),
            (address, "", wanted),
            (address, f"Range: bytes={begin}-\r\n", ""),
        ):
            asked = time.monotonic()
            try:
                line = line or await asyncio.open_connection("127.0.0.1", port)
                status, body = await asyncio.wait_for(answer(line, port, path, rest), 60)
            except (OSError, EOFError, TimeoutError, ValueError) as error:
                tally.errors.append(f"{path}: {error!r}")
                line = None
                continue
            tally.waits.append(time.monotonic() - asked)
            tally.answers += 1
            tally.bytes += len(body)
            if status != (206 if rest else 200) or (rest and len(body) != size - begin):
                tally.errors.append(f"{path}: {status}, {len(body)} bytes")
            if digest:
                tally.sums += hashlib.sha256(body).hexdigest() == digest
                if hashlib.sha256(body).hexdigest() != digest:
                    tally.errors.append(f"{path}: another sum")
    if line:
        line[1].close()


async def answer(
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter], port: int, path: str, rest: str
) -> tuple[int, bytes]:
    """Return status and body of the answer to one request."""
    reader, writer = line
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{rest}\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (one.partition(":") for one in head[1:])}
    return int(head[0].split()[1]), await reader.readexactly(int(headers["content-length"]))


if __name__ == "__main__":
    main()
