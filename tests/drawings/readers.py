"""Own readers of the files for other editors: what a file says, in the words of a drawing, and whether it is sound.

Written from the formats' descriptions, not from the writers: places come from the cells that an editor would use.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from defusedxml import ElementTree

VISIO = "{http://schemas.microsoft.com/office/visio/2012/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
GLUE = re.compile(r"PAR\(PNT\(Sheet\.(\d+)!Connections\.X(\d+),Sheet\.\1!Connections\.Y\2\)\)")


@dataclass(frozen=True)
class ReadShape:
    texts: tuple[str, ...]
    box: tuple[float, float, float, float]
    area: str | None
    is_area: bool
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReadLine:
    source: str
    target: str
    label: str
    ends: tuple[tuple[float, float], tuple[float, float]]
    unshown: str = ""


@dataclass(frozen=True)
class ReadPage:
    name: str
    size: tuple[float, float]
    shapes: dict[str, ReadShape]
    lines: list[ReadLine]


# --- Visio


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        return {name: package.read(name) for name in names}


def targets_of(parts: dict[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """Relationship id -> (type, part) of one part; "" is the package itself."""
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in parts:
        return {}
    found = {}
    for item in ElementTree.fromstring(parts[place]).iter(RELATIONSHIP):
        assert item.get("Id") not in found
        found[item.attrib["Id"]] = (
            item.attrib["Type"],
            posixpath.normpath(posixpath.join(folder, item.attrib["Target"])),
        )
    return found


def assert_sound_package(parts: dict[str, bytes]) -> None:
    """Every part is well-formed, has a content type, and is reached by relationships; none leads nowhere."""
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    defaults = {item.attrib["Extension"] for item in types.iter(f"{TYPES}Default")}
    overrides = {item.attrib["PartName"].lstrip("/") for item in types.iter(f"{TYPES}Override")}
    assert overrides <= parts.keys()
    reached, waiting = {""}, [""]
    while waiting:
        for _, target in targets_of(parts, waiting.pop()).values():
            assert target in parts, f"a relationship leads to '{target}', which is not there"
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    for name, content in parts.items():
        ElementTree.fromstring(content)
        assert name.rpartition(".")[2] in defaults or name in overrides, name
        if not name.endswith(".rels") and name != "[Content_Types].xml":
            assert name in reached, f"nothing leads to '{name}'"
            assert name in overrides, f"'{name}' has no type of its own"


def read_vsdx(data: bytes) -> list[ReadPage]:
    parts = parts_of(data)
    assert_sound_package(parts)
    document = next(
        part for kind, part in targets_of(parts, "").values() if kind.endswith("2010/relationships/document")
    )
    pages = next(part for kind, part in targets_of(parts, document).values() if kind.endswith("/pages"))
    targets = targets_of(parts, pages)
    result = []
    for page in ElementTree.fromstring(parts[pages]).iter(f"{VISIO}Page"):
        cells = cells_of(page.find(f"{VISIO}PageSheet"))
        content = parts[targets[page.find(f"{VISIO}Rel").attrib[R_ID]][1]]
        size = float(cells["PageWidth"][0]) * 96, float(cells["PageHeight"][0]) * 96
        result.append(_visio_page(page.attrib["Name"], size, ElementTree.fromstring(content)))
    return result


def cells_of(element: Any) -> dict[str, tuple[str, str]]:
    """Cells by name: value and formula."""
    return {cell.attrib["N"]: (cell.get("V", ""), cell.get("F", "")) for cell in element.findall(f"{VISIO}Cell")}


def _rows(shape: Any, section: str) -> list[Any]:
    return [row for found in shape.findall(f"{VISIO}Section") if found.get("N") == section for row in found]


def _visio_text(shape: Any) -> str:
    text = shape.find(f"{VISIO}Text")
    return "" if text is None else "".join(text.itertext())


def _visio_page(name: str, size: tuple[float, float], root: Any) -> ReadPage:
    sheets = {shape.attrib["ID"]: shape for shape in root.iter(f"{VISIO}Shape")}
    assert len(sheets) == len(list(root.iter(f"{VISIO}Shape")))
    connects = list(root.iter(f"{VISIO}Connect"))
    joined = {connect.attrib["FromSheet"] for connect in connects}
    facts = {
        key: tuple((cells_of(row)["Label"][0], cells_of(row)["Value"][0]) for row in _rows(shape, "Property"))
        for key, shape in sheets.items()
    }
    ids = {key: dict(found)["ID"] for key, found in facts.items() if "ID" in dict(found)}
    shapes = {}
    for key, shape in sheets.items():
        if key not in joined and key in ids:
            shapes[ids[key]] = _visio_shape(shape, size, facts[key], ids)
    for key, shape in sheets.items():
        _assert_containment(key, shape, sheets)
    lines = [_visio_line(sheets, key, connects, ids, size) for key in sheets if key in joined]
    return ReadPage(name, size, shapes, lines)


def _members(shape: Any, kind: str) -> set[str]:
    formula = cells_of(shape).get("Relationships", ("", ""))[1]
    return {
        sheet
        for part in re.findall(rf"DEPENDSON\({kind},((?:[^()]|\(\))*)\)", formula)
        for sheet in re.findall(r"Sheet\.(\d+)!SheetRef\(\)", part)
    }


def _assert_containment(key: str, shape: Any, sheets: dict[str, Any]) -> None:
    """Containers and their members name each other."""
    for member in _members(shape, "1"):
        assert key in _members(sheets[member], "4")
    for container in _members(shape, "4"):
        assert key in _members(sheets[container], "1")


def _visio_shape(shape: Any, size: tuple[float, float], facts: Any, ids: dict[str, str]) -> ReadShape:
    cells = cells_of(shape)
    x, y, width, height = (float(cells[name][0]) * 96 for name in ("PinX", "PinY", "Width", "Height"))
    containers = _members(shape, "4")
    users = {row.attrib["N"]: cells_of(row)["Value"][0] for row in _rows(shape, "User")}
    return ReadShape(
        texts=tuple(_visio_text(shape).split("\n")),
        box=(x - width / 2, size[1] - y - height / 2, width, height),
        area=ids[containers.pop()] if containers else None,
        is_area=users.get("msvStructureType") == "Container",
        facts=facts,
    )


def _visio_line(
    sheets: dict[str, Any], key: str, connects: list[Any], ids: dict[str, str], size: tuple[float, float]
) -> ReadLine:
    """A connector whose ends say three times where they are glued: in formulas, in Connects and by their place."""
    cells, found, ends = cells_of(sheets[key]), {}, {}
    mine = {connect.attrib["FromCell"]: connect for connect in connects if connect.attrib["FromSheet"] == key}
    assert set(mine) == {"BeginX", "EndX"}
    for end, part in (("Begin", "9"), ("End", "12")):
        connect = mine[f"{end}X"]
        glued = GLUE.fullmatch(cells[f"{end}X"][1])
        assert glued is not None
        assert cells[f"{end}Y"][1] == cells[f"{end}X"][1]
        sheet, row = glued[1], int(glued[2])
        assert (connect.attrib["FromPart"], connect.attrib["ToSheet"]) == (part, sheet)
        assert (connect.attrib["ToCell"], connect.attrib["ToPart"]) == (f"Connections.X{row}", str(99 + row))
        point = cells_of(_rows(sheets[sheet], "Connection")[row - 1])
        body = cells_of(sheets[sheet])
        place = []
        for axis, pin in (("X", "PinX"), ("Y", "PinY")):
            at = float(body[pin][0]) - float(body[f"LocPin{axis}"][0]) + float(point[axis][0])
            assert abs(at - float(cells[f"{end}{axis}"][0])) < 0.02, "the end is not where it is glued"
            place.append(at * 96)
        found[end], ends[end] = ids[sheet], (place[0], size[1] - place[1])
    unshown = "".join(cells_of(row)["Value"][0] for row in _rows(sheets[key], "Property"))
    return ReadLine(found["Begin"], found["End"], _visio_text(sheets[key]), (ends["Begin"], ends["End"]), unshown)


# --- draw.io


class _Markup(HTMLParser):
    """The text of a label as draw.io shows it; anything but the marks that are agreed on is a fault."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert tag in ("b", "span", "br")
        assert {name for name, _ in attrs} <= {"style"}
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(label: str) -> str:
    parser = _Markup()
    parser.feed(label)
    parser.close()
    return parser.text


def read_drawio(data: bytes) -> list[ReadPage]:
    root = ElementTree.fromstring(data)
    assert root.tag == "mxfile"
    assert len({diagram.attrib["id"] for diagram in root}) == len(root)
    return [_drawio_page(diagram.attrib["name"], diagram.find("mxGraphModel")) for diagram in root]


def _drawio_page(name: str, model: Any) -> ReadPage:
    cells: dict[str, tuple[Any, Any]] = {}
    for item in model.find("root"):
        cell = item if item.tag == "mxCell" else item.find("mxCell")
        assert item.attrib["id"] not in cells
        assert cell.get("parent") in (*cells, None), "a cell stands before its parent"
        cells[item.attrib["id"]] = item, cell
    shapes = {
        wrapper.get("_id"): _drawio_shape(key, cells) for key, (wrapper, _) in cells.items() if wrapper.get("_id")
    }
    lines = []
    for item, cell in cells.values():
        if cell.get("edge") == "1":
            source, target = (cells[cell.attrib[end]][0].attrib["_id"] for end in ("source", "target"))
            ends = _drawio_end(cell, "exit", shapes[source]), _drawio_end(cell, "entry", shapes[target])
            label = item.attrib["value" if item is cell else "label"]
            lines.append(ReadLine(source, target, shown(label), ends, item.get("says", "")))
    return ReadPage(name, (float(model.attrib["pageWidth"]), float(model.attrib["pageHeight"])), shapes, lines)


def _style(cell: Any) -> dict[str, str]:
    return dict(part.split("=", 1) for part in cell.attrib["style"].split(";") if "=" in part)


def _drawio_shape(key: str, cells: dict[str, tuple[Any, Any]]) -> ReadShape:
    wrapper, cell = cells[key]
    geometry = cell.find("mxGeometry")
    x, y = float(geometry.attrib["x"]), float(geometry.attrib["y"])
    parent, area = cell.attrib["parent"], None
    if parent != "1":
        area = cells[parent][0].attrib["_id"]
        corner = cells[parent][1].find("mxGeometry")
        x, y = x + float(corner.attrib["x"]), y + float(corner.attrib["y"])
    return ReadShape(
        texts=tuple(shown(wrapper.attrib["label"]).split("\n")),
        box=(x, y, float(geometry.attrib["width"]), float(geometry.attrib["height"])),
        area=area,
        is_area=_style(cell).get("container") == "1",
        facts=tuple((name, value) for name, value in wrapper.attrib.items() if name not in ("id", "label")),
    )


def _drawio_end(cell: Any, end: str, shape: ReadShape) -> tuple[float, float]:
    style = _style(cell)
    x, y, width, height = shape.box
    return x + float(style[f"{end}X"]) * width, y + float(style[f"{end}Y"]) * height
