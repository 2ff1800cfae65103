"""A release is by whom it says, or it is told: forged, stripped, replayed and swapped releases."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from releases import released

from publisher import releasing
from publisher.cli.run import run
from publisher.distribution import bundle, manifest, signature, sums
from publisher.errors import MachineError, UsageError
from publisher.releasing import Released

pytestmark = pytest.mark.slow

SECRET = "a passphrase that nobody gives"


@dataclass(frozen=True)
class Keys:
    """Keys of three people; ``signers`` lists the first alone."""

    anna: Path
    eve: Path
    locked: Path
    signers: Path


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """Make keys, as everybody does."""
    home = tmp_path_factory.mktemp("keys")
    for name, passphrase in (("anna", ""), ("eve", ""), ("locked", SECRET)):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name]
        subprocess.run([*command, "-f", str(home / name)], check=True)
    signers = home / "signers"
    public = (home / "anna.pub").read_text()
    signers.write_text(f'anna@example.org namespaces="publisher-edition" {public}')
    return Keys(home / "anna", home / "eve", home / "locked", signers)


def made(**changes: object) -> Released:
    """Return a release in memory."""
    release, contents = released("small-hours", **changes)
    contents = {**contents, manifest.MANIFEST: manifest.written(release)}
    contents["small-hours.cdx.json"] = b"{}\n"
    digests = {name: sums.sha256(data) for name, data in contents.items()}
    contents[sums.SUMS] = sums.written(digests)
    return Released(release, contents | bundle.bundle("small-hours", contents))


@pytest.fixture
def folder(tmp_path: Path, keys: Keys) -> Path:
    """Return a release signed by Anna."""
    return releasing.save(releasing.signed(made(), keys.anna), tmp_path)


def verified(folder: Path, *options: object) -> int:
    """Verify a release and return the exit code."""
    return run(["release", "--verify", str(folder), *map(str, options)])


def test_a_signed_release_holds(
    folder: Path, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anybody sees by which key; who knows the signers, by whom."""
    assert verified(folder) == 0
    said = capsys.readouterr().out
    assert "signed with the key ED25519 SHA256:" in said
    assert "must be known from elsewhere" in said
    assert verified(folder, "--signers", keys.signers) == 0
    assert "signed by anna@example.org" in capsys.readouterr().out
    assert verified(folder, "--signers", keys.signers, "--json") == 0
    told = json.loads(capsys.readouterr().out)["signature"]
    assert told.pop("key").startswith("ED25519 SHA256:")
    assert told == {"there": True, "holds": True, "signer": "anna@example.org"}


def test_a_reader_needs_no_program_of_ours(folder: Path, keys: Keys) -> None:
    """The line of the documentation: OpenSSH and coreutils do."""
    page = (Path(__file__).parents[2] / "docs" / "signing.md").read_text()
    (line,) = (one for one in page.splitlines() if one.startswith("ssh-keygen -Y verify"))
    shutil.copy(keys.signers, folder / "signers")
    done = subprocess.run(["/bin/sh", "-c", line], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder / "cover.jpg").write_bytes(b"other")
    done = subprocess.run(["/bin/sh", "-c", line], cwd=folder, capture_output=True, check=False)
    assert done.returncode != 0


def test_the_same_release_has_the_same_signature(keys: Keys) -> None:
    """Same input, same bytes: of the bundle, too, in which the signature lies."""
    one, other = releasing.signed(made(), keys.anna), releasing.signed(made(), keys.anna)
    assert one.files == other.files
    whole = one.files["small-hours.zip"]
    assert whole != made().files["small-hours.zip"]


def test_the_bundle_holds_the_signature(folder: Path, tmp_path: Path) -> None:
    """Who gets the ZIP file alone can verify it."""
    with zipfile.ZipFile(folder / "small-hours.zip") as opened:
        opened.extractall(tmp_path / "got")
    got = tmp_path / "got" / "small-hours"
    assert (got / "SHA256SUMS.sig").read_bytes() == (folder / "SHA256SUMS.sig").read_bytes()


def test_neither_the_key_nor_its_path_is_in_the_release(folder: Path, keys: Keys) -> None:
    """The key stays where it is."""
    private = b"".join(keys.anna.read_bytes().splitlines()[1:-1])
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert private[:40] not in data.replace(b"\n", b"")
            assert os.fsencode(keys.anna) not in data


def _listed(folder: Path) -> None:
    """Change a file, its sum in both lists, and the bundle: only the signature knows."""
    data = made(title="Forged").files
    for name in ("manifest.json", "SHA256SUMS"):
        (folder / name).write_bytes(data[name])
    whole = {n: d for n, d in data.items() if not n.startswith("small-hours.zip")}
    whole["SHA256SUMS.sig"] = (folder / "SHA256SUMS.sig").read_bytes()
    for name, written in bundle.bundle("small-hours", whole).items():
        (folder / name).write_bytes(written)


def _digit(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_bytes()
    (folder / "SHA256SUMS").write_bytes(lines.replace(b"a", b"b", 1))


def _ended(folder: Path) -> None:
    with (folder / "SHA256SUMS").open("ab") as lines:
        lines.write(b"0" * 64 + b"  more\n")


def _rubbish(folder: Path) -> None:
    (folder / "SHA256SUMS.sig").write_bytes(b"-----BEGIN SSH SIGNATURE-----\n\xff\x1b[2J\n")


def _empty(folder: Path) -> None:
    (folder / "SHA256SUMS.sig").write_bytes(b"")


@pytest.mark.parametrize("fault", [_listed, _digit, _ended, _rubbish, _empty])
@pytest.mark.parametrize("listed", [False, True])
def test_a_forged_release_is_told(
    fault: object, listed: bool, folder: Path, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether or not its signers are known, a signature that fails ends with 1."""
    assert callable(fault)
    fault(folder)
    assert verified(folder, *(("--signers", keys.signers) if listed else ())) == 1
    said = capsys.readouterr().err
    assert "SHA256SUMS.sig: error: is not a signature of these sums" in said
    assert "\x1b" not in said


def test_another_signer_is_told(
    tmp_path: Path, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    """Eve signs well, and is nobody's publisher."""
    other = releasing.save(releasing.signed(made(), keys.eve), tmp_path)
    assert verified(other) == 0
    assert verified(other, "--signers", keys.signers) == 1
    assert "none of the signers" in capsys.readouterr().err


def test_a_signature_for_another_purpose_is_none(folder: Path, keys: Keys) -> None:
    """What Anna signed as a mail or a commit cannot be put under a release."""
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(keys.anna), "SHA256SUMS"]
    (folder / "SHA256SUMS.sig").unlink()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    assert verified(folder) == 1


def test_a_signature_that_was_taken_away_is_told(
    tmp_path: Path, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unsigned is no fault, but where a signer is expected."""
    plain = releasing.save(made(), tmp_path)
    assert verified(plain) == 0
    assert "not signed" in capsys.readouterr().out
    assert verified(plain, "--signers", keys.signers) == 1


def test_a_bundle_of_another_signature_is_told(
    folder: Path, tmp_path: Path, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing can be mixed of two releases."""
    other = releasing.save(releasing.signed(made(), keys.eve), tmp_path / "eve")
    for name in bundle.bundle_files("small-hours"):
        shutil.copy(other / name, folder / name)
    assert verified(folder) == 5
    assert "holds other files than the folder" in capsys.readouterr().err


def test_no_more_is_read_than_was_told(folder: Path) -> None:
    """A file of endless data, which TUF warns of, costs no more than the right one."""
    with (folder / "cover.jpg").open("r+b") as file:
        file.truncate(1 << 40)  # sparse: read, it would take an hour
    begun = time.monotonic()
    assert verified(folder) == 5
    assert time.monotonic() - begun < 20


def test_an_endless_member_is_not_unpacked(folder: Path) -> None:
    """A bomb in the bundle is read as far as the file in the folder goes."""
    path = folder / "small-hours.zip"
    with zipfile.ZipFile(folder / "small-hours.zip") as opened:
        members = {info.filename: opened.read(info) for info in opened.infolist()}
    members["small-hours/cover.jpg"] = bytes(200 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, data in members.items():
            bomb.writestr(name, data)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "small-hours.zip.sha256").write_text(f"{digest}  small-hours.zip\n")
    assert verified(folder) == 5


# --- one release after another -----------------------------------------------------------------


def test_an_earlier_release_in_place_of_a_later_one_is_told(
    tmp_path: Path, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    """Serial and the sums before are signed: a rollback shows, and so does a fork."""
    first = releasing.save(releasing.signed(made(), keys.anna), tmp_path / "1")
    digest = sums.sha256((first / "SHA256SUMS").read_bytes())
    second = made(serial=2, previous=digest)
    later = releasing.save(releasing.signed(second, keys.anna), tmp_path / "2")
    assert verified(later, "--after", first) == 0
    assert verified(first, "--after", later) == 5
    assert "has the serial 1, and not 3" in capsys.readouterr().err
    fork = made(serial=2, previous="0" * 64)
    other = releasing.save(releasing.signed(fork, keys.anna), tmp_path / "3")
    assert verified(other, "--after", first) == 5
    assert "does not name the sums" in capsys.readouterr().err


# --- keys that cannot sign ---------------------------------------------------------------------


def test_a_locked_key_is_told_and_nobody_waits(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an agent nobody can give the passphrase; nor is a window opened for it."""
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_ASKPASS", "/bin/sleep")
    begun = time.monotonic()
    with pytest.raises(MachineError, match="ssh-add"):
        signature.sign(b"sums\n", keys.locked)
    assert time.monotonic() - begun < 20


def test_an_agent_signs_for_a_public_key(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The private half need not be a file."""
    socket = tmp_path / "agent"
    with subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL) as one:
        try:
            for _ in range(100):
                if socket.exists():
                    break
                time.sleep(0.05)
            monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
            subprocess.run(["ssh-add", "-q", str(keys.eve)], check=True, capture_output=True)
            public = shutil.copy(f"{keys.eve}.pub", tmp_path / "only.pub")
            made_by_agent = signature.sign(b"sums\n", Path(public))
        finally:
            one.terminate()
    assert made_by_agent == signature.sign(b"sums\n", keys.eve)


def test_what_is_no_key_is_told(
    tmp_path: Path, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is made."""
    rubbish = tmp_path / "rubbish"
    rubbish.write_text("no key")
    assert run(["release", str(tmp_path), "--sign", str(tmp_path / "none")]) == 2
    assert run(["release", str(tmp_path), "--sign", str(rubbish)]) == 4
    readable = shutil.copy(keys.anna, tmp_path / "readable")
    Path(readable).chmod(0o644)
    with pytest.raises(MachineError, match="chmod 600"):
        signature.sign(b"", Path(readable))
    monkey = tmp_path / "-oProxyCommand=x"
    shutil.copy(keys.anna, monkey)
    monkey.chmod(0o600)
    assert signature.verified(b"a", signature.sign(b"a", monkey)).key
    assert "Traceback" not in capsys.readouterr().err


def test_a_machine_without_openssh_is_told(
    folder: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A signature that cannot be looked at is never passed over."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MachineError, match="openssh-client"):
        signature.sign(b"", keys.anna)
    assert verified(folder) == 4
    assert "openssh-client" in capsys.readouterr().err
    with pytest.raises(UsageError, match="no such list"):
        signature.verified(b"", b"", folder / "none")


def test_options_that_mean_nothing_together_are_refused(folder: Path, keys: Keys) -> None:
    """A slip is told, and nothing is signed that was only to be looked at."""
    assert verified(folder, "--sign", keys.anna) == 2
    assert run(["release", "--signers", str(keys.signers)]) == 2
