"""`planner propose`: a first design from a few answers.

A module of its own: one command a module. The window asks the same questions in a dialog.
"""

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

import click

from planner.catalog import load_catalog
from planner.cli.designs import refuse_to_replace, write_text
from planner.cli.exits import UnusableInput
from planner.designfile import format_document
from planner.model.product import ProductVersion
from planner.proposal import Answers, BranchAnswers, EdgeNames, Fault, SiteAnswers, Telephony, propose


@click.command("propose")
@click.option("--sip-domain", "sip_domains", multiple=True, metavar="DOMAIN", help="The first one is the default.")
@click.option("--internal-domain", default="", metavar="DOMAIN", help="Of Active Directory; else the first SIP domain.")
@click.option("--title", default="", help="Of the design.")
@click.option(
    "--product",
    type=click.Choice([version.value for version in ProductVersion]),
    default=ProductVersion.SE.value,
    show_default=True,
)
@click.option(
    "--site", "sites", multiple=True, metavar="NAME=USERS[@NETWORK]", help="A central site; the first has the Edge."
)
@click.option("--branch", "branches", multiple=True, metavar="SITE/NAME=USERS", help="A branch that survives the WAN.")
@click.option(
    "--plain-branch", "plain", multiple=True, metavar="SITE/NAME=USERS", help="A branch with nothing of its own."
)
@click.option("--edge", "edges", multiple=True, metavar="SITE", help="Another site with an Edge pool and a proxy.")
@click.option(
    "--single-servers", "single", multiple=True, metavar="SITE", help="A site where one server of each will do."
)
@click.option("--paired", is_flag=True, help="The pools of each two sites back each other up.")
@click.option("--inside-only", is_flag=True, help="Nobody comes in from outside: no perimeter, federation or Mobility.")
@click.option("--no-federation", is_flag=True)
@click.option("--no-mobility", is_flag=True)
@click.option("--no-conferencing", is_flag=True)
@click.option("--guest-wifi", is_flag=True, help="A guest Wi-Fi with an Internet line of its own.")
@click.option("--public-edge", is_flag=True, help="Edge Servers have public addresses, and no NAT.")
@click.option("--one-edge-name", is_flag=True, help="One name and address for the three Edge services.")
@click.option("--directors", is_flag=True)
@click.option("--office-web-apps", is_flag=True)
@click.option("--gateway", is_flag=True, help="Calls leave by a PSTN gateway in each central site.")
@click.option("--dial-in", is_flag=True, help="Dial-in conferencing; needs --gateway.")
@click.option("--monitoring", is_flag=True)
@click.option("--out", default="-", metavar="DESIGN", help="File to write; - is standard output.", show_default=True)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(out: str, force: bool, **given: Any) -> None:
    r"""Proposes a first design for so many users on so many sites.

    Names and addresses that are made up are listed as unconfirmed. Why each pool is as large as it is goes to standard
    error, with the documents its figures stand in.

    \b
    planner propose --sip-domain contoso.com --site HQ=12000 --branch HQ/Bonn=120 --gateway --out site.yaml
    """
    refuse_to_replace(out, may_replace=force)
    answers = _answers(given)
    proposal = propose(answers, load_catalog())
    if proposal.document is None:
        raise UnusableInput("\n".join(f"{_option(answers, fault)}: {fault.what}" for fault in proposal.faults))
    for reason in proposal.reasons:
        click.echo(f"{reason.subject}: {reason.text} ({reason.source}).", err=True)
    write_text(out, format_document(proposal.document))


def _answers(given: dict[str, Any]) -> Answers:
    is_inside = given["inside_only"]
    sites = _sites(given)
    return Answers(
        title=given["title"] or "Skype for Business Server",
        product=ProductVersion(given["product"]),
        sip_domains=given["sip_domains"],
        internal_domain=given["internal_domain"],
        sites=sites,
        external_access=not is_inside,
        federation=not is_inside and not given["no_federation"],
        mobility=not is_inside and not given["no_mobility"],
        guest_wifi=given["guest_wifi"],
        is_behind_nat=not given["public_edge"],
        edge_names=EdgeNames.ONE if given["one_edge_name"] else EdgeNames.THREE,
        directors=given["directors"],
        conferencing=not given["no_conferencing"],
        office_web_apps=given["office_web_apps"],
        telephony=Telephony.GATEWAY if given["gateway"] else Telephony.NONE,
        dial_in=given["dial_in"],
        disaster_recovery=given["paired"],
        monitoring=given["monitoring"],
    )


def _sites(given: dict[str, Any]) -> tuple[SiteAnswers, ...]:
    sites: dict[str, SiteAnswers] = {}
    for text in given["sites"]:
        said, _, network = text.partition("@")
        name, users = _counted("--site", said, "NAME=USERS[@NETWORK]")
        if name in sites:
            raise UnusableInput(f"--site {text}: '{name}' is given twice")
        sites[name] = SiteAnswers(name=name, users=users, network=_network(text, network) if network else None)
    for option, texts, is_survivable in (
        ("--branch", given["branches"], True),
        ("--plain-branch", given["plain"], False),
    ):
        for text in texts:
            site, slash, said = text.partition("/")
            name, users = _counted(option, said if slash else "", "SITE/NAME=USERS", text)
            old = _known(option, site, sites)
            branch = BranchAnswers(name=name, users=users, is_survivable=is_survivable)
            sites[site] = replace(old, branches=(*old.branches, branch))
    for name in given["edges"]:
        sites[name] = replace(_known("--edge", name, sites), has_edge=True)
    for name in given["single"]:
        sites[name] = replace(_known("--single-servers", name, sites), is_highly_available=False)
    return tuple(sites.values())


def _counted(option: str, said: str, expected: str, text: str | None = None) -> tuple[str, int]:
    name, _, users = said.rpartition("=")
    if not name or not users.isascii() or not users.isdigit() or len(users) > 9:
        raise UnusableInput(f"{option} {text or said}: not understood (expected {expected})")
    return name, int(users)


def _network(text: str, network: str) -> IPv4Network:
    try:
        return IPv4Network(network)
    except ValueError:
        raise UnusableInput(f"--site {text}: '{network}' is no network (expected for instance 10.20.0.0/16)") from None


def _known(option: str, name: str, sites: dict[str, SiteAnswers]) -> SiteAnswers:
    if name not in sites:
        raise UnusableInput(f"{option} {name}: no such site (expected one of {', '.join(sites) or 'those of --site'})")
    return sites[name]


_OPTIONS = {
    "sip_domains": "--sip-domain",
    "internal_domain": "--internal-domain",
    "sites": "--site",
    "branches": "--branch",
    "disaster_recovery": "--paired",
    "dial_in": "--dial-in",
    "directors": "--directors",
    "federation": "--no-federation",
    "mobility": "--no-mobility",
}


def _option(answers: Answers, fault: Fault) -> str:
    """The option that gave a faulty answer, with what was given where there are several."""
    top, *rest = fault.field
    if top == "sites" and rest:
        site = answers.sites[int(rest[0])]
        if len(rest) > 2 and rest[1] == "branches":
            return f"--branch {site.name}/{site.branches[int(rest[2])].name}"
        return f"--site {site.name}"
    return _OPTIONS[str(top)]
