"""Destinations worth asking the path panel about, read from the design.

A module of its own because it has no widgets: which names and ports a client of this design will ask for.
"""

from collections.abc import Iterator

from planner.app.appearance.translated import translate
from planner.model.clients import Client
from planner.model.design import Design
from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY
from planner.model.servers import EdgePool, FrontEndPool, internal_web_fqdn
from planner.records import dataclass

HTTPS = 443
"""What a URL means that names no port."""


@dataclass(frozen=True, slots=True)
class Preset:
    """One destination.

    Attributes:
        label: what is asked, in words.
        destination: name, address or element. port: to connect to.
    """

    label: str
    destination: str
    port: int


def presets(design: Design, source: str) -> tuple[Preset, ...]:
    """What a source will ask for, the path of Mobility first; each name and port once."""
    found: dict[tuple[str, int], Preset] = {}
    for preset in _presets(design, source):
        found.setdefault((preset.destination, preset.port), preset)
    return tuple(found.values())


def _presets(design: Design, source: str) -> Iterator[Preset]:
    # The rooms that know are loaded by now: the findings needed them.
    from planner.catalog import load_catalog
    from planner.requirements.groundwork import Groundwork

    ground = Groundwork(design, load_catalog())
    pools = _pools(design, source)
    for pool in pools:
        if pool.web.external_fqdn:
            yield Preset(
                translate("presets", "Mobility, external web services of {0}").format(pool.name),
                pool.web.external_fqdn,
                ground.url_port(pool, "web-external-https"),
            )
    domain = design.default_sip_domain
    if domain is not None:
        yield Preset(
            translate("presets", "Discovery inside (lyncdiscoverinternal)"), f"{INTERNAL_DISCOVERY}.{domain}", HTTPS
        )
        yield Preset(translate("presets", "Discovery (lyncdiscover)"), f"{EXTERNAL_DISCOVERY}.{domain}", HTTPS)
    for url in design.simple_urls:
        yield Preset(translate("presets", "Simple URL {0}").format(url.component.value), url.host, HTTPS)
    for pool in pools:
        yield Preset(
            translate("presets", "Internal web services of {0}").format(pool.name),
            internal_web_fqdn(pool),
            ground.url_port(pool, "web-internal-https"),
        )
        yield Preset(
            translate("presets", "SIP sign-in at {0}").format(pool.name), pool.fqdn, ground.port(pool, "registrar-sip")
        )
    for edge in design.servers_of(EdgePool):
        if edge.access_fqdn:
            yield Preset(
                translate("presets", "SIP sign-in at {0}").format(edge.name),
                edge.access_fqdn,
                ground.port(edge, "access-edge-sip"),
            )
        if edge.web_conferencing_fqdn:
            yield Preset(
                translate("presets", "Web conferencing at {0}").format(edge.name),
                edge.web_conferencing_fqdn,
                ground.port(edge, "web-conferencing-edge"),
            )


def _pools(design: Design, source: str) -> tuple[FrontEndPool, ...]:
    """The home pool of a client first (that of a branch: its backup), then all others."""
    pools = design.servers_of(FrontEndPool)
    client = design.find(source)
    home = client.home if isinstance(client, Client) else None
    if home is not None and not any(pool.id == home for pool in pools):
        home = next((link.target for link in design.links if link.source == home and link.link_kind == "backup"), None)
    return tuple(sorted(pools, key=lambda pool: pool.id != home))


def first_source(design: Design) -> str | None:
    """Where to begin: a mobile client on Wi-Fi, else any mobile client, else any client."""
    zones = {zone.id: zone.zone_kind.value for zone in design.zones}
    ranked = sorted(
        design.clients, key=lambda client: (client.device.value != "mobile", zones.get(client.zone) != "wifi")
    )
    return ranked[0].id if ranked else None
