"""Visio pages: shapes with text, containers, and connectors glued to what they join.

A module of its own because a page is written in cells of Visio's sheets, which no other format knows. Facts: [MS-VSDX]
and the Visio ShapeSheet reference: inches, y runs up, a connector's ends are formulas on connection points, and
Connect elements say the same once more; a container and its members name each other in the cell Relationships.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement

from planner.drawings.drawing import Line, Page, Point, Shape
from planner.drawings.xml_text import number, plain

MAIN = "http://schemas.microsoft.com/office/visio/2012/main"
UNITS_PER_INCH = 96.0

_BEGIN, _END = ("BeginX", "9"), ("EndX", "12")
_CONNECTION_POINT = 100
"""ToPart of a Connect: this and the number of the connection point's row."""
_TRIANGLE, _DOT = "13", "10"
_CONTAINS, _IS_CONTAINED = "1", "4"
_NAME_SIZE, _AREA_NAME_SIZE, _TEXT_SIZE, _LABEL_SIZE = 13.0, 14.0, 10.5, 10.0
_FONT = "Arial"
_CORNER, _AREA_CORNER, _BEND = 8.0, 12.0, 7.0


@dataclass(slots=True)
class _Sheet:
    """One shape on its way into the page: its number and the points where lines are glued."""

    number: int
    shape: Shape
    members: list[int] = field(default_factory=list)
    glue: list[Point] = field(default_factory=list)

    def glue_row(self, point: Point) -> int:
        """The row of the connection point at a place, made when it is new."""
        share = self.shape.share(point)
        if share not in self.glue:
            self.glue.append(share)
        return self.glue.index(share)


def page_contents(page: Page) -> Element:
    """The PageContents of a page."""
    root = Element("PageContents", {"xmlns": MAIN, "xml:space": "preserve"})
    shapes = SubElement(root, "Shapes")
    if page.paper.lower() != "#ffffff":
        shapes.append(_paper(page))
    first = 2  # 1 is the paper
    sheets = [_Sheet(first + index, shape) for index, shape in enumerate(page.shapes)]
    by_id = {sheet.shape.id: sheet for sheet in sheets if sheet.shape.id}
    for sheet in sheets:
        if sheet.shape.area in by_id:
            by_id[sheet.shape.area].members.append(sheet.number)
    lines = [
        (_ending_at(line, by_id[line.source].shape, by_id[line.target].shape), by_id[line.source], by_id[line.target])
        for line in page.lines
        if line.source in by_id and line.target in by_id
    ]
    connects = Element("Connects")
    connectors = []
    for index, (line, source, target) in enumerate(lines):
        key = first + len(sheets) + index
        rows = source.glue_row(line.points[0]), target.glue_row(line.points[-1])
        connectors.append(_connector(page, line, key, (source.number, rows[0]), (target.number, rows[1])))
        for (cell, part), sheet, row in ((_BEGIN, source, rows[0]), (_END, target, rows[1])):
            SubElement(connects, "Connect", _connect(key, cell, part, sheet.number, row))
    shapes.extend(_shape(page, sheet, by_id) for sheet in sheets)
    shapes.extend(connectors)
    if len(connects):
        root.append(connects)
    return root


def _connect(connector: int, cell: str, part: str, sheet: int, row: int) -> dict[str, str]:
    return {
        "FromSheet": str(connector),
        "FromCell": cell,
        "FromPart": part,
        "ToSheet": str(sheet),
        "ToCell": f"Connections.X{row + 1}",
        "ToPart": str(_CONNECTION_POINT + row),
    }


# --- shapes


def _shape(page: Page, sheet: _Sheet, by_id: dict[str, _Sheet]) -> Element:
    shape = sheet.shape
    element = _sheet_element(sheet.number, shape.id or "title")
    _place(element, page, shape)
    _fill(element, shape.fill)
    _border(element, shape.border, 1.2 if shape.is_area else 1.0)
    _cell(element, "Rounding", _inches(_AREA_CORNER if shape.is_area else _CORNER))
    _cell(element, "VerticalAlign", "0" if shape.is_area else "1")
    for side in ("LeftMargin", "RightMargin", "TopMargin", "BottomMargin"):
        _cell(element, side, _inches(8.0 if shape.is_area else 3.0))
    relationships = _relationships(sheet, by_id)
    if relationships:
        _cell(element, "Relationships", "0", relationships)
    if shape.is_area:
        element.append(_container_cells())
    _facts(element, shape.facts)
    _glue_points(element, sheet)
    is_title = not shape.id
    name_size = _AREA_NAME_SIZE if shape.is_area or is_title else _NAME_SIZE
    _characters(element, [(name_size, shape.ink, True), (_TEXT_SIZE, shape.muted, False)])
    paragraph = _section(element, "Paragraph")
    _cell(_row(paragraph, index=0), "HorzAlign", "0" if shape.is_area or is_title else "1")
    _rectangle(element, shape)
    _text(element, shape.texts)
    return element


def _paper(page: Page) -> Element:
    """A sheet of colour below everything, because pages of Visio have none of their own."""
    paper = Shape(id="", texts=(), x=0, y=0, width=page.width, height=page.height, fill=page.paper)
    element = _sheet_element(1, "paper")
    _place(element, page, paper)
    _fill(element, paper.fill)
    _border(element, "", 0)
    _cell(element, "LockSelect", "1")
    _rectangle(element, paper)
    return element


def _sheet_element(sheet: int, name: str) -> Element:
    styles = {"LineStyle": "0", "FillStyle": "0", "TextStyle": "0"}
    names = {"NameU": plain(f"{name}.{sheet}"), "Name": plain(f"{name}.{sheet}")}
    return Element("Shape", {"ID": str(sheet), **names, "Type": "Shape", **styles})


def _place(element: Element, page: Page, shape: Shape) -> None:
    _cell(element, "PinX", _inches(shape.x + shape.width / 2))
    _cell(element, "PinY", _inches(page.height - shape.y - shape.height / 2))
    _cell(element, "Width", _inches(shape.width))
    _cell(element, "Height", _inches(shape.height))
    _cell(element, "LocPinX", _inches(shape.width / 2), "Width*0.5")
    _cell(element, "LocPinY", _inches(shape.height / 2), "Height*0.5")
    _cell(element, "Angle", "0")


def _fill(element: Element, colour: str) -> None:
    if colour:
        _cell(element, "FillForegnd", colour)
    _cell(element, "FillPattern", "1" if colour else "0")


def _border(element: Element, colour: str, width: float) -> None:
    if colour:
        _cell(element, "LineColor", colour)
        _cell(element, "LineWeight", _inches(width))
    _cell(element, "LinePattern", "1" if colour else "0")


def _relationships(sheet: _Sheet, by_id: dict[str, _Sheet]) -> str:
    parts = []
    if sheet.members:
        references = ",".join(f"Sheet.{member}!SheetRef()" for member in sheet.members)
        parts.append(f"DEPENDSON({_CONTAINS},{references})")
    if sheet.shape.area in by_id:
        parts.append(f"DEPENDSON({_IS_CONTAINED},Sheet.{by_id[sheet.shape.area].number}!SheetRef())")
    return f"SUM({','.join(parts)})" if parts else ""


def _container_cells() -> Element:
    """What makes a container of a shape: members move with it, and it keeps its size."""
    section = Element("Section", {"N": "User"})
    for name, value in (
        ("msvStructureType", "Container"),
        ("msvSDContainerMargin", "0.1"),
        ("msvSDContainerResize", "0"),
    ):
        _cell(_row(section, name=name), "Value", value)
    return section


def _facts(element: Element, facts: Iterable[tuple[str, str]]) -> None:
    rows = list(facts)
    if not rows:
        return
    section = _section(element, "Property")
    for index, (label, value) in enumerate(rows):
        row = _row(section, name=f"Row_{index + 1}")
        _cell(row, "Value", plain(value), unit="STR")
        _cell(row, "Label", plain(label))
        _cell(row, "Type", "0")
        _cell(row, "SortKey", str(index))


def _ending_at(line: Line, source: Shape, target: Shape) -> Line:
    """The line with its ends on its shapes: Visio moves an end that is not where it is glued."""
    points = (source.nearest(line.points[0]), *line.points[1:-1], target.nearest(line.points[-1]))
    return line if points == line.points else replace(line, points=points)


def _glue_points(element: Element, sheet: _Sheet) -> None:
    if not sheet.glue:
        return
    section = _section(element, "Connection")
    shape = sheet.shape
    for index, (across, down) in enumerate(sheet.glue):
        row = _row(section, index=index, kind="Connection")
        _cell(row, "X", _inches(shape.width * across), f"Width*{number(across)}")
        _cell(row, "Y", _inches(shape.height * (1 - down)), f"Height*{number(1 - down)}")


def _rectangle(element: Element, shape: Shape) -> None:
    section = _geometry(element, has_fill=True)
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    for index, (across, up) in enumerate(corners):
        row = _row(section, index=index + 1, kind="MoveTo" if index == 0 else "LineTo")
        _cell(row, "X", _inches(shape.width * across), f"Width*{across}")
        _cell(row, "Y", _inches(shape.height * up), f"Height*{up}")


# --- connectors


def _connector(page: Page, line: Line, key: int, source: tuple[int, int], target: tuple[int, int]) -> Element:
    element = _sheet_element(key, "Dynamic connector")
    begin, end = _upright(page, line.points[0]), _upright(page, line.points[-1])
    width, height = end[0] - begin[0], end[1] - begin[1]
    _cell(element, "PinX", number((begin[0] + end[0]) / 2), "GUARD((BeginX+EndX)/2)")
    _cell(element, "PinY", number((begin[1] + end[1]) / 2), "GUARD((BeginY+EndY)/2)")
    _cell(element, "Width", number(width), "GUARD(EndX-BeginX)")
    _cell(element, "Height", number(height), "GUARD(EndY-BeginY)")
    _cell(element, "LocPinX", number(width / 2), "Width*0.5")
    _cell(element, "LocPinY", number(height / 2), "Height*0.5")
    _cell(element, "Angle", "0", "GUARD(0DA)")
    for (x_cell, y_cell), point, glued in ((("BeginX", "BeginY"), begin, source), (("EndX", "EndY"), end, target)):
        formula = "PAR(PNT(Sheet.{0}!Connections.X{1},Sheet.{0}!Connections.Y{1}))".format(glued[0], glued[1] + 1)
        _cell(element, x_cell, number(point[0]), formula)
        _cell(element, y_cell, number(point[1]), formula)
    _cell(element, "LineColor", line.ink)
    _cell(element, "LineWeight", _inches(line.width))
    _cell(element, "LinePattern", "2" if line.is_dashed else "1")
    _cell(element, "Rounding", _inches(_BEND))
    _cell(element, "EndArrow", _TRIANGLE if line.has_arrow else _DOT)
    _cell(element, "EndArrowSize", "1")
    _cell(element, "FillPattern", "0")
    _connector_habits(element)
    _label_place(element, page, line, begin)
    _facts(element, line.facts)
    if line.label:
        _characters(element, [(_LABEL_SIZE, line.label_ink, False)])
    section = _geometry(element, has_fill=False)
    for index, point in enumerate(line.points):
        x, y = _upright(page, point)
        row = _row(section, index=index + 1, kind="MoveTo" if index == 0 else "LineTo")
        _cell(row, "X", number(x - begin[0]))
        _cell(row, "Y", number(y - begin[1]))
    _text(element, (line.label,) if line.label else ())
    return element


def _connector_habits(element: Element) -> None:
    """A line that Visio lays anew at right angles when one of its ends is moved, and not before."""
    for name, value in (("ObjType", "2"), ("ShapeRouteStyle", "1"), ("ConFixedCode", "0"), ("GlueType", "2")):
        _cell(element, name, value)


def _label_place(element: Element, page: Page, line: Line, begin: Point) -> None:
    x, y = _upright(page, line.label_point)
    width, height = max(len(line.label) * 6.5, 20.0) + 8, 16.0
    _cell(element, "TxtPinX", number(x - begin[0]))
    _cell(element, "TxtPinY", number(y - begin[1]))
    _cell(element, "TxtWidth", _inches(width))
    _cell(element, "TxtHeight", _inches(height))
    _cell(element, "TxtLocPinX", _inches(width / 2), "TxtWidth*0.5")
    _cell(element, "TxtLocPinY", _inches(height / 2), "TxtHeight*0.5")
    _cell(element, "TextBkgnd", line.label_fill)


def _upright(page: Page, point: Point) -> Point:
    return point[0] / UNITS_PER_INCH, (page.height - point[1]) / UNITS_PER_INCH


# --- words of the format


def _characters(element: Element, looks: Iterable[tuple[float, str, bool]]) -> None:
    section = _section(element, "Character")
    for index, (size, ink, is_bold) in enumerate(looks):
        row = _row(section, index=index)
        _cell(row, "Font", _FONT)
        _cell(row, "Color", ink)
        _cell(row, "Size", _inches(size))
        _cell(row, "Style", "1" if is_bold else "0")


def _text(element: Element, texts: tuple[str, ...]) -> None:
    """The first line in the first look of the characters, the others in the second."""
    if not texts:
        return
    text = SubElement(element, "Text")
    SubElement(text, "cp", {"IX": "0"}).tail = plain(texts[0])
    if len(texts) > 1:
        text[0].tail = f"{plain(texts[0])}\n"
        SubElement(text, "cp", {"IX": "1"}).tail = "\n".join(plain(line) for line in texts[1:])


def _geometry(element: Element, *, has_fill: bool) -> Element:
    section = _section(element, "Geometry", index=0)
    for name, value in (("NoFill", "0" if has_fill else "1"), ("NoLine", "0"), ("NoShow", "0")):
        _cell(section, name, value)
    return section


def _section(element: Element, name: str, index: int | None = None) -> Element:
    return SubElement(element, "Section", dict(_attributes(N=name, IX=index)))


def _row(section: Element, *, name: str | None = None, index: int | None = None, kind: str | None = None) -> Element:
    return SubElement(section, "Row", dict(_attributes(T=kind, N=name, IX=index)))


def _attributes(**values: object) -> Iterator[tuple[str, str]]:
    return ((name, str(value)) for name, value in values.items() if value is not None)


def _cell(element: Element, name: str, value: str, formula: str | None = None, unit: str | None = None) -> None:
    SubElement(element, "Cell", dict(_attributes(N=name, V=value, U=unit, F=formula)))


def _inches(units: float) -> str:
    return number(units / UNITS_PER_INCH)
