"""Visio: a drawing as the bytes of a .vsdx file.

A module of its own because a .vsdx is a package of parts that find each other by relationships (Open Packaging
Conventions), whatever stands on the pages. Nothing in it comes from a clock: the same drawing gives the same file.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, SubElement

from planner.drawings.drawing import Drawing, Page
from planner.drawings.visio_page import MAIN, UNITS_PER_INCH, page_contents
from planner.drawings.xml_text import document, number, plain

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VISIO = "http://schemas.microsoft.com/visio/2010/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_RELATIONSHIP_TYPES = {
    "core": f"{_PACKAGE}/metadata/core-properties",
    "extended": f"{_OFFICE}/extended-properties",
}
_TYPES = {
    "/visio/document.xml": "application/vnd.ms-visio.drawing.main+xml",
    "/visio/windows.xml": "application/vnd.ms-visio.windows+xml",
    "/visio/pages/pages.xml": "application/vnd.ms-visio.pages+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_PAGE_TYPE = "application/vnd.ms-visio.page+xml"
_MAKER = "Topology Planner for Skype for Business Server"
_CREATED = "2000-01-01T00:00:00Z"
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_LONGEST_NAME = 31
"""Characters of a page's name."""
_LANDSCAPE, _PORTRAIT = "2", "1"
_NO_STYLE_CELLS = {
    "EnableLineProps": "1",
    "EnableFillProps": "1",
    "EnableTextProps": "1",
    "LineWeight": "0.01041666666666667",
    "LineColor": "#000000",
    "LinePattern": "1",
    "FillForegnd": "#ffffff",
    "FillPattern": "1",
    "VerticalAlign": "1",
}


def vsdx_bytes(drawing: Drawing) -> bytes:
    """The drawing as a Visio file."""
    names = page_names([page.name for page in drawing.pages])
    numbers = range(1, len(drawing.pages) + 1)
    pages = [f"pages/page{index}.xml" for index in numbers]
    parts: dict[str, Element] = {
        "[Content_Types].xml": _content_types(pages),
        "_rels/.rels": _relationships(
            {
                f"{_VISIO}/document": "visio/document.xml",
                _RELATIONSHIP_TYPES["core"]: "docProps/core.xml",
                _RELATIONSHIP_TYPES["extended"]: "docProps/app.xml",
            }
        ),
        "docProps/core.xml": _core(drawing),
        "docProps/app.xml": _extended(),
        "visio/document.xml": _document(),
        "visio/_rels/document.xml.rels": _relationships(
            {f"{_VISIO}/pages": "pages/pages.xml", f"{_VISIO}/windows": "windows.xml"}
        ),
        "visio/windows.xml": Element("Windows", {"xmlns": MAIN}),
        "visio/pages/pages.xml": _pages(drawing.pages, names),
        "visio/pages/_rels/pages.xml.rels": _page_relationships(len(pages)),
    }
    parts |= {f"visio/{part}": page_contents(page) for part, page in zip(pages, drawing.pages, strict=True)}
    return _zipped(parts)


def page_names(names: list[str]) -> list[str]:
    """Names that Visio takes: no two alike, none longer than it allows, none empty."""
    taken: set[str] = set()
    result = []
    for name in names:
        clean = " ".join(plain(name).split()) or "Page"
        chosen, count = clean[:_LONGEST_NAME], 1
        while chosen.casefold() in taken:
            count += 1
            ending = f" ({count})"
            chosen = f"{clean[: _LONGEST_NAME - len(ending)]}{ending}"
        taken.add(chosen.casefold())
        result.append(chosen)
    return result


def _zipped(parts: dict[str, Element]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, root in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, document(root))
    return buffer.getvalue()


def _content_types(pages: list[str]) -> Element:
    root = Element("Types", {"xmlns": _CONTENT_TYPES})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    SubElement(root, "Default", {"Extension": "rels", "ContentType": rels})
    SubElement(root, "Default", {"Extension": "xml", "ContentType": "application/xml"})
    for part, kind in (*_TYPES.items(), *((f"/visio/{page}", _PAGE_TYPE) for page in pages)):
        SubElement(root, "Override", {"PartName": part, "ContentType": kind})
    return root


def _relationships(targets: dict[str, str]) -> Element:
    root = Element("Relationships", {"xmlns": _PACKAGE})
    for index, (kind, target) in enumerate(targets.items(), 1):
        SubElement(root, "Relationship", {"Id": f"rId{index}", "Type": kind, "Target": target})
    return root


def _page_relationships(count: int) -> Element:
    root = Element("Relationships", {"xmlns": _PACKAGE})
    for index in range(1, count + 1):
        attributes = {"Id": f"rId{index}", "Type": f"{_VISIO}/page", "Target": f"page{index}.xml"}
        SubElement(root, "Relationship", attributes)
    return root


def _core(drawing: Drawing) -> Element:
    names = {"xmlns:cp": _CORE, "xmlns:dc": _DUBLIN, "xmlns:dcterms": _TERMS, "xmlns:xsi": _INSTANCE}
    root = Element("cp:coreProperties", names)
    for tag, text in (("dc:title", drawing.title), ("dc:subject", drawing.subject), ("dc:creator", _MAKER)):
        SubElement(root, tag).text = plain(text)
    for tag in ("dcterms:created", "dcterms:modified"):
        SubElement(root, tag, {"xsi:type": "dcterms:W3CDTF"}).text = _CREATED
    return root


def _extended() -> Element:
    root = Element("Properties", {"xmlns": _EXTENDED})
    SubElement(root, "Application").text = _MAKER
    return root


def _document() -> Element:
    root = Element("VisioDocument", {"xmlns": MAIN, "xml:space": "preserve"})
    settings = SubElement(root, "DocumentSettings")
    for tag, value in (("GlueSettings", "9"), ("SnapSettings", "65847"), ("DynamicGridEnabled", "1")):
        SubElement(settings, tag).text = value
    styles = SubElement(root, "StyleSheets")
    style = SubElement(styles, "StyleSheet", {"ID": "0", "NameU": "No Style", "Name": "No Style"})
    for name, value in _NO_STYLE_CELLS.items():
        SubElement(style, "Cell", {"N": name, "V": value})
    return root


def _pages(pages: tuple[Page, ...], names: list[str]) -> Element:
    root = Element("Pages", {"xmlns": MAIN, "xmlns:r": _OFFICE, "xml:space": "preserve"})
    for index, (page, name) in enumerate(zip(pages, names, strict=True)):
        element = SubElement(root, "Page", {"ID": str(index), "NameU": name, "Name": name})
        sheet = SubElement(element, "PageSheet", {"LineStyle": "0", "FillStyle": "0", "TextStyle": "0"})
        cells = {
            "PageWidth": number(page.width / UNITS_PER_INCH),
            "PageHeight": number(page.height / UNITS_PER_INCH),
            "PageScale": "1",
            "DrawingScale": "1",
            "DrawingSizeType": "3",  # a size of its own
            "DrawingScaleType": "0",
            # printed on one sheet of paper, whatever the size of the drawing
            "PrintPageOrientation": _LANDSCAPE if page.width >= page.height else _PORTRAIT,
            "OnPage": "1",
            "PagesX": "1",
            "PagesY": "1",
        }
        for cell, value in cells.items():
            SubElement(sheet, "Cell", {"N": cell, "V": value})
        SubElement(element, "Rel", {"r:id": f"rId{index + 1}"})
    return root
