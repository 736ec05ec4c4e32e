"""Designs written as the examples of the rule pages are: a change to a reference design."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from planner.designfile import parse_document, strict_yaml
from planner.findings.examples import whole_example
from planner.model.document import Document
from planner.resource_files import resource_path


def parse(text: str) -> Any:
    """YAML text to plain data, as strictly as design files are read."""
    plain = strict_yaml.load(text)
    assert not plain.problems, plain.problems
    return plain.data


def build(plain: Mapping[str, Any]) -> Document:
    """The plain data of a whole design file to a document; JSON is YAML."""
    return parse_document(json.dumps(plain)).document


def read_base(name: str) -> str:
    """Text of a reference design."""
    return resource_path("examples", f"{name}.yaml").read_text(encoding="utf-8")


def document_of(text: str) -> Document:
    """The document that an example stands for."""
    return build(whole_example(text, parse, read_base))
