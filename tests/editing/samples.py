"""Documents for the tests of editing and canvas: the shipped reference designs, and small ones made here.

The examples are read with the clipboard's own reader, so that these rooms' tests need no other room.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

import yaml

from planner.editing.plain import element_classes, from_plain
from planner.model.design import SECTIONS, Design
from planner.model.document import Document
from planner.resource_files import resource_path

_ONLY_KIND = {
    "sites": "site",
    "zones": "zone",
    "dns_views": "dns-view",
    "dns_records": "dns-record",
    "clients": "client",
    "cloud_services": "cloud-service",
    "links": "link",
    "certificates": "certificate",
}


@cache
def example(name: str) -> Document:
    """A shipped reference design, without its layout."""
    plain: dict[str, Any] = yaml.safe_load(resource_path("examples", f"{name}.yaml").read_text("utf-8"))
    hints = get_type_hints(Design, include_extras=True)
    fields: dict[str, Any] = {}
    for key, value in plain.items():
        if key in SECTIONS:
            items = [{"kind": _ONLY_KIND.get(key), **item} for item in value]
            fields[key] = tuple(from_plain(element_classes()[item["kind"]], item) for item in items)
        elif key in hints:
            fields[key] = from_plain(hints[key], value)
    return Document(title=plain["title"], design=Design(**fields))
