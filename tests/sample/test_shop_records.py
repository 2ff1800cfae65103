"""The sample edition as shops read it, of its finished files."""

from __future__ import annotations

import pytest
from lxml import etree
from onix_schema import codes, faults, texts

from publisher import pipeline, resources
from publisher.distribution import onix
from publisher.model.edition import Edition

pytestmark = pytest.mark.slow


def test_the_record_is_valid_and_says_what_the_files_say(
    edition: Edition, built: pipeline.Built
) -> None:
    """Both schemas take it; accessibility is what the package tells, by codes that exist."""
    sized = pipeline.sized(edition, resources.style_of(edition))
    made = onix.message(sized, built.artifacts, built.pages, built.pagination)
    assert faults(made.data, asked=True) == []
    products = etree.fromstring(made.data).findall("{*}Product")
    assert [texts(one, ".//DescriptiveDetail/ProductForm") for one in products] == [
        *(["ED"], ["BC"], ["ED"])
    ]
    epub, paper, pdf = products
    told = {
        texts(one, "ProductFormFeatureValue")[0]
        for one in epub.iter("{*}ProductFormFeature")
        if texts(one, "ProductFormFeatureType") == ["09"]
    }
    assert told <= codes(196)
    assert {"00", "04", "11", "13", "14", "19", "41", "52", "82", "85", "90"} <= told
    assert texts(pdf, ".//ProductFormFeatureValue") == ["05", "107G"]
    assert texts(paper, ".//Measurement") == ["215.9", "139.7"]
    pages = dict(zip(texts(paper, ".//ExtentType"), texts(paper, ".//ExtentValue"), strict=True))
    assert int(pages["00"]) + int(pages["03"]) <= int(pages["06"]) == built.pages
    assert int(pages["11"]) <= int(pages["06"])
