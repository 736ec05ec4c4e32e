"""`planner import RULES.csv --into DESIGN --firewall ID`: an existing rule list becomes a firewall's recorded policy.

A module of its own because it changes a design where `import` otherwise makes one.
"""

from dataclasses import replace

import click

from planner.cli.designs import read_bytes, read_design, refusing, write_text
from planner.cli.exits import UnusableInput
from planner.designfile import format_document
from planner.designfile.firewall_csv import read_firewall_csv
from planner.model.zones import Provenance


def import_firewall(rules: str, into: str, firewall_id: str, out: str, *, with_optional: bool) -> None:
    """Writes the design of `into` with the rules of a list as the recorded policy of one of its firewalls."""
    document = read_design(into).document
    firewall = next((item for item in document.design.firewalls if item.id == firewall_id), None)
    if firewall is None:
        known = ", ".join(item.id for item in document.design.firewalls) or "none: the design draws no firewall"
        raise UnusableInput(f"{firewall_id}: there is no such firewall in the design (expected {known})")
    data = read_bytes(rules)
    found = refusing(
        rules,
        lambda: read_firewall_csv(data, document.design, firewall_id, name=rules, with_optional=with_optional),
    )
    recorded = replace(firewall, policy=Provenance.RECORDED, rules=found.rules)
    write_text(out, format_document(replace(document, design=document.design.with_element(recorded))))
    click.echo(f"{len(found.rules)} rules recorded for '{firewall.name}'.", err=True)
    if found.optional:
        click.echo(f"{found.optional} rows that are not required were left out; --optional takes them in.", err=True)
    if found.others:
        click.echo(f"Rows for other firewalls were passed over: {', '.join(found.others)}.", err=True)
