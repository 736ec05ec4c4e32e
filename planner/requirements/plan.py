"""Plan: everything that a design needs, each part worked out when it is first asked for.

A room of its own because it is what findings and worksheets hold: one object for one frozen design, so that asking
for DNS does not walk flows, and nobody derives the same part twice.
"""

from collections.abc import Mapping
from functools import cached_property

from planner.catalog import Catalog
from planner.model.design import Design
from planner.model.devices import PublishingRule
from planner.model.zones import DnsRecord
from planner.requirements.balancing import derive_balancing
from planner.requirements.certificate_growth import CertificateGrowth, derive_certificate_growth
from planner.requirements.certificates import derive_certificates, derive_trusts
from planner.requirements.endpoints import Endpoints
from planner.requirements.flow_map import MappedFlow, derive_flow_map
from planner.requirements.flow_ports import FlowPorts
from planner.requirements.flow_selection import planned_flows
from planner.requirements.flow_walks import FlowWalk, walk_flows
from planner.requirements.forbidden import ForbiddenConnection, derive_forbidden
from planner.requirements.groundwork import Groundwork
from planner.requirements.in_force import certificates_in_force, publishing_in_force, records_in_force
from planner.requirements.media_marking import MediaMarking, derive_media_marking
from planner.requirements.openings import openings_in_force, required_openings
from planner.requirements.policies import (
    ManualUrl,
    PolicyValue,
    PushTask,
    derive_manual_urls,
    derive_policy_values,
    derive_push_tasks,
)
from planner.requirements.public_addresses import PublicAddressNeed, derive_public_addresses
from planner.requirements.publishing import derive_publishing
from planner.requirements.records import derive_records
from planner.requirements.requirement import (
    RequiredCertificate,
    RequiredOpening,
    RequiredPublishing,
    RequiredRecord,
    RequiredTrust,
    RequiredVip,
    UnwantedName,
)
from planner.requirements.unwanted_names import derive_unwanted_names
from planner.traffic import Arrangements, Opening, ShownCertificate, Traffic


def build_plan(design: Design, catalog: Catalog, before: "Plan | None" = None) -> "Plan":
    """The plan of a design. Nothing is derived yet.

    Args:
        design: what is planned.
        catalog: the facts.
        before: the plan of an older version of the design. The answers are the same without it; with it, walks that
            the changes in between leave alone are not walked again.
    """
    return Plan(design, catalog, before)


class Plan:
    """What a design needs. Never changed; a changed design gets a new plan."""

    def __init__(self, design: Design, catalog: Catalog, before: "Plan | None" = None) -> None:
        self.design = design
        self.catalog = catalog
        # The older networks and not the older plan, which would keep all its ancestors alive.
        self._unfiltered_before: Traffic | None = vars(before).get("_unfiltered") if before is not None else None
        self._traffic_before: Traffic | None = vars(before).get("traffic") if before is not None else None

    @cached_property
    def groundwork(self) -> Groundwork:
        """The choices that the derivations share: views, entry points, addresses."""
        return Groundwork(self.design, self.catalog)

    @property
    def features(self) -> frozenset[str]:
        """Active feature tags."""
        return self.groundwork.features

    # What has to be created.

    @cached_property
    def records(self) -> tuple[RequiredRecord, ...]:
        """DNS records, sorted by view, name and type."""
        return derive_records(self.groundwork)

    @cached_property
    def must_not_resolve(self) -> tuple[UnwantedName, ...]:
        """Names that must not be answered, sorted by view and name."""
        return derive_unwanted_names(self.groundwork)

    @cached_property
    def forbidden(self) -> tuple[ForbiddenConnection, ...]:
        """Connections that must stay closed."""
        return derive_forbidden(self.groundwork)

    @cached_property
    def certificates(self) -> tuple[RequiredCertificate, ...]:
        """Certificates to order and assign."""
        return derive_certificates(self.groundwork, self.publishing)

    @cached_property
    def certificate_growth(self) -> tuple[CertificateGrowth, ...]:
        """What one SIP domain more would add to certificates."""
        return derive_certificate_growth(self.groundwork)

    @cached_property
    def trusts(self) -> tuple[RequiredTrust, ...]:
        """Roots that devices have to trust."""
        return derive_trusts(self.groundwork)

    @cached_property
    def publishing(self) -> tuple[RequiredPublishing, ...]:
        """What reverse proxies have to publish."""
        return derive_publishing(self.groundwork)

    @cached_property
    def balancing(self) -> tuple[RequiredVip, ...]:
        """Virtual addresses that load balancers have to carry."""
        return derive_balancing(self.groundwork)

    @cached_property
    def public_addresses(self) -> tuple[PublicAddressNeed, ...]:
        """Public addresses that Edge pools and reverse proxies need."""
        return derive_public_addresses(self.groundwork)

    @cached_property
    def policy_values(self) -> tuple[PolicyValue, ...]:
        """Parameters of the mobility policies."""
        return derive_policy_values(self.groundwork)

    @cached_property
    def manual_urls(self) -> tuple[ManualUrl, ...]:
        """Discovery URLs that a user may type."""
        return derive_manual_urls(self.groundwork)

    @cached_property
    def media_marking(self) -> tuple[MediaMarking, ...]:
        """Policies of quality of service, none of them required."""
        return derive_media_marking(self.groundwork)

    @cached_property
    def push_tasks(self) -> tuple[PushTask, ...]:
        """Steps that push notification takes."""
        return derive_push_tasks(self.groundwork)

    # What is in force: derived, with the planner's own in its place.

    @cached_property
    def dns(self) -> Mapping[str, tuple[DnsRecord, ...]]:
        """Records that each DNS view answers, by id of the view."""
        return records_in_force(self.design, self.records)

    @cached_property
    def certificates_in_force(self) -> Mapping[str, tuple[ShownCertificate, ...]]:
        """Certificates by holder: machine, pool or device."""
        return certificates_in_force(self.design, self.certificates)

    @cached_property
    def publishing_in_force(self) -> Mapping[str, tuple[PublishingRule, ...]]:
        """Publishing rules by id of the reverse proxy."""
        return publishing_in_force(self.design, self.publishing)

    def arrangements(self, openings: Mapping[str, tuple[Opening, ...]] | None = None) -> Arrangements:
        """Everything in force, for the walk.

        Args:
            openings: what derived firewalls let pass; None while that is still to be found out.
        """
        return Arrangements(
            records=self.dns,
            publishing=self.publishing_in_force,
            openings=openings,
            certificates=self.certificates_in_force,
        )

    # What the walk says.

    @cached_property
    def flow_walks(self) -> tuple[FlowWalk, ...]:
        """Every flow the design needs with its walks, firewall filters left aside."""
        published: dict[str, set[str]] = {}
        for item in self.publishing:
            published.setdefault(item.proxy, set()).add(item.backend)
        pools = {proxy: frozenset(backends) for proxy, backends in published.items()}
        flows = planned_flows(self.design, self.catalog, self.features, Endpoints(self.design), pools)
        return walk_flows(self.design, self.catalog, self._unfiltered, flows, ports_of=self._flow_ports)

    @cached_property
    def _flow_ports(self) -> FlowPorts:
        """Ports of flows, which walks, openings and the flow map ask for alike."""
        return FlowPorts(self.design, self.catalog)

    @cached_property
    def _unfiltered(self) -> Traffic:
        """The walk while it is still to be found out what derived firewalls let pass."""
        before, self._unfiltered_before = self._unfiltered_before, None
        return Traffic(self.design, self.catalog, self.arrangements(), before)

    @cached_property
    def openings(self) -> tuple[RequiredOpening, ...]:
        """What firewalls have to let pass."""
        return required_openings(self.design, self.catalog, self._flow_ports, self.flow_walks)

    @cached_property
    def flow_map(self) -> tuple[MappedFlow, ...]:
        """Every planned connection from end to end, by workload."""
        return derive_flow_map(self.design, self._flow_ports, self.flow_walks)

    @cached_property
    def traffic(self) -> Traffic:
        """The walk with everything in force; derived firewalls let pass what is required and nothing else."""
        let_pass = openings_in_force(self.design, self.openings)
        before, self._traffic_before = self._traffic_before, None
        return self._unfiltered.with_openings(let_pass, before)
