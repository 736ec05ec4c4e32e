"""Zones, firewalls and roles: the ends that facts speak of.

A room of its own because flows, services, records and certificates all name roles, and only here is said which
role is a kind of which.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogZone:
    """A place of the reference topology. As the end of a flow it means any host there."""

    id: str
    side: str
    doc_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogFirewall:
    """A firewall of the reference topology. Inbound is towards the second zone, the more trusted one."""

    id: str
    between: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One end of flows.

    Attributes:
        zone: zone of the reference topology.
        parent: role this one is a kind of.
        inherits: role whose flows this one has too.
        except_flows: flows of ``inherits`` that it has not.
    """

    id: str
    zone: str
    label: str
    parent: str | None = None
    inherits: str | None = None
    except_flows: tuple[str, ...] = ()
    note: str = ""
