"""draw.io: a drawing as the bytes of a .drawio file, in XML that a person and git can read.

A module of its own because draw.io keeps a graph (mxGraph): areas are the parents of what they hold, whose places
count from the area's corner, and a line names the cells it joins.
"""

from __future__ import annotations

import html
from xml.etree.ElementTree import Element, SubElement, indent

from planner.drawings.drawing import Drawing, Line, Page, Shape, share_along
from planner.drawings.xml_text import document, number, plain

_ROOT, _LAYER = "0", "1"
_BOX_STYLE = "rounded=1;arcSize=8;absoluteArcSize=1;whiteSpace=wrap;html=1;spacing=3;"
_AREA_STYLE = (
    "rounded=1;arcSize=12;absoluteArcSize=1;whiteSpace=wrap;html=1;container=1;collapsible=0;recursiveResize=0;"
    "verticalAlign=top;align=left;spacing=8;"
)
_TITLE_STYLE = "text;html=1;align=left;verticalAlign=middle;"
_LINE_STYLE = "edgeStyle=orthogonalEdgeStyle;rounded=1;arcSize=12;html=1;jettySize=auto;endSize=5;"
_NAME_SIZE, _AREA_NAME_SIZE, _TEXT_SIZE, _LABEL_SIZE = 13, 14, 11, 10
_KNOWN = ("id", "label", "placeholders", "tooltip", "link")
"""Attributes of an object that have a meaning of their own in draw.io."""


def drawio_bytes(drawing: Drawing) -> bytes:
    """The drawing as a draw.io file."""
    root = Element("mxfile", {"host": "Topology Planner", "type": "device", "pages": str(len(drawing.pages))})
    for index, page in enumerate(drawing.pages, 1):
        diagram = SubElement(root, "diagram", {"id": f"page-{index}", "name": plain(page.name)})
        diagram.append(_model(page))
    indent(root, " ")
    return document(root) + b"\n"


def cell_id(element_id: str) -> str:
    """Id of the cell of an element; those of draw.io's own cells are plain numbers."""
    return f"planner-{element_id}"


def _model(page: Page) -> Element:
    size = {"pageWidth": number(page.width), "pageHeight": number(page.height)}
    habits = {"grid": "1", "gridSize": "10", "guides": "1", "tooltips": "1", "connect": "1", "arrows": "1", "page": "1"}
    model = Element("mxGraphModel", {**habits, **size, "background": page.paper, "math": "0", "shadow": "0"})
    root = SubElement(model, "root")
    SubElement(root, "mxCell", {"id": _ROOT})
    SubElement(root, "mxCell", {"id": _LAYER, "parent": _ROOT})
    areas = {shape.id: shape for shape in page.shapes if shape.is_area}
    root.extend(_vertex(shape, areas.get(shape.area or "")) for shape in page.shapes)
    present = {shape.id for shape in page.shapes if shape.id}
    by_id = {shape.id: shape for shape in page.shapes}
    for line in page.lines:
        if {line.source, line.target} <= present:
            root.append(_edge(line, by_id[line.source], by_id[line.target]))
    return model


def _vertex(shape: Shape, area: Shape | None) -> Element:
    wrapper = Element("object", {"label": _label(shape), **_data(shape.facts), "id": cell_id(shape.id)})
    parent = cell_id(area.id) if area is not None else _LAYER
    cell = SubElement(wrapper, "mxCell", {"style": _style_of(shape), "vertex": "1", "parent": parent})
    left, top = (area.x, area.y) if area is not None else (0.0, 0.0)
    place = {"x": shape.x - left, "y": shape.y - top, "width": shape.width, "height": shape.height}
    SubElement(cell, "mxGeometry", {**{name: number(value) for name, value in place.items()}, "as": "geometry"})
    return wrapper


def _style_of(shape: Shape) -> str:
    kind = _AREA_STYLE if shape.is_area else _BOX_STYLE if shape.id else _TITLE_STYLE
    colours = f"fillColor={shape.fill or 'none'};strokeColor={shape.border or 'none'};fontColor={shape.ink};"
    return f"{kind}{colours}fontSize={_TEXT_SIZE};"


def _label(shape: Shape) -> str:
    """The texts as markup: draw.io shows labels as HTML, so every text is escaped before."""
    if not shape.texts:
        return ""
    size = _AREA_NAME_SIZE if shape.is_area or not shape.id else _NAME_SIZE
    name, *others = (html.escape(plain(text)) for text in shape.texts)
    parts = [f'<b style="font-size:{size}px">{name}</b>']
    parts += [f'<span style="color:{shape.muted}">{text}</span>' for text in others]
    return "<br>".join(parts)


def _data(facts: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Facts as attributes, under names that XML allows."""
    found: dict[str, str] = {}
    for label, value in facts:
        name = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in label.lower())
        name = f"_{name}" if not name[:1].isalpha() or name in _KNOWN else name
        found[name] = plain(value)
    return found


def _edge(line: Line, source: Shape, target: Shape) -> Element:
    """A connector; what it says without showing it is an object around it, as for shapes."""
    cell = _connector(line, source, target)
    if not line.facts:
        return cell
    wrapper = Element("object", {"label": cell.attrib.pop("value"), **_data(line.facts), "id": cell.attrib.pop("id")})
    wrapper.append(cell)
    return wrapper


def _connector(line: Line, source: Shape, target: Shape) -> Element:
    ends = {"source": cell_id(line.source), "target": cell_id(line.target)}
    attributes = {"id": cell_id(line.id), "value": html.escape(plain(line.label)), "style": _line_style(line)}
    attributes["style"] += _end_style("exit", source.share(line.points[0]))
    attributes["style"] += _end_style("entry", target.share(line.points[-1]))
    cell = Element("mxCell", {**attributes, "edge": "1", "parent": _LAYER, **ends})
    at = 2 * share_along(line.points, line.label_point) - 1
    geometry = SubElement(cell, "mxGeometry", {"x": number(at), "relative": "1", "as": "geometry"})
    bends = line.points[1:-1]
    if bends:
        array = SubElement(geometry, "Array", {"as": "points"})
        for x, y in bends:
            SubElement(array, "mxPoint", {"x": number(x), "y": number(y)})
    return cell


def _line_style(line: Line) -> str:
    end = "endArrow=block;endFill=1;" if line.has_arrow else "endArrow=oval;endFill=1;"
    dashes = "dashed=1;" if line.is_dashed else ""
    label = f"fontSize={_LABEL_SIZE};fontColor={line.label_ink};labelBackgroundColor={line.label_fill};"
    return f"{_LINE_STYLE}{end}{dashes}strokeColor={line.ink};strokeWidth={number(line.width)};{label}"


def _end_style(end: str, share: tuple[float, float]) -> str:
    across, down = (number(value) for value in share)
    return f"{end}X={across};{end}Y={down};{end}Dx=0;{end}Dy=0;{end}Perimeter=0;"
