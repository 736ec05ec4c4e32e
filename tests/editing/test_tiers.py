from __future__ import annotations

from planner.editing.contents import Contents
from planner.editing.tiers import TALL, Block, arranged_in_tiers
from planner.model.design import Node
from planner.model.zones import ZoneKind
from tests import builders as make


def arranged(*nodes: Node, joined: tuple[tuple[str, str], ...] = (), tall: float = TALL) -> Block:
    lan = make.zone("lan", ZoneKind.INTERNAL, view="dns")
    contents = Contents(make.design_of(make.view("dns"), lan, *nodes), frozenset())
    return arranged_in_tiers(list(nodes), ZoneKind.INTERNAL, list(joined), contents.size, tall=tall)


def test_what_servers_lean_on_stands_beside_them_and_the_rest_behind() -> None:
    names = [f"desktop{number}" for number in range(4)]
    block = arranged(
        *(make.desktop(name, "lan") for name in names),
        make.file_store("files", "lan"),
        make.sql_server("sql", "lan"),
        make.enterprise_pool("pool", zone="lan"),
        joined=(("pool", "files"), ("pool", "sql")),
    )
    pool, files, sql = (block.boxes[key] for key in ("pool", "files", "sql"))
    assert pool.right < files.x == sql.x
    assert pool.y == min(files.y, sql.y), "columns begin at the same height"
    assert all(block.boxes[name].x > files.right or block.boxes[name].y > files.y for name in names)


def test_a_balancer_stands_below_the_first_that_it_balances() -> None:
    nodes: list[Node] = [
        make.load_balancer(pool="pool", zone="lan"),
        make.enterprise_pool("pool", zone="lan"),
        make.file_store("files", "lan"),
        make.desktop("desktop", "lan"),
    ]
    boxes = arranged(*nodes, joined=(("balancer", "pool"), ("pool", "files"))).boxes
    assert boxes["pool"].x == boxes["balancer"].x
    assert boxes["pool"].bottom < boxes["balancer"].y


def test_a_mirror_stands_below_what_it_is_the_mirror_of() -> None:
    nodes: list[Node] = [
        make.enterprise_pool("pool", zone="lan"),
        make.sql_server("sql", "lan"),
        make.file_store("files", "lan"),
        make.sql_server("mirror", "lan"),
    ]
    boxes = arranged(*nodes, joined=(("pool", "sql"), ("pool", "files"), ("sql", "mirror"))).boxes
    assert sorted(("sql", "files", "mirror"), key=lambda key: boxes[key].y) == ["sql", "mirror", "files"]


def test_columns_are_no_taller_than_they_may_be() -> None:
    nodes: list[Node] = [
        make.enterprise_pool("pool", zone="lan"),
        *(make.desktop(f"d{number}", "lan") for number in range(7)),
    ]
    joined = (("pool", "d0"),)
    tall, low = arranged(*nodes, joined=joined, tall=700.0), arranged(*nodes, joined=joined, tall=240.0)
    assert low.height < tall.height
    assert low.width > tall.width
    every = list(low.boxes.values())
    assert not any(a.intersects(b) for index, a in enumerate(every) for b in every[index + 1 :])
