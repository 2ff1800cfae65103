"""What takes more than it may is stopped, and whoever did it goes on."""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.errors import LimitError, MachineError
from publisher.work import HERE, Budget, Pool, Workers, each, held

FEW = Budget(0.2, 64 << 20, 60)
"""As little as a test can wait for."""

OVER = "takes more than 0 seconds: --limit cpu=NUMBER allows more"
FULL = "takes more than 64 MB of memory: --limit memory=NUMBER allows more"

IMPATIENT = Budget(60, 64 << 20, 1)


@pytest.fixture(scope="module")
def one() -> Iterator[Workers]:
    """Return a process, which all tests share."""
    with Pool(1) as workers:
        yield workers


def turn_for_ever(_: int) -> str:
    """Use the processor, and heed signals between one round and the next."""
    with held(FEW):
        while True:
            try:
                _ = sum(range(1000))
            except Exception:  # noqa: BLE001 — as a library does that wants to survive
                continue


def turn_within(_: int) -> int:
    """Use the processor far within a library, where no signal is heeded."""
    with held(FEW):
        return sum(range(10**11))


def sleep_for_ever(_: int) -> None:
    """Use nothing, and never end."""
    with held(IMPATIENT):
        time.sleep(3600)


def grow(_: int) -> int:
    """Ask for more memory than there may be."""
    with held(FEW):
        return len(bytearray(1 << 30))


def told(function: object, workers: Workers) -> str:
    """Return what is told of an item as it is raised, by the process that did it."""
    with pytest.raises(LimitError) as caught:
        list(each(function, [1, 2], workers=workers))  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    return f"{problem.message}: {problem.hint}"


@pytest.mark.parametrize("here", [True, False])
def test_too_long_is_an_error(one: Workers, *, here: bool) -> None:
    """Seconds of the processor are counted, wherever work is done; what was done is told."""
    assert told(turn_for_ever, HERE if here else one) == OVER


@pytest.mark.parametrize("here", [True, False])
def test_too_much_memory_is_an_error(one: Workers, *, here: bool) -> None:
    """Memory that may not be had is an error of the item."""
    assert told(grow, HERE if here else one) == FULL


@pytest.mark.slow
@pytest.mark.parametrize("function", [turn_within, sleep_for_ever])
def test_what_heeds_nothing_is_ended(one: Workers, function: object) -> None:
    """The worker is ended, twice, and the next item finds another."""
    (died,) = each(function, [1], workers=one)  # type: ignore[arg-type]
    assert isinstance(died, MachineError)
    assert list(each(abs, [-1], workers=one)) == [1]


def leave(place: tuple[Path, int]) -> None:
    """Write a temporary file, tell where, and end as the system ends who used up its seconds."""
    told, number = place
    with tempfile.NamedTemporaryFile(delete=False) as left, told.open("a") as places:
        places.write(f"{left.name}\n")
    if number:
        os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", [0, signal.SIGXCPU])
def test_temporary_files_go_with_their_worker(tmp_path: Path, number: int) -> None:
    """Whoever notices that one was ended clears them away at once, and not the next run."""
    told = tmp_path / "told"
    with Pool(1) as workers:
        (result,) = each(leave, [(told, number)], workers=workers)
        assert isinstance(result, MachineError) == bool(number)
        places = [Path(line) for line in told.read_text().splitlines()]
        assert len(places) == (2 if number else 1)
        assert [place.parent.exists() for place in places] == [not number] * len(places)
    assert not any(place.parent.exists() for place in places)


def test_limits_leave_nothing_behind() -> None:
    """Afterwards all is as it was before, whether they were met or not."""
    before = seen()
    with held(FEW):
        assert seen() != before
    assert seen() == before
    with pytest.raises(LimitError):
        turn_for_ever(1)
    assert seen() == before


def seen() -> tuple[object, ...]:
    """Return what limits change of a process."""
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU)
    timer = signal.getitimer(signal.ITIMER_PROF) != (0, 0)
    return (*map(resource.getrlimit, kinds), timer, signal.getsignal(signal.SIGPROF))


def test_a_lower_limit_stays() -> None:
    """Who runs the program may allow it less than we would."""
    old = resource.getrlimit(resource.RLIMIT_AS)
    least = Path("/proc/self/statm")
    used = int(least.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (32 << 20), old[1]))
    try:
        with held(FEW):
            assert resource.getrlimit(resource.RLIMIT_AS)[0] == used + (32 << 20)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, old)


def test_a_thread_is_held_to_nothing() -> None:
    """Workers of a cluster are threads, to which no signal comes."""
    found: list[object] = []

    def work() -> None:
        with held(FEW):
            found.append(seen())

    thread = threading.Thread(target=work)
    before = seen()
    thread.start()
    thread.join()
    assert found == [before]


def reach(port: int) -> tuple[str, int]:
    """Tell whether a port of this machine can be reached, and how much memory may be dumped."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            said = "reached"
    except OSError as error:
        said = type(error).__name__
    return said, resource.getrlimit(resource.RLIMIT_CORE)[0]


def test_a_worker_has_no_network() -> None:
    """Where the system allows it, nothing can be reached; and no memory is dumped anywhere."""
    with socket.create_server(("127.0.0.1", 0)) as listener, Pool(1) as workers:
        ((said, core),) = each(reach, [listener.getsockname()[1]], workers=workers)
    assert core == 0
    if not may_leave():
        pytest.skip("this system does not let a process leave its network")
    assert said != "reached"


@pytest.mark.slow
def test_a_worker_knows_no_proxy() -> None:
    """A proxy may be at hand even where nothing else is."""
    script = "import os; from publisher.work.confine import confine; confine(); print(*os.environ)"
    known = {"https_proxy": "http://127.0.0.1:9", "NO_PROXY": "*", "KEPT": "1"}
    environment = {**os.environ, **known, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    names = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "KEPT" in names
    assert not [name for name in names if name.lower().endswith("_proxy")]


def may_leave() -> bool:
    """Tell whether a process may have a network of its own here."""
    return os.system("unshare -Urn true 2>/dev/null") == 0


def test_a_worker_is_the_same_user() -> None:
    """Files that it makes belong to whoever runs the program."""
    with Pool(1) as workers:
        assert list(each(user, [1], workers=workers)) == [(os.getuid(), os.getgid())]


def user(_: int) -> tuple[int, int]:
    """Return who does the item."""
    return os.getuid(), os.getgid()
