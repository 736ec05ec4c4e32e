"""From answers to a document: everything together, laid out.

A module of its own because only the whole can be proposed; each maker of elements knows its own part.
"""

from collections.abc import Iterator

from planner.catalog import Catalog
from planner.editing.autolayout import LayOut
from planner.model.design import Design
from planner.model.devices import Device
from planner.model.document import Document
from planner.model.policies import MobilitySettings, SimpleUrl, UrlComponent
from planner.model.product import Feature
from planner.model.servers import Server
from planner.proposal.answers import Answers, Fault, Telephony, faults_of
from planner.proposal.ground import common_zones, forwarding_devices, sites_of, views_of, zones_of
from planner.proposal.inside import balancer_of, links_inside, servers_inside
from planner.proposal.outside import edge_pool_of, links_outside, proxy_of
from planner.proposal.people import appliances_of, branch_links, clients_of, cloud_of, policies_of
from planner.proposal.site_plan import SitePlan, plans_of
from planner.proposal.sizing import Reason
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """What came of answers.

    Attributes:
        document: None when there are faults.
        reasons: why things are as large as they are, site by site.
        faults: answers that no supported design can be made from.
    """

    document: Document | None
    reasons: tuple[Reason, ...] = ()
    faults: tuple[Fault, ...] = ()


def propose(answers: Answers, catalog: Catalog) -> Proposal:
    """A first design from answers, its made-up names and addresses listed as unconfirmed.

    Sizes rest on the catalog's sizing facts, and are explained.
    """
    if faults := faults_of(answers):
        return Proposal(None, faults=faults)
    plans = plans_of(answers, catalog)
    reasons = tuple(reason for plan in plans for reason in plan.sizes.reasons)
    if faults := tuple(fault for plan in plans for fault in plan.sizes.faults):
        return Proposal(None, reasons, faults)
    document = Document(title=answers.title, design=_design(answers, plans))
    return Proposal(LayOut().apply(document), reasons)


def _design(answers: Answers, plans: tuple[SitePlan, ...]) -> Design:
    first = plans[0]
    return Design(
        product=answers.product,
        sip_domains=answers.sip_domains,
        internal_domains=(answers.server_domain,),
        features=tuple(_features(answers)),
        mobility=MobilitySettings(enabled=answers.mobility),
        simple_urls=tuple(_simple_urls(answers)),
        sites=tuple(site for plan in plans for site in sites_of(plan)),
        zones=(
            *common_zones(answers, first.networks, has_wan=first.has_wan),
            *(zone for plan in plans for zone in zones_of(plan)),
        ),
        dns_views=views_of(answers),
        servers=tuple(server for plan in plans for server in _servers(plan)),
        devices=tuple(device for plan in plans for device in _devices(plan)),
        clients=tuple(client for plan in plans for client in clients_of(plan)),
        cloud_services=tuple(cloud_of(answers)),
        links=tuple(
            link for plan in plans for link in (*links_outside(plan), *links_inside(plan), *branch_links(plan))
        ),
        policies=tuple(policies_of(answers, plans)),
    )


def _servers(plan: SitePlan) -> Iterator[Server]:
    yield from servers_inside(plan)
    if plan.has_edge:
        yield edge_pool_of(plan)
    yield from appliances_of(plan)


def _devices(plan: SitePlan) -> Iterator[Device]:
    yield from forwarding_devices(plan)
    if plan.has_edge:
        yield proxy_of(plan)
    if (balancer := balancer_of(plan)) is not None:
        yield balancer


def _features(answers: Answers) -> Iterator[Feature]:
    wishes = {
        Feature.EXTERNAL_ACCESS: answers.external_access,
        Feature.FEDERATION: answers.federation,
        Feature.CONFERENCING: answers.conferencing,
        Feature.AUDIO_VIDEO: True,
        Feature.DIAL_IN: answers.dial_in,
        Feature.VOICE: answers.telephony is not Telephony.NONE,
    }
    return (feature for feature, is_wanted in wishes.items() if is_wanted)


def _simple_urls(answers: Answers) -> Iterator[SimpleUrl]:
    """Meeting URLs for each SIP domain, one for dial-in and one for administrators."""
    for domain in answers.sip_domains:
        yield SimpleUrl(component=UrlComponent.MEET, host=f"meet.{domain}", domain=domain)
    default = answers.sip_domains[0]
    yield SimpleUrl(component=UrlComponent.DIALIN, host=f"dialin.{default}")
    yield SimpleUrl(component=UrlComponent.ADMIN, host=f"admin.{answers.server_domain}")
