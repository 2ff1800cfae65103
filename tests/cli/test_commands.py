"""Commands as a user types them."""

import errno
import importlib.metadata
import json
import os
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pikepdf
import pytest
from click import Command
from typer.main import get_command

from publisher.cli import health
from publisher.cli.app import app
from publisher.cli.run import run
from publisher.model.finding import Finding, Severity
from publisher.source import Location

RAW = """An Interview with Ada Wren

Ada Wren keeps the clocks of a small town. I met her in the tower.

Question: How many clocks are there?Ada: Eleven, if you count the one that stopped.

Question: Do you count it?

Ada: I wind it. So I suppose I do.
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, with a cache and a home of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Write a small raw interview with a run-on label."""
    path = tmp_path / "wren.txt"
    path.write_text(RAW)
    return path


def test_a_cluster_and_a_number_of_processes_exclude_each_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Who asks for both is told so, before anything is read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "edition.toml").write_text("")
    (tmp_path / "talk.txt").write_text("A: Yes?\n\nB: No.\n")
    for command in (["build"], ["make", "talk.txt"]):
        assert run([*command, "--jobs", "2", "--executor", "tcp://localhost:1"]) == 2
        assert "exclude each other" in capsys.readouterr().err
    assert not (tmp_path / "book").exists()


def test_make_gives_an_epub_and_two_pdfs(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One command makes an edition's folder with all its books in dist/<slug>/."""
    assert run(["make", str(raw), "--title", 'Clock\'s "Talk"', "--into", "book", "-j", "1"]) == 0
    books = sorted(p.relative_to("book").as_posix() for p in Path("book/dist").rglob("*.*"))
    kinds = ("-cover.pdf", "-print.pdf", ".epub", ".pdf")
    assert books == [f"dist/clocks-talk/clocks-talk{kind}" for kind in kinds]
    assert Path("book/raw/wren.txt").read_text() == RAW
    assert "**A:** Eleven" in Path("book/interviews/wren.md").read_text() or (
        "Eleven, if you count" in Path("book/interviews/wren.md").read_text()
    )
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "built: book/dist/clocks-talk/clocks-talk.epub" in captured.err


def test_make_again_keeps_what_the_editor_changed(raw: Path) -> None:
    """A second make does not touch an edited manuscript."""
    assert run(["make", str(raw), "--into", "book", "-j", "1"]) == 0
    manuscript = Path("book/interviews/wren.md")
    edited = manuscript.read_text().replace("Eleven", "Twelve")
    manuscript.write_text(edited)
    assert run(["make", str(raw), "--into", "book", "-j", "1"]) == 0
    assert manuscript.read_text() == edited


def test_a_refused_file_is_named_and_the_others_are_made(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty file and an unknown format are refused with a reason; exit code 3."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "photo.xyz").write_bytes(b"\x89whatever")
    code = run(["make", str(raw), "empty.txt", "photo.xyz", "--into", "book", "-j", "1"])
    err = capsys.readouterr().err
    assert code == 3
    assert "refused: empty.txt" in err
    assert "refused: photo.xyz" in err
    assert ".vtt" in err, "the formats that are known are listed"
    assert list(Path("book/dist").rglob("*.epub"))


def test_nothing_readable_makes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a single good file nothing is written; exit code 3."""
    assert run(["make", "missing.txt", "--into", "book"]) == 3
    assert "missing.txt: error: no such file" in capsys.readouterr().err
    assert not Path("book").exists()


def test_ingest_json_reports_and_a_dry_run_writes_nothing(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON Lines on stdout, one object a raw file in the order given."""
    assert run(["ingest", str(raw), "missing.txt", "--dry-run", "--json"]) == 3
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["file"] == str(raw)
    assert first["title"] == "An Interview with Ada Wren"
    assert first["interviewees"] == ["Ada Wren"]
    turns = [(b["speaker"], b["role"]) for b in first["blocks"] if b["type"] == "turn"]
    assert turns == [("Interviewer", "interviewer"), ("Ada Wren", "interviewee")] * 2
    assert "no such file" in second["error"]
    assert not Path("interviews").exists()


def test_the_encoding_that_the_user_names_is_used_and_recorded(tmp_path: Path) -> None:
    """--encoding holds for the texts of a command, and the ledger says what was read."""
    path = tmp_path / "short.txt"
    path.write_bytes("Q: Где?\n\nA: Там.\n".encode("cp866"))
    assert run(["ingest", str(path), "--into", "book", "-j", "1", "--encoding", "IBM866"]) == 0
    assert "Там." in Path("book/interviews/short.md").read_text("utf-8")
    assert json.loads(Path("book/ledger/short.json").read_text("utf-8"))["encoding"] == "cp866"


def test_an_unknown_encoding_is_a_usage_error(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told before anything is read."""
    assert run(["ingest", str(raw), "--dry-run", "--encoding", "klingon"]) == 2
    assert "there is no encoding “klingon”" in capsys.readouterr().err


def test_ingest_never_overwrites_without_force(raw: Path) -> None:
    """A manuscript that differs is kept; --force writes it anew."""
    assert run(["ingest", str(raw)]) == 0
    manuscript = Path("interviews/wren.md")
    original = manuscript.read_text()
    manuscript.write_text(original.replace("Eleven", "Twelve"))
    assert run(["ingest", str(raw)]) == 0
    assert "Twelve" in manuscript.read_text()
    assert run(["ingest", str(raw), "--force"]) == 0
    assert manuscript.read_text() == original


def test_init_starts_an_edition_that_builds(capsys: pytest.CaptureFixture[str]) -> None:
    """The starter edition builds at once, and is not overwritten."""
    assert run(["init", "mine", "--title", "Mine"]) == 0
    assert run(["build", "mine", "--only", "epub", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "publisher.build/1"
    assert [f["path"] for f in report["files"]] == ["dist/mine/mine.epub"]
    assert run(["init", "mine"]) == 2


def test_of_many_findings_the_number_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long list of warnings does not push the files off the screen."""
    grave = Finding("cover-small", Severity.WARNING, "too small")
    monkeypatch.setattr("publisher.checks.of_edition", lambda edition: (grave,) * 23)
    assert run(["init", "mine"]) == 0
    capsys.readouterr()
    assert run(["build", "mine", "--only", "epub"]) == 0
    told = capsys.readouterr().err.splitlines()[1:]
    assert len(told) == 21
    assert told[-1] == "3 more warnings: `publisher check` lists all"


def test_findings_are_told_after_the_files_and_change_no_exit_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could be better is a warning to people, and a list of objects to programs."""
    grave = Finding("cover-small", Severity.ERROR, "too small", Location("a.png", 3), "enlarge")
    slight = Finding("cover-bar-code-missing", Severity.NOTE, "no ISBN")
    monkeypatch.setattr("publisher.checks.of_edition", lambda edition: (grave, slight))
    assert run(["init", "mine"]) == 0
    capsys.readouterr()
    assert run(["build", "mine", "--only", "epub"]) == 0
    assert capsys.readouterr().err.splitlines()[1:] == [
        "a.png:3: warning: too small [cover-small]",
        "  hint: enlarge",
        "1 note: `publisher check` lists all",
    ]
    assert run(["build", "mine", "--only", "epub", "--json"]) == 0
    told, other = json.loads(capsys.readouterr().out)["findings"]
    assert (told["code"], told["severity"], told["path"], told["line"], told["column"]) == (
        *("cover-small", "error", "a.png", 3),
        None,
    )
    assert (told["message"], told["hint"]) == ("too small", "enlarge")
    assert (other["severity"], other["path"], other["hint"]) == ("note", None, None)


def test_a_two_line_edition_file_builds() -> None:
    """A title and a list of interviews are enough."""
    assert run(["init", "mine"]) == 0
    Path("mine/edition.toml").write_text(
        'title = "Short"\ninterviews = ["interviews/first-conversation.md"]\n'
    )
    assert run(["build", "mine", "-j", "1"]) == 0
    assert Path("dist/short/short.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("src", ["http://example.org/x.png", "file:///etc/passwd", "/etc/passwd"])
def test_a_picture_from_outside_is_an_error_with_its_line(
    src: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the network nor the machine's files are read, in Markdown or in HTML."""
    run(["init", "mine"])
    path = Path("mine/interviews/first-conversation.md")
    start = path.read_text()
    path.write_text(f'{start}\n![A picture]({src})\n\n<img src="{src}">\n')
    line = start.count("\n") + 2
    assert run(["build", "mine"]) == 3
    err = capsys.readouterr().err
    assert f"first-conversation.md:{line}:" in err
    assert f"first-conversation.md:{line + 2}:" in err
    assert not Path("dist").exists()


def test_all_errors_of_all_files_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """One run names every fault, each with its place."""
    run(["init", "mine"])
    first = Path("mine/interviews/first-conversation.md")
    second = Path("mine/interviews/second.md")
    second.write_text(first.read_text().replace("first-conversation", "second") + "\n# Too big\n")
    first.write_text(first.read_text().replace("**A:**", "**AA:**"))
    Path("mine/edition.toml").write_text(
        'title = "T"\ninterviews = ["interviews/first-conversation.md", "interviews/second.md", '
        '"interviews/third.md"]\n'
    )
    assert run(["build", "mine"]) == 3
    err = capsys.readouterr().err
    for name in ("first-conversation.md:", "second.md:", "third.md"):
        assert name in err


def test_fmt_is_idempotent_and_checks(capsys: pytest.CaptureFixture[str]) -> None:
    """`publisher fmt` changes the form once; --check exits 1 before and 0 after."""
    run(["init", "mine"])
    path = Path("mine/interviews/first-conversation.md")
    path.write_text(path.read_text().replace("\n\n**Q:**", "\n\n\n\n**Q:**"))
    assert run(["fmt", "mine", "--check"]) == 1
    assert run(["fmt", "mine"]) == 0
    assert run(["fmt", "mine", "--check"]) == 0
    assert run(["fmt", "mine", "--pin"]) == 0
    assert "{#t01}" in path.read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["frobnicate"], 2, "frobnicate"),
        (["build", "nowhere"], 2, "no edition.toml"),
        (["build", "--only", "clay"], 2, "clay"),
        (["ingest", "--profile", "wild", "x.txt"], 2, "wild"),
    ],
)
def test_usage_errors_exit_2_with_a_hint(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command line that cannot be meant is told in one line."""
    Path("edition.toml").write_text('title = "T"\ninterviews = ["a.md"]\n')
    assert run(arguments) == code
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("title", ["a\x1b[31mb", "a\udcffb", "a\nb", "\u202egnirpS"])
@pytest.mark.parametrize("command", [["make", "talk.txt", "--into", "book"], ["init", "book"]])
def test_a_title_that_no_book_can_have_is_a_usage_error(
    command: list[str], title: str, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told before anything is written, and not as an error of a file."""
    assert run([*command, "--title", title]) == 2
    assert "error: --title: " in capsys.readouterr().err
    assert not Path("book").exists()


def test_a_file_that_may_not_be_read_is_no_error_of_usage(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it can be read is seen when it is read, so that the others are made."""
    monkeypatch.setattr(os, "access", lambda _, mode, **__: mode != os.R_OK)
    assert run(["ingest", str(raw), "--into", "book"]) == 0


def test_a_header_alone_is_no_interview(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said in it."""
    Path("talk.md").write_text("---\ntitle: A Talk\n---\n")
    assert run(["ingest", "talk.md", "--into", "book"]) == 3
    assert "talk.md: nothing is said in it" in capsys.readouterr().err


def test_paragraphs_are_counted_when_they_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    """A reader may see one where lines become many."""
    Path("talk.txt").write_text("Q: Well?\n\n" + "It was.\n" * 9 + "\nA: No.\n")
    line = ["ingest", "talk.txt", "--into", "book", "--limit"]
    assert run([*line, "turns=10"]) == 3
    assert "talk.txt: more than 10 paragraphs" in capsys.readouterr().err
    assert run([*line, "turns=11"]) == 0


def test_a_pipe_that_breaks_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Typer would end without a word on any broken pipe, as that to a process of ours."""

    def broken() -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    monkeypatch.setattr(health, "examine", broken)
    assert run(["doctor"]) == 4
    assert "error: a process that was started for the work ended" in capsys.readouterr().err


def test_doctor_names_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    """The report covers the engines, and says so in JSON too."""
    assert run(["doctor", "--json"]) == 0
    names = {check["name"] for check in json.loads(capsys.readouterr().out)["checks"]}
    assert {"Python", "Pango", "weasyprint", "ebooklib"} <= names


def test_doctor_tells_faces_of_an_extra_from_those_that_every_book_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A machine without them is sound; the extra that brings them is named."""
    installed = importlib.metadata.version

    def version(name: str) -> str:
        if name in ("fontpkg-amiri", "pylopdf-fonts-jp"):
            raise importlib.metadata.PackageNotFoundError(name)
        return installed(name)

    monkeypatch.setattr("importlib.metadata.version", version)
    absent = {check.name: check for check in health.examine() if not check.found}
    assert absent["fontpkg-amiri"].needed
    assert not absent["pylopdf-fonts-jp"].needed
    assert "publisher[cjk]" in absent["pylopdf-fonts-jp"].hint


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_loads_no_engine(arguments: list[str]) -> None:
    """To tell what there is takes Typer alone: no engine, nor what writes in colours."""
    unwanted = {"weasyprint", "ebooklib", "jinja2", "lxml", "PIL", "rich", "publisher.pipeline"}
    code = (
        f"import sys; from publisher.cli.run import run; run({arguments!r});"
        f"bad = {unwanted!r} & set(sys.modules); sys.exit(f'loaded {{bad}}' if bad else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def commands() -> dict[str, Command]:
    """Return every command by what is typed for it."""
    found: dict[str, Command] = {}
    for name, one in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(one, "commands", {})
        found |= {f"{name} {sub}": command for sub, command in inner.items()} or {name: one}
    return found


@pytest.mark.parametrize("name", commands())
def test_help_keeps_the_lines_of_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each can be copied as it stands."""
    function = commands()[name].callback
    told = [line[8:] for line in (function.__doc__ or "").splitlines() if line[:8].isspace()]
    run([*name.split(), "--help"])
    lines = capsys.readouterr().out.splitlines()
    assert [f"      {line}" for line in told if line] == [
        line for line in lines if line.startswith(f"      publisher {name.split()[0]}")
    ]
    assert told or name == "doctor"


@pytest.mark.slow
def test_an_epub_alone_loads_what_it_needs(raw: Path) -> None:
    """To build an EPUB loads neither the typesetter nor a reader; if nothing changed, no engine."""
    assert run(["ingest", str(raw), "--into", "book"]) == 0
    Path("book/edition.toml").write_text('title = "T"\ninterviews = ["interviews/wren.md"]\n')
    readers = {"publisher.readers", "publisher.transforms", "publisher.desk"}
    books = []
    typesetter = {"weasyprint", "pydyf", "cffi", "publisher.pdf"}  # and so no Pango
    for unwanted in (
        typesetter | readers,
        {"publisher.edition", "publisher.xhtml", "yaml", "PIL", *readers},
    ):
        code = (
            "import sys; from publisher.cli.run import run;"
            "assert run(['build', 'book', '--only', 'epub']) == 0;"
            f"bad = {unwanted!r} & set(sys.modules); sys.exit(f'loaded {{bad}}' if bad else 0)"
        )
        subprocess.run([sys.executable, "-c", code], check=True, stderr=subprocess.PIPE)
        books.append(Path("dist/t/t.epub").read_bytes())
    assert books[0] == books[1]


@pytest.mark.slow
def test_pages_that_are_set_are_bound_without_the_typesetter(raw: Path) -> None:
    """What a book says of itself to machines is on none of its pages."""
    assert run(["ingest", str(raw), "--into", "book"]) == 0
    edition = Path("book/edition.toml")
    edition.write_text('title = "T"\ninterviews = ["interviews/wren.md"]\n')
    assert run(["build", "book", "--only", "screen"]) == 0
    edition.write_text(edition.read_text() + 'description = "Who told whom."\n')
    code = (
        "import sys; from publisher.cli.run import run;"
        "assert run(['build', 'book', '--only', 'screen', '--jobs', '1']) == 0;"
        "sys.exit('loaded it' if 'weasyprint' in sys.modules else 0)"
    )
    before = Path("dist/t/t.pdf").read_bytes()
    subprocess.run([sys.executable, "-c", code], check=True, stderr=subprocess.PIPE)
    assert Path("dist/t/t.pdf").read_bytes() != before


def test_closed_stdout_is_no_traceback(raw: Path) -> None:
    """When the reader of our output goes away, the program ends quietly."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "publisher", "ingest", str(raw), "--dry-run", "--json"]
    done = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write_end)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


def _small_edition(*forms: str) -> None:
    Path("talk.md").write_text(
        '---\nid: talk\ntitle: "Talk"\nlanguage: en\n'
        "speakers:\n  Q: {name: Ann, role: interviewer}\n---\n\n**Q:** Well?\n"
    )
    products = "".join(f'[[product]]\nform = "{form}"\n' for form in forms)
    Path("edition.toml").write_text(f'title = "T"\ninterviews = ["talk.md"]\n{products}')


@pytest.mark.parametrize(
    ("forms", "only", "made", "has_pages"),
    [
        ((), "", ["t-cover.pdf", "t-print.pdf", "t.epub", "t.pdf"], True),
        (("epub", "paperback"), "", ["t-cover.pdf", "t-print.pdf", "t.epub"], True),
        (("epub", "pdf"), "", ["t.epub", "t.pdf"], True),
        (("epub",), "", ["t.epub"], False),
        (("hardcover",), "", ["t-cover.pdf", "t-print.pdf"], False),
        (("hardcover",), "cover", ["t-cover.pdf"], False),
        (
            ("paperback", "hardcover", "hardcover"),
            "print",
            ["t-hardcover-2-print.pdf", "t-hardcover-print.pdf", "t-print.pdf"],
            False,
        ),
        (
            ("paperback", "hardcover"),
            "cover",
            ["t-cover.pdf", "t-hardcover-cover.pdf"],
            False,
        ),
        ((), "epub", ["t.epub"], False),
        ((), "screen,epub", ["t.epub", "t.pdf"], True),
    ],
)
def test_what_the_edition_lists_is_built(
    forms: tuple[str, ...], only: str, made: list[str], has_pages: bool
) -> None:
    """An EPUB has a page-list where the printed book is made too, and makes no claim else."""
    _small_edition(*forms)
    assert run(["build", "-j", "1", *(["--only", only] if only else [])]) == 0
    assert sorted(path.name for path in Path("dist/t").iterdir()) == made
    if "t.epub" in made:
        with zipfile.ZipFile("dist/t/t.epub") as book:
            texts = {name: book.read(name) for name in book.namelist() if "html" in name}
        assert (b"page-list" in texts["EPUB/nav.xhtml"]) is has_pages
        assert any(b"doc-pagebreak" in text for text in texts.values()) is has_pages


def test_the_profile_of_a_printer_is_read_in_its_folder() -> None:
    """It goes into the file for the printer; what is none is told at its line."""
    _small_edition()
    with Path("edition.toml").open("a") as file:
        file.write('[[product]]\nform = "paperback"\nicc = "press.icc"\n')
    assert run(["build", "-j", "1"]) == 3
    profile = files("publisher.pdf").joinpath("uncoated.icc").read_bytes()
    Path("press.icc").write_bytes(profile)
    assert run(["build", "-j", "1"]) == 0
    with pikepdf.open("dist/t/t-print.pdf") as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == profile
        assert "/RegistryName" not in intent


def test_impose_tells_how_to_print(capsys: pytest.CaptureFixture[str]) -> None:
    """The sheets lie beside the book, and what to do with them is told."""
    with pikepdf.new() as pdf:
        for _ in range(10):
            pdf.add_blank_page(page_size=(396, 612))
        pdf.save("book.pdf")
    assert run(["impose", "book.pdf", "--sheet", "letter", "--signature", "8"]) == 0
    with pikepdf.open("book-saddle.pdf") as sheets:
        assert len(sheets.pages) == 6
    told = capsys.readouterr().err
    assert "wrote: book-saddle.pdf (3 sheets for 10 pages)" in told
    assert "turned over on the short side" in told
    assert "fold each pile of 2 sheets" in told
    assert run(["impose", "book.pdf", "--sheet", "letter", "--json", "-o", "x.pdf"]) == 0
    assert json.loads(capsys.readouterr().out)["blanks"] == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["book.pdf", "--fold", "roll"], 2, "there is no “roll”; there are saddle, 2up, spreads"),
        (["book.pdf", "--creep", "thin"], 2, "“thin” is not a length such as 0.1mm"),
        (["book.pdf", "--sheet", "a5"], 2, "take --sheet letter"),
        (["book.pdf", "--sheet", "fit", "--out", "book.pdf"], 2, "take the place of the book"),
        (["none.pdf"], 3, "none.pdf"),
        (["words.txt"], 3, "this is no PDF"),
    ],
)
def test_impose_refuses(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be meant, and files that are no books."""
    Path("words.txt").write_text("It was late.")
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(396, 612))
        pdf.save("book.pdf")
    assert run(["impose", *arguments]) == code
    assert told in capsys.readouterr().err
