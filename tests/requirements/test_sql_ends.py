"""SQL Servers keep sessions with those they are linked with, and pools follow their own databases."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.product import ProductVersion
from planner.model.servers import FrontEndPool, SqlRole, SqlServer, SupportRole, SupportServer
from planner.requirements.endpoints import Endpoints
from planner.requirements.flow_selection import planned_flows
from tests import builders as make
from tests.requirements.small_design import BASE, lan, machine

CATALOG = load_catalog()
ROLES = {"main": SqlRole.BACK_END, "mirror": SqlRole.MIRROR, "judge": SqlRole.WITNESS}


def _sql(id: str, role: SqlRole, host: int) -> SqlServer:
    return SqlServer(id=id, name=id, fqdn=f"{id}.contoso.com", role=role, members=(machine(f"{id}-server", lan(host)),))


def _pairs(design: Design, flow: str, *features: str) -> set[tuple[str, str]]:
    flows = planned_flows(design, CATALOG, frozenset(features), Endpoints(design))
    return {(item.source.element, item.destination.element) for item in flows if item.flow.id == flow}


def _two_pools(witnesses: Iterable[str] = ("a", "b")) -> Design:
    """Two pools, each with a mirrored Back End and a share of its own."""
    design = replace(BASE, product=ProductVersion.V2015, servers=())
    for number, name in enumerate("ab"):
        pool = FrontEndPool(
            id=f"pool-{name}",
            name=name,
            fqdn=f"pool{name}.contoso.com",
            members=(machine(f"fe-{name}", lan(number + 9)),),
        )
        parts = [_sql(f"{part}-{name}", role, 40 + 10 * number + at) for at, (part, role) in enumerate(ROLES.items())]
        share = make.file_store(f"files-{name}", zone="lan", address=f"192.0.2.{60 + number}")
        links = [(LinkKind.BACK_END, pool.id, f"main-{name}"), (LinkKind.FILE_STORE, pool.id, share.id)]
        links.append((LinkKind.MIRROR, f"main-{name}", f"mirror-{name}"))
        links += [(LinkKind.MIRROR, f"main-{name}", f"judge-{name}")] if name in witnesses else []
        if name not in witnesses:
            parts.pop()
        design = design.with_elements((pool, *parts, share)).with_elements(tuple(make.link(*link) for link in links))
    return design


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ("sql-mirror-endpoint", {("main", "mirror"), ("mirror", "main")}),
        ("sql-witness-endpoint", {("main", "judge"), ("judge", "main")}),
        ("sql-mirror-witness", {("mirror", "judge"), ("judge", "mirror")}),
        ("fe-sql-mirror", {("pool", "mirror")}),
        ("fe-sql-mirror-browser", {("pool", "mirror")}),
        ("sql-mirror-share", {("mirror", "files")}),
        ("sql-principal-share", {("main", "files")}),
    ],
)
def test_two_mirrored_pools_have_nothing_to_do_with_each_other(flow: str, expected: set[tuple[str, str]]) -> None:
    features = ("core", "ee-pool", "sql-mirroring")
    wanted = {(f"{first}-{name}", f"{second}-{name}") for first, second in expected for name in "ab"}
    assert _pairs(_two_pools(), flow, *features) == wanted


def test_one_witness_may_watch_several_pairs() -> None:
    shared = _two_pools(witnesses="a").with_element(make.link(LinkKind.MIRROR, "main-b", "judge-a"))
    assert _pairs(shared, "sql-witness-endpoint", "sql-mirroring") >= {("main-a", "judge-a"), ("main-b", "judge-a")}
    assert _pairs(shared, "sql-mirror-witness", "sql-mirroring") >= {("mirror-a", "judge-a"), ("mirror-b", "judge-a")}


def test_a_pair_without_a_witness_leaves_the_witness_of_another_alone() -> None:
    assert {first for first, _ in _pairs(_two_pools("a"), "sql-witness-endpoint", "sql-mirroring")} == {
        "main-a",
        "judge-a",
    }


def test_a_witness_without_a_link_watches_the_mirrored_pair_and_no_other_database() -> None:
    design = replace(
        _two_pools("a"), links=tuple(x for x in _two_pools("a").links if x.target not in ("judge-a", "mirror-b"))
    )
    lone = Design.with_elements(replace(design, servers=tuple(s for s in design.servers if s.id != "mirror-b")), ())
    assert _pairs(lone, "sql-witness-endpoint", "sql-mirroring") == {("main-a", "judge-a"), ("judge-a", "main-a")}


def test_the_database_of_persistent_chat_is_no_part_of_a_mirrored_pair() -> None:
    chat = SupportServer(
        id="chat",
        name="Chat",
        fqdn="chat.contoso.com",
        role=SupportRole.PERSISTENT_CHAT,
        members=(machine("c", lan(90)),),
    )
    design = _two_pools("a").with_elements((chat, _sql("chat-sql", SqlRole.BACK_END, 91)))
    design = design.with_element(make.link(LinkKind.BACK_END, "chat", "chat-sql"))
    features = ("sql-mirroring", "persistent-chat")
    for flow in ("sql-mirror-endpoint", "sql-witness-endpoint", "sql-principal-share"):
        assert "chat-sql" not in {end for pair in _pairs(design, flow, *features) for end in pair}
    assert _pairs(design, "pchat-sql-browser", *features) == {("chat", "chat-sql")}


def test_the_database_of_persistent_chat_is_in_no_availability_group() -> None:
    chat = SupportServer(
        id="chat",
        name="Chat",
        fqdn="chat.contoso.com",
        role=SupportRole.PERSISTENT_CHAT,
        members=(machine("c", lan(90)),),
    )
    replicas = tuple(_sql(name, SqlRole.AVAILABILITY_REPLICA, host) for name, host in (("first", 30), ("second", 31)))
    design = BASE.with_elements((chat, _sql("chat-sql", SqlRole.BACK_END, 91), *replicas))
    design = design.with_element(make.link(LinkKind.BACK_END, "chat", "chat-sql"))
    assert "chat-sql" not in {end for pair in _pairs(design, "sql-ag-endpoint", "sql-ag") for end in pair}


def test_front_end_servers_ask_the_monitoring_server_for_the_port_of_its_instance() -> None:
    store = replace(_sql("logs", SqlRole.MONITORING_ARCHIVING, 30), instance="MON")
    design = BASE.with_element(store).with_element(make.link(LinkKind.MONITORING, "pool", "logs"))
    for features in (("monitoring",), ("archiving",)):
        assert _pairs(design, "fe-monitoring-archiving-sql-browser", *features) == {("pool", "logs")}
