"""Pictures read back with other people's readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from defusedxml import ElementTree
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.canvas.look import TRANSPARENT, Look
from planner.canvas.picture import (
    NoPictureError,
    Picture,
    image_of,
    pdf_bytes,
    png_bytes,
    shown_of,
    svg_bytes,
)
from planner.canvas.site_pictures import pictures_of_sites
from planner.canvas.stage import Stage
from planner.canvas.style import DARK, font
from planner.designfile import read_document
from planner.model.document import Document
from planner.resource_files import resource_path

SVG = "{http://www.w3.org/2000/svg}"
DESIGNS = ("standard", "enterprise")

Make = Callable[..., Picture]


def example(name: str) -> Document:
    return read_document(resource_path("examples", f"{name}.yaml")).document


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    made: list[Picture] = []

    def draw(document: Document | str, *arguments, **keywords) -> Picture:
        made.append(Picture(example(document) if isinstance(document, str) else document, *arguments, **keywords))
        return made[-1]

    yield draw
    for picture in made:
        picture.close()


def words_of(svg: bytes) -> str:
    """Everything that is written in a drawing, in one line."""
    return " ".join(text for node in ElementTree.fromstring(svg).iter(f"{SVG}text") for text in node.itertext())


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("name", DESIGNS)
def test_svg_says_every_name_as_text(make: Make, name: str) -> None:
    svg = svg_bytes(make(name))
    words = " ".join(words_of(svg).split())
    design = example(name).design
    for element in (*design.zones, *design.nodes):
        assert element.name in words, element.name
    assert example(name).title in words
    assert f"Skype for Business Server {design.product.value}" in words


def test_svg_has_title_description_and_size_of_the_crop(make: Make) -> None:
    picture = make("standard")
    root = ElementTree.fromstring(svg_bytes(picture))
    assert root.findtext(f"{SVG}title") == "Standard Edition with single Edge"
    assert "Reverse proxy" in (root.findtext(f"{SVG}desc") or "")
    width, height = picture.size.width(), picture.size.height()
    assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
    assert float(root.attrib["width"].removesuffix("mm")) == pytest.approx(width * 25.4 / 96, rel=0.01)
    doubled = ElementTree.fromstring(svg_bytes(picture, 2.0))
    assert doubled.get("viewBox") == root.get("viewBox")
    assert float(doubled.attrib["width"].removesuffix("mm")) == pytest.approx(2 * width * 25.4 / 96, rel=0.01)


def test_markup_in_a_name_stays_text(make: Make) -> None:
    document = example("standard")
    client = document.design.clients[0]
    evil = "<b>&\"'</b>"
    svg = svg_bytes(
        make(replace(document, title=evil, design=document.design.with_element(replace(client, name=evil))))
    )
    assert words_of(svg).count(evil) == 2


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_png_has_the_size_of_the_crop(make: Make, name: str, scale: float) -> None:
    picture = make(name)
    image = QImage.fromData(png_bytes(picture, scale))
    assert image.width() == pytest.approx(picture.size.width() * scale, abs=1)
    assert image.height() == pytest.approx(picture.size.height() * scale, abs=1)


@pytest.mark.parametrize("look", [Look(), Look(theme=DARK), Look(background="#123456")])
def test_the_margin_is_empty_and_what_is_drawn_touches_it(make: Make, look: Look) -> None:
    image = image_of(make("standard", look))
    paper = QColor(look.paper).rgb()
    width, height = image.width(), image.height()
    for inset in (0, 25):
        edge = {image.pixel(x, y) for x in range(inset, width - inset, 3) for y in (inset, height - 1 - inset)}
        edge |= {image.pixel(x, y) for y in range(inset, height - inset, 3) for x in (inset, width - 1 - inset)}
        assert edge == {paper}
    assert len({image.pixel(32, y) for y in range(height)}) > 1
    assert len({image.pixel(x, 32) for x in range(width)}) > 1


def test_a_transparent_background(make: Make) -> None:
    image = image_of(make("standard", Look(background=TRANSPARENT)))
    assert QColor.fromRgba(image.pixel(2, 2)).alpha() == 0
    assert "<rect" not in svg_bytes(make("standard", Look(background=TRANSPARENT))).decode().split("<text")[0][:900]


def test_a_picture_too_large_is_refused(make: Make) -> None:
    with pytest.raises(NoPictureError, match="take a smaller scale"):
        png_bytes(make("standard"), 1000.0)


def test_only_what_is_asked_for_is_drawn(make: Make) -> None:
    document = example("enterprise")
    picture = make(document, None, shown_of(document, ["fe01", "edgepool01"]))
    assert set(picture.names) == {"Front End pool", "Edge pool"}
    words = words_of(svg_bytes(picture))
    assert "A/V Edge for media" in words  # the line between them
    assert "balances" not in words
    assert picture.size.width() < make(document).size.width()


def test_a_zone_brings_its_contents(make: Make) -> None:
    document = example("standard")
    assert set(make(document, None, {"wifi"}).names) == {"Corporate Wi-Fi", "Phone on Wi-Fi"}


def test_a_link_brings_its_ends(make: Make) -> None:
    assert set(make("standard", None, {"se01-files"}).names) == {"Standard Edition server", "File store"}


def test_what_is_not_there_is_refused(make: Make) -> None:
    with pytest.raises(NoPictureError, match="no element 'nothing'"):
        shown_of(example("standard"), ["se01", "nothing"])
    with pytest.raises(NoPictureError, match="nothing to draw"):
        make(Document())
    with pytest.raises(NoPictureError, match="nothing to draw"):
        make("standard", None, frozenset())


def test_a_page_for_each_site_and_everything_on_one_of_them(qtbot: QtBot) -> None:
    document = example("enterprise")
    pictures = pictures_of_sites(document)
    try:
        assert [picture.title.partition(" – ")[2] for picture in pictures] == ["Headquarters", "Branch office"]
        assert set(pictures[1].names) >= {"Branch network", "Survivable Branch Appliance", "WAN firewall"}
        assert "Internet" not in pictures[1].names
        drawn = [name for picture in pictures for name in picture.names]
        assert set(drawn) == {element.name for element in (*document.design.zones, *document.design.nodes)}
        assert page_count(pdf_bytes(pictures)) == 2
    finally:
        for picture in pictures:
            picture.close()


def test_a_design_without_sites_is_one_page(qtbot: QtBot) -> None:
    document = example("standard")
    design = document.design
    design = replace(
        design,
        sites=(),
        zones=tuple(replace(zone, site=None) for zone in design.zones),
        servers=tuple(replace(server, site=None) for server in design.servers),
        devices=tuple(replace(device, site=None) for device in design.devices),
    )
    [picture] = pictures_of_sites(replace(document, design=design))
    assert len(picture.names) == len(design.zones) + len(design.nodes)
    picture.close()


@pytest.mark.parametrize("name", DESIGNS)
def test_pdf_is_one_page_across(make: Make, name: str) -> None:
    pdf = pdf_bytes([make(name)])
    assert page_count(pdf) == 1
    [box] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [round(float(side)) for side in box] == [842, 595]


def test_a_wide_design_takes_a3(make: Make) -> None:
    document = example("standard")
    far = replace(document.layout.placements["partners"], x=9000.0)
    pdf = pdf_bytes([make(replace(document, layout=document.layout.with_placements({"partners": far})))])
    [box] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [round(float(side)) for side in box] == [1191, 842]


def test_the_same_design_gives_the_same_bytes(make: Make) -> None:
    for write in (svg_bytes, png_bytes, lambda picture: pdf_bytes([picture])):
        assert write(make("enterprise")) == write(make("enterprise"))
    pdf = pdf_bytes([make("standard")])
    assert b"D:20000101000000Z" in pdf
    assert re.findall(rb"\b20[1-9]\d-\d\d-\d\d", pdf) == []
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    assert pdf[start : start + 4] == b"xref"


def test_letters_are_never_joined_so_that_copied_text_can_be_searched(make: Make) -> None:
    assert not font(12).featureValue(QFont.Tag("liga"))
    assert font(12).isFeatureSet(QFont.Tag("liga"))


def test_pages_of_sites_share_one_drawing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[object] = []
    usual = Stage.__init__

    def counted(self: Stage, *arguments: Any) -> None:
        worked_out.append(self)
        usual(self, *arguments)

    monkeypatch.setattr(Stage, "__init__", counted)
    document = read_document(resource_path("examples", "paired-pools.yaml")).document
    whole = Picture(document)
    east, west = pictures_of_sites(document, whole=whole)
    assert len(worked_out) == 1
    # Each shows its own part, in whatever order they are looked at.
    assert "Internal network East" in east.names
    assert "Internal network West" not in east.names
    assert "Internal network West" in west.names
    assert {"Internal network East", "Internal network West"} <= set(whole.names)
    assert [site.element_id for site in west.sites] == ["west"]
    alone = pictures_of_sites(document)
    assert len(worked_out) == 2
    assert png_bytes(alone[1]) == png_bytes(west)
    assert png_bytes(alone[0]) != png_bytes(west)
    whole.close()
    assert png_bytes(east)  # the drawing stays until the last lets go
    for picture in (east, west, *alone):
        picture.close()
