"""A cluster: nobody joins without a certificate, and none listens where nobody asked it to."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import dask
import distributed
import pytest

from publisher.errors import MachineError
from publisher.work import Cluster, each

pytestmark = [
    pytest.mark.slow,
    # Dask leaves sockets and loops of its own to the garbage collector.
    pytest.mark.filterwarnings("default::ResourceWarning"),
    pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning"),
]


def double(n: int) -> int:
    """Return twice the number."""
    return 2 * n


def certificate(folder: Path, name: str) -> dict[str, str]:
    """Make an authority of one certificate; return Dask's settings for it."""
    cert, key = folder / f"{name}.pem", folder / f"{name}.key"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", f"/CN={name}", "-keyout", str(key), "-out"]
    subprocess.run([*command, str(cert)], check=True, capture_output=True)
    base = "distributed.comm.tls"
    whose = {
        f"{base}.{who}.{what}": str(path)
        for who in ("client", "scheduler", "worker")
        for what, path in (("cert", cert), ("key", key))
    }
    return {f"{base}.ca-file": str(cert), "distributed.comm.require-encryption": True, **whose}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made by openssl")
def test_only_who_has_a_certificate_may_join(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way of the documentation works, and a stranger's certificate, or none, does not."""
    ours, theirs = certificate(tmp_path, "ours"), certificate(tmp_path, "theirs")
    monkeypatch.setattr("publisher.work.cluster._WAIT", "3s")
    with dask.config.set(ours):
        local = distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            host="tls://127.0.0.1",
            dashboard_address="127.0.0.1:0",
            security=distributed.Security(),
        )
    with local:
        address = local.scheduler_address
        assert address.startswith("tls://127.0.0.1:")
        with dask.config.set(ours), Cluster(address) as cluster:
            assert list(each(double, [1, 2], workers=cluster)) == [2, 4]
        for settings in (theirs, {}):
            refused = pytest.raises(MachineError, match="cannot be reached")
            with dask.config.set(settings), Cluster(address) as stranger, refused:
                list(each(double, [1, 2], workers=stranger))
