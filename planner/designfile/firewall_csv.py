"""Reads an existing firewall rule list from CSV, with the columns of the firewall worksheet.

A module of its own because such a list comes from other people's tools: nothing in it is trusted, every cell that
cannot be understood is told with its line and column, and what it costs to read is bounded.

A rule list is read for one firewall of a design, whose names and ids its cells may use. Rows that the worksheet marks
as not required are choices that a derived policy keeps shut; they are left out unless they are asked for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any, TypeVar

from planner.designfile.errors import DesignFileError, DesignFileErrors
from planner.model.addresses import parse_address
from planner.model.clients import CloudService
from planner.model.design import Design
from planner.model.devices import FirewallRule, PortRange, RuleAction, Transport
from planner.model.names import is_dns_name, normalized
from planner.model.servers import Server
from planner.records import dataclass

_T = TypeVar("_T")

COLUMNS = (
    "firewall",
    "direction",
    "source",
    "source_zone",
    "source_port",
    "destination",
    "destination_zone",
    "destination_port",
    "transport",
    "protocol",
    "action",
    "required",
    "purpose",
    "flow",
    "reference",
)
"""Columns of the firewall worksheet, in its order."""

NEEDED = ("source", "source_port", "destination", "destination_port", "transport", "action")
"""Columns that a list must have. Without `firewall` all rows are for the firewall that is read for."""

MOST_BYTES = 16 * 1024 * 1024
MOST_ROWS = 50_000
MOST_CELL = 64 * 1024
"""Limits of what is read: far above any real list, far below what would hurt."""

_UNDRAWN = ("dns server",)
"""What the worksheet calls hosts that no design draws; they may be anywhere in their zone."""

_ANY = ("any", "*", "")
_YES, _NO = ("yes", "true", "1", ""), ("no", "false", "0")
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirewallList:
    """What a rule list holds for one firewall.

    Attributes:
        rules: in the order of the file.
        optional: how many rows were left out because they are not required.
        others: ids of firewalls that other rows are for.
    """

    rules: tuple[FirewallRule, ...]
    optional: int
    others: tuple[str, ...]


def read_firewall_csv(
    data: bytes, design: Design, firewall_id: str, *, name: str = "rules.csv", with_optional: bool = False
) -> FirewallList:
    """The rules of one firewall.

    Args:
        data: the file.
        design: whose zones and elements the cells may name.
        firewall_id: id of the firewall; its name is understood, too.
        name: of the file, for messages.
        with_optional: rows that are not required are read as well.

    Raises:
        DesignFileErrors: the file is no such list. A column of an error is the number of the cell in its row.
    """
    return _Reader(data, design, firewall_id, name, with_optional).read()


class _Unreadable(Exception):
    """A cell that cannot be understood: what is wrong with it, and what was expected."""

    def __init__(self, what: str, expected: str) -> None:
        super().__init__(what)
        self.what = what
        self.expected = expected


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: dict[str, str]


class _Reader:
    """Reads one file."""

    def __init__(self, data: bytes, design: Design, firewall_id: str, name: str, with_optional: bool) -> None:
        self._data = data
        self._name = name
        self._with_optional = with_optional
        self._known = _known_names(design)
        firewall = next((item for item in design.firewalls if item.id == firewall_id), None)
        self._firewall = firewall_id
        self._mine = {firewall_id.casefold()} | ({firewall.name.casefold()} if firewall is not None else set())
        self._columns: tuple[str, ...] = ()
        self._errors: list[DesignFileError] = []

    def read(self) -> FirewallList:
        rules: list[FirewallRule] = []
        optional, others = 0, dict[str, None]()
        for row in self._rows():
            owner = row.cells.get("firewall", self._firewall)
            if owner.casefold() not in self._mine:
                others[owner] = None
            elif not self._is_wanted(row):
                optional += 1
            elif (rule := self._rule(row)) is not None:
                rules.append(rule)
        if not rules and not optional and not self._errors:
            listed = ", ".join(others) or "none"
            self._say(1, 1, f"no row is for the firewall {self._firewall!r}", f"its id; the file has {listed}")
        if self._errors:
            raise DesignFileErrors(self._errors)
        return FirewallList(rules=tuple(rules), optional=optional, others=tuple(others))

    # --- rows

    def _rows(self) -> Iterator[_Row]:
        text = self._text()
        if text is None:
            return
        head = text.partition("\n")[0]
        delimiter = ";" if head.count(";") > head.count(",") else ","
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        before = csv.field_size_limit(MOST_CELL)
        try:
            yield from self._parsed(reader)
        except csv.Error as error:
            self._say(reader.line_num, 1, f"this is no CSV: {error}", "cells in double quotes where they hold a quote")
        finally:
            csv.field_size_limit(before)

    def _text(self) -> str | None:
        if len(self._data) > MOST_BYTES:
            self._say(1, 1, f"the file has {len(self._data)} bytes", f"at most {MOST_BYTES}")
            return None
        try:
            text = self._data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self._data.count(b"\n", 0, error.start) + 1
            self._say(line, 1, "this is no UTF-8 text", "CSV in UTF-8")
            return None
        if "\0" in text:
            self._say(text.count("\n", 0, text.index("\0")) + 1, 1, "the file holds a zero byte", "CSV text")
            return None
        return text

    def _parsed(self, reader: Iterator[list[str]]) -> Iterator[_Row]:
        line = 1
        for number, cells in enumerate(reader):
            start, line = line, _line_of(reader) + 1
            if number == 0:
                if not self._takes_head(cells):
                    return
            elif number > MOST_ROWS:
                self._say(start, 1, "the list goes on", f"at most {MOST_ROWS} rows")
                return
            elif any(cell.strip() for cell in cells):
                if len(cells) != len(self._columns):
                    self._say(start, 1, f"the row has {len(cells)} cells", f"{len(self._columns)}, as the head has")
                else:
                    yield _Row(start, {key: _bare(cell) for key, cell in zip(self._columns, cells, strict=True)})

    def _takes_head(self, cells: list[str]) -> bool:
        self._columns = tuple(cell.strip().casefold().replace(" ", "_") for cell in cells)
        missing = [column for column in NEEDED if column not in self._columns]
        if missing:
            self._say(1, 1, f"the head lacks {', '.join(missing)}", f"the columns {', '.join(COLUMNS)}")
        doubled = [column for column in COLUMNS if self._columns.count(column) > 1]
        if doubled:
            self._say(1, 1, f"the head has {', '.join(doubled)} twice", "each column once")
        return not missing and not doubled

    def _is_wanted(self, row: _Row) -> bool:
        text = row.cells.get("required", "").casefold()
        if text not in (*_YES, *_NO):
            self._say_cell(row, "required", _Unreadable(f"{text!r} is neither yes nor no", "yes or no"))
        return self._with_optional or text not in _NO

    # --- cells

    def _rule(self, row: _Row) -> FirewallRule | None:
        faults = len(self._errors)
        action = self._cell(row, "action", _action)
        transport = self._cell(row, "transport", _transport)
        sources = self._cell(row, "source", lambda text: self._ends(text, row.cells.get("source_zone", "")))
        source_ports = self._cell(row, "source_port", _ports)
        zone = row.cells.get("destination_zone", "")
        destinations = self._cell(row, "destination", lambda text: self._ends(text, zone))
        destination_ports = self._cell(row, "destination_port", _ports)
        if len(self._errors) > faults:
            return None
        return FirewallRule(
            action=action or RuleAction.ALLOW,
            transport=transport or Transport.TCP,
            sources=sources or (),
            source_ports=source_ports or (),
            destinations=destinations or (),
            destination_ports=destination_ports or (),
            comment=row.cells.get("purpose", "") or row.cells.get("flow", ""),
        )

    def _cell(self, row: _Row, column: str, read: Callable[[str], _T]) -> _T | None:
        try:
            return read(row.cells[column])
        except _Unreadable as fault:
            self._say_cell(row, column, fault)
            return None

    def _ends(self, text: str, zone: str) -> tuple[str, ...]:
        """Ends of a rule: addresses, networks and ids; a name that the design knows becomes its id."""
        text = text.replace("\u00a0", " ")  # what worksheets write within one value
        if text.casefold() in _ANY:
            return ()
        whole = self._known.get(normalized(zone if text.casefold() in _UNDRAWN else text))
        if whole is not None:  # names of zones and elements hold spaces
            return (whole,)
        return tuple(dict.fromkeys(self._end(word) for word in text.split()))

    def _end(self, word: str) -> str:
        known = self._known.get(normalized(word))
        if known is not None:
            return known
        if _is_network(word) or ("." in word and is_dns_name(word) and not word.replace(".", "").isdecimal()):
            return word
        raise _Unreadable(
            f"{word!r} is no address, and nothing in the design is called so",
            "addresses, networks, names or ids separated by one space, or any",
        )

    def _say_cell(self, row: _Row, column: str, fault: _Unreadable) -> None:
        number = self._columns.index(column) + 1
        self._say(row.line, number, f"column {column!r}: {fault.what}", fault.expected)

    def _say(self, line: int, column: int, what: str, expected: str) -> None:
        self._errors.append(DesignFileError(self._name, max(line, 1), column, what, expected))


def _bare(cell: str) -> str:
    """A cell without the quote that keeps a spreadsheet from running it."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA_STARTS) else text


def _line_of(reader: Any) -> int:
    """The line at which a CSV reader stands; a cell may hold several lines."""
    return int(reader.line_num)


def _action(text: str) -> RuleAction:
    try:
        return RuleAction(text.casefold())
    except ValueError:
        raise _Unreadable(f"{text!r} is no action", "allow or deny") from None


def _transport(text: str) -> Transport:
    try:
        return Transport(text.casefold() or Transport.ANY)
    except ValueError:
        raise _Unreadable(f"{text!r} is no transport", "tcp, udp or any") from None


def _ports(text: str) -> tuple[PortRange, ...]:
    if text.casefold() in _ANY:
        return ()
    return tuple(dict.fromkeys(_port(word) for word in text.replace(",", " ").split()))


def _port(word: str) -> PortRange:
    first, dash, last = word.partition("-")
    numbers = [first, last] if dash else [first, first]
    if all(number.isascii() and number.isdecimal() and len(number) <= 5 for number in numbers):
        low, high = (int(number) for number in numbers)
        if 0 < low <= high <= 65535:
            return PortRange(first=low, last=high)
    raise _Unreadable(f"{word!r} is no port", "numbers from 1 to 65535, ranges such as 50000-59999, or any")


def _is_network(word: str) -> bool:
    if parse_address(word) is not None:
        return True
    try:
        ip_network(word, strict=False)
    except ValueError:
        return False
    return "/" in word


def _known_names(design: Design) -> dict[str, str]:
    """Ids by what cells may call them: id, display name, FQDN. A name that two elements bear stands for neither."""
    found: dict[str, set[str]] = {}
    for element in (*design.zones, *design.nodes):
        for text in _names_of(element):
            found.setdefault(normalized(text), set()).add(element.id)
    for server in design.servers:
        for machine in server.members:
            found.setdefault(normalized(machine.id), set()).add(machine.id)
            if len(server.members) > 1 or normalized(machine.fqdn) not in found:
                found.setdefault(normalized(machine.fqdn), set()).add(machine.id)
    return {text: next(iter(ids)) for text, ids in found.items() if len(ids) == 1 and text not in _ANY}


def _names_of(element: Any) -> Iterator[str]:
    yield element.id
    yield element.name
    if isinstance(element, Server):
        yield element.fqdn
    elif isinstance(element, CloudService):
        yield from element.fqdns
        yield " ".join(element.fqdns)
