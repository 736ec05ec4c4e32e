"""Zones and forwarding devices as a graph, and the distances in it.

A room of its own because networkx is known here and nowhere else; it takes longer to import than a hundred walks
take to answer, so it is imported when the first graph is built.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planner.model.design import Design
from planner.model.devices import Firewall, Router
from planner.model.interfaces import Interface
from planner.model.zones import ZoneKind

if TYPE_CHECKING:
    import networkx

THE_INTERNET = "the-internet"
"""Stands for the Internet's own routers, which no design draws. It joins all zones of CORE_KINDS."""

CORE_KINDS = frozenset({ZoneKind.INTERNET, ZoneKind.CELLULAR, ZoneKind.PARTNER, ZoneKind.CLOUD})
"""Kinds of zones that reach each other through the Internet without a drawn device."""

# A forwarding device counts as one hop; the Internet's own routers decide only between equal ways.
_DEVICE_EDGE = 1000
_CORE_EDGE = 1

ForwardingDevice = Firewall | Router


class Segments:
    """The graph. Nodes are ids of zones and forwarding devices, and THE_INTERNET."""

    def __init__(self, design: Design) -> None:
        self._zones = {zone.id: zone for zone in design.zones}
        self.devices: dict[str, ForwardingDevice] = {device.id: device for device in design.forwarding_devices}
        self._interfaces: dict[tuple[str, str], Interface] = {}
        for device in self.devices.values():
            for interface in device.interfaces:
                self._interfaces.setdefault((device.id, interface.zone), interface)
        self._distances: dict[tuple[str, bool], dict[str, int]] = {}
        self._steps: dict[tuple[str, str, bool], tuple[str, ...]] = {}

    def interface(self, device: str, zone: str) -> Interface | None:
        """The interface by which a forwarding device touches a zone, or None."""
        return self._interfaces.get((device, zone))

    def interface_name(self, device: str, zone: str) -> str:
        """The name of that interface; the zone's id where there is none."""
        interface = self._interfaces.get((device, zone))
        return interface.name if interface is not None else zone

    def zones_of_kinds(self, kinds: frozenset[ZoneKind]) -> frozenset[str]:
        """Ids of the zones of some kinds."""
        return frozenset(zone.id for zone in self._zones.values() if zone.zone_kind in kinds)

    def core_zones(self) -> tuple[str, ...]:
        """Ids of the zones that the Internet joins, zones of kind internet first."""
        guarded = {zone for _, zone in self._interfaces}
        core = [
            zone
            for zone in self._zones.values()
            if zone.zone_kind in CORE_KINDS or (zone.zone_kind is ZoneKind.GUEST_WIFI and zone.id not in guarded)
        ]
        return tuple(zone.id for zone in sorted(core, key=lambda zone: zone.zone_kind is not ZoneKind.INTERNET))

    @cached_property
    def _public(self) -> networkx.Graph:
        """Everything joined, the Internet included: for addresses that the Internet routes."""
        import networkx

        graph: networkx.Graph = networkx.Graph()
        graph.add_nodes_from(self._zones)
        graph.add_nodes_from(self.devices)
        for device, zone in self._interfaces:
            graph.add_edge(device, zone, weight=_DEVICE_EDGE)
        for zone in self.core_zones():
            graph.add_edge(THE_INTERNET, zone, weight=_CORE_EDGE)
        return graph

    @cached_property
    def _private(self) -> networkx.Graph:
        """Without the Internet: for private addresses (RFC 1918), which it does not route."""
        graph: networkx.Graph = self._public.copy()
        internet = [zone.id for zone in self._zones.values() if zone.zone_kind is ZoneKind.INTERNET]
        graph.remove_nodes_from([THE_INTERNET, *internet])
        return graph

    def distances(self, target: str, is_private: bool) -> dict[str, int]:
        """Distance of every node that can reach the zone `target`."""
        if is_private and self._zones[target].zone_kind is ZoneKind.INTERNET:
            is_private = False  # the private network is itself drawn as the Internet
        found = self._distances.get((target, is_private))
        if found is None:
            import networkx

            graph = self._private if is_private else self._public
            found = dict(networkx.single_source_dijkstra_path_length(graph, target))
            self._distances[target, is_private] = found
        return found

    def steps(self, node: str, target: str, is_private: bool) -> tuple[str, ...]:
        """Next nodes on the shortest ways from `node` to the zone `target`; empty when there is no way.

        Several nodes mean ways of equal length. A node that is the target itself has no steps.
        """
        key = (node, target, is_private)
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = self._find_steps(node, target, is_private)
        return found

    def _find_steps(self, node: str, target: str, is_private: bool) -> tuple[str, ...]:
        distances = self.distances(target, is_private)
        here = distances.get(node)
        if here is None or node == target:
            return ()
        return tuple(
            sorted(
                next_node
                for next_node, edge in self._public[node].items()
                if next_node in distances and distances[next_node] + edge["weight"] == here
            )
        )
