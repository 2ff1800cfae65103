"""ELAN, EXMARaLDA and FOLKER: what stands tier by tier is told in order of time."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from claims import unclaimed
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher.errors import RawError
from publisher.model.transcript import Action, Transcript
from publisher.readers import read
from publisher.transforms import normalize

Line = tuple[str, int, str]
TALK: list[Line] = [
    ("Ida Holm", 1, "Where does the bread go?"),
    ("Ole Bro", 3, "Into the oven &amp; out again."),
    ("Ida Holm", 5, "Every day?"),
    ("Ole Bro", 7, "Every night."),
]


def eaf(lines: list[Line], *, more: str = "", by_id: bool = False) -> str:
    """Return an ELAN file: speaker, second and words of each annotation."""
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="s{n}" TIME_VALUE="{at * 1000}"/>'
        for n, (_, at, _) in enumerate(lines)
    )
    tiers = ""
    for name in sorted({name for name, _, _ in lines}, reverse=True):
        said = "\n".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="s{n}" '
            f'TIME_SLOT_REF2="s{n}"><ANNOTATION_VALUE>{words}</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n, (who, _, words) in enumerate(lines)
            if who == name
        )
        whose = f'TIER_ID="{name}_text"' if by_id else f'PARTICIPANT="{name}" TIER_ID="t{name[0]}"'
        tiers += f"<TIER {whose}>\n{said}\n</TIER>\n"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT><HEADER><PROPERTY '
        f'NAME="last">14</PROPERTY></HEADER><TIME_ORDER>{slots}</TIME_ORDER>\n{tiers}{more}'
        "</ANNOTATION_DOCUMENT>\n"
    )


def told(found: Transcript) -> list[tuple[str, str]]:
    """Return who says what."""
    return [(event.name, event.text) for event in found.events]


def elan(text: str) -> Transcript:
    """Read a text as ``talk.eaf``."""
    found = read(Path("talk.eaf"), text.encode())
    assert found.format == "elan"
    return found


@pytest.mark.parametrize("by_id", [False, True])
def test_tiers_are_told_in_order_of_time(by_id: bool) -> None:
    """Speakers take turns as they did, whether participants or the ids of tiers name them."""
    found = elan(eaf(TALK, by_id=by_id))
    assert told(found) == [
        ("Ida Holm", "Where does the bread go?"),
        ("Ole Bro", "Into the oven & out again."),
        ("Ida Holm", "Every day?"),
        ("Ole Bro", "Every night."),
    ]
    assert [event.start for event in found.events] == [1.0, 3.0, 5.0, 7.0]
    assert unclaimed(found) == ""


def test_the_gate_holds_for_words_told_in_another_order() -> None:
    """The bytes are laid out as the talk went, so the order of words can be proved."""
    found = elan(eaf(TALK))
    made = normalize(found, id="talk")
    assert [part.name for part in made.ledger.parts] == ["in the order of time"]
    assert found.raw == eaf(TALK).encode()


def test_other_tiers_are_dropped_by_name() -> None:
    """What researchers make of the words is on record, and nobody's speech."""
    gloss = (
        '<TIER PARENT_REF="tO" TIER_ID="gloss"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="g" '
        'ANNOTATION_REF="a1"><ANNOTATION_VALUE>in the oven</ANNOTATION_VALUE></REF_ANNOTATION>'
        "</ANNOTATION></TIER>"
    )
    found = elan(eaf(TALK, more=gloss))
    gone = [found.text[o.start : o.end] for o in found.omissions if o.action is Action.DROPPED]
    assert gone == ["in the oven"]
    assert len(found.events) == 4


def test_a_tier_alone_names_nobody() -> None:
    """The id of the only tier is no name."""
    text = eaf([("default", 1, "Ida: Bread?")]).replace('PARTICIPANT="default" ', "")
    assert told(elan(text.replace('"td"', '"default"'))) == [("", "Ida: Bread?")]


def test_a_slot_without_time_takes_that_of_the_one_before() -> None:
    """Times that ELAN leaves out do not throw words to the beginning."""
    text = eaf(TALK).replace('"s3" TIME_VALUE="7000"', '"s3"')
    assert told(elan(text))[-1] == ("Ole Bro", "Every night.")


EXB = """<basic-transcription><head><meta-information><transcription-name>Bread</transcription-name>
</meta-information><speakertable><speaker id="S0"><abbreviation>IH</abbreviation></speaker>
<speaker id="S1"><abbreviation>OB</abbreviation><ud-speaker-information><ud-information
attribute-name="Name">Ole Bro</ud-information></ud-speaker-information></speaker></speakertable>
</head><basic-body><common-timeline><tli id="T0" time="0.5"/><tli id="T1"/><tli id="T2" time="4"/>
</common-timeline><tier id="t" speaker="S0" category="v" type="t"><event start="T0" end="T1">Bread?
</event><event start="T2" end="T2">So. </event></tier><tier speaker="S1" type="t"><event start="T1"
end="T2">Always. </event></tier><tier speaker="S1" type="d"><event start="T1" end="T2">nods</event>
</tier></basic-body></basic-transcription>"""

FOLKER = """<folker-transcription><head/><speakers><speaker speaker-id="IH"><name>Ida Holm</name>
</speaker><speaker speaker-id="OB"/></speakers><timeline><timepoint timepoint-id="T0"
absolute-time="0.0"/><timepoint timepoint-id="T1" absolute-time="2.5"/></timeline>
<contribution speaker-reference="IH" start-reference="T0" end-reference="T1"><w>Bread</w><pause/>
<w>then</w></contribution><contribution speaker-reference="OB" start-reference="T1"
end-reference="T1"><unparsed>Always</unparsed></contribution></folker-transcription>"""


def test_exmaralda_is_read_by_its_timeline() -> None:
    """Points of time without seconds keep their place; tiers that describe are dropped."""
    found = read(Path("talk.exb"), EXB.encode())
    assert told(found) == [("IH", "Bread?"), ("Ole Bro", "Always."), ("IH", "So.")]
    assert [(e.key, e.value) for e in found.evidence] == [("title", "Bread")]
    assert unclaimed(found) == ""
    normalize(found, id="talk")


def test_folker_is_read_by_contributions() -> None:
    """Words that are elements stand apart; a speaker without a name goes by the id."""
    found = read(Path("talk.flk"), FOLKER.encode())
    assert told(found) == [("Ida Holm", "Bread then"), ("OB", "Always")]
    assert found.packed == b""
    assert unclaimed(found) == ""
    normalize(found, id="talk")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("talk.eaf", "<ANNOTATION_DOCUMENT/>", "nobody says anything"),
        ("talk.eaf", eaf(TALK)[:-30], "not well-formed"),
        ("talk.exb", "<basic-transcription><head/></basic-transcription>", "nobody says"),
        ("talk.flk", "<folker-transcription/>", "nobody says anything"),
        ("talk.eaf", f"<!DOCTYPE a [<!ENTITY b 'c'>]>{eaf(TALK)[39:]}", "document type of its own"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(name: str, text: str, message: str) -> None:
    """No traceback, and no empty transcript."""
    with pytest.raises(RawError, match=message):
        read(Path(name), text.encode())


_WORDS = st.text(st.sampled_from("abé &<'.\n"), min_size=1, max_size=12).map(lambda s: "x" + s)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Ida", "Ole", "Åse"]), st.integers(0, 9), _WORDS), min_size=1
    ),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_bytes_are_only_laid_in_another_order(lines: list[Line], encoding: str) -> None:
    """The bytes laid out are those of the file, and lxml reads the same words of each speaker."""
    text = eaf([(who, at, escape(words)) for who, at, words in lines])
    text = text.replace('encoding="UTF-8"', f'encoding="{encoding}"')
    found = read(Path("talk.eaf"), text.encode(encoding))
    assert sorted(found.data) == sorted(found.raw)
    assert unclaimed(found) == ""
    tree = etree.fromstring(text.encode(encoding))
    for tier in tree.iter("TIER"):
        ours = " ".join(e.text for e in found.events if e.name == tier.get("PARTICIPANT"))
        values = {v.getparent().get("ANNOTATION_ID"): v.text for v in tier.iter("ANNOTATION_VALUE")}
        spoken = sorted(values, key=lambda key: lines[int(key[1:])][1])
        assert ours.split() == " ".join(values[key] for key in spoken).split()
    starts = [event.start for event in found.events]
    assert starts == sorted(at for _, at, _ in lines)
