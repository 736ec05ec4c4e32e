"""Who uses a proposal: clients in every position, branches with what keeps them calling, partners, policies.

A module of its own because these are the ends of every path that is checked.
"""

from collections.abc import Iterator

from planner.model.clients import Client, ClientDevice, CloudRole, CloudService, Platform
from planner.model.interfaces import Interface
from planner.model.links import Link, LinkKind
from planner.model.policies import MobilityPolicy, Policy, VoicePolicy, VoiceRoute
from planner.model.product import ProductVersion, ServerGeneration
from planner.model.servers import BranchAppliance, BranchRole, Machine
from planner.proposal.answers import Answers, Telephony
from planner.proposal.ground import CELLULAR, INTERNET, PARTNER, branch_zone
from planner.proposal.inside import MADE_UP, link, note_on
from planner.proposal.outside import edge_id
from planner.proposal.site_plan import SitePlan

_APPLIANCE = 11
_PLATFORMS = (Platform.IOS, Platform.ANDROID)
_USAGE = "Long Distance"
_APPLIANCE_SYSTEM = "Windows Server 2012 R2"
"""Of the last appliances that were made, which are of the generation 2015 in every later deployment."""


def appliances_of(plan: SitePlan) -> Iterator[BranchAppliance]:
    """What keeps the branches of a site calling."""
    for place, role in plan.sizes.branches.items():
        branch = plan.site.branches[place]
        key = appliance_id(plan, place)
        segment = plan.net.branches[place]
        adapter = Interface(
            name="lan",
            zone=branch_zone(plan, place),
            addresses=(segment[_APPLIANCE],),
            gateway=segment[1],
        )
        title = "Survivable Branch Appliance" if role is BranchRole.SBA else "Survivable Branch Server"
        yield BranchAppliance(
            id=key,
            name=f"{title} {branch.name}",
            fqdn=plan.fqdn(key),
            site=plan.branch_id(place),
            members=(
                Machine(
                    id=f"{key}-device",
                    fqdn=plan.fqdn(key),
                    interfaces=(adapter,),
                    operating_system=_APPLIANCE_SYSTEM,
                ),
            ),
            generation=None if plan.answers.product is ProductVersion.V2015 else ServerGeneration.V2015,
            role=role,
            homes_mobile_users=plan.answers.mobility,
            users=branch.users,
            dhcp_option_120=True,
            note=note_on(plan, f", {branch.name}"),
            unconfirmed=MADE_UP,
        )


def appliance_id(plan: SitePlan, place: int) -> str:
    """Id and host label of the appliance of a branch."""
    return plan.member("sba", place + 1)


def branch_links(plan: SitePlan) -> Iterator[Link]:
    """The pool behind each appliance, and the Edge pool for its media."""
    for place in plan.sizes.branches:
        key = appliance_id(plan, place)
        yield link(key, LinkKind.BACKUP, plan.pool, "backup")
        if plan.edge_site is not None:
            yield link(key, LinkKind.MEDIA, edge_id(plan.edge_site), "media")


def clients_of(plan: SitePlan) -> Iterator[Client]:
    """Somebody in every position that the answers speak of."""
    first, answers = plan.place == 0, plan.answers
    yield _desktop(plan.zone("desktop"), plan.named("Desktop inside"), plan.zone("lan"), plan.pool)
    if answers.mobility:
        yield _phone(plan.zone("phone-wifi"), plan.named("Phone on Wi-Fi"), plan.zone("wifi"), plan.pool)
    if answers.mobility and plan.has_edge and answers.guest_wifi:
        yield _phone(plan.zone("phone-guest"), plan.named("Phone on guest Wi-Fi"), plan.zone("guest-wifi"), plan.pool)
    if first and answers.external_access:
        if answers.mobility:
            yield _phone("phone-cellular", "Phone on cellular", CELLULAR, plan.pool)
        yield _desktop("laptop-remote", "Remote laptop", INTERNET, plan.pool)
        if answers.conferencing:
            yield Client(id="guest-browser", name="Anonymous attendee", device=ClientDevice.BROWSER, zone=INTERNET)
    for place, branch in enumerate(plan.site.branches):
        home = appliance_id(plan, place) if place in plan.sizes.branches else plan.pool
        key = plan.member("desktop-branch", place + 1)
        yield _desktop(key, f"Desktop {branch.name}", branch_zone(plan, place), home)


def _desktop(key: str, name: str, zone: str, home: str) -> Client:
    return Client(id=key, name=name, device=ClientDevice.DESKTOP, zone=zone, home=home)


def _phone(key: str, name: str, zone: str, home: str) -> Client:
    return Client(id=key, name=name, zone=zone, platforms=_PLATFORMS, home=home)


def cloud_of(answers: Answers) -> Iterator[CloudService]:
    """Partners."""
    if answers.federation:
        role = CloudRole.FEDERATED_PARTNER
        yield CloudService(id="partners", name="Federated partners", role=role, zone=PARTNER)


def policies_of(answers: Answers, plans: tuple[SitePlan, ...]) -> Iterator[Policy]:
    """The global policies, and a route for every number to the gateways."""
    if answers.mobility:
        yield MobilityPolicy(id="mobility-global", name="Global mobility policy")
    if answers.telephony is Telephony.GATEWAY:
        yield VoicePolicy(id="voice-global", name="Global voice policy", usages=(_USAGE,))
        gateways = tuple(plan.key("gateway") for plan in plans)
        yield VoiceRoute(id="route-all", name="All numbers", usages=(_USAGE,), gateways=gateways)
