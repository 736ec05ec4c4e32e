from __future__ import annotations

from dataclasses import replace

from planner.canvas.faces import Row, face_of, spoken, unbroken, zone_icon, zone_subtitle
from planner.canvas.style import Family
from planner.editing.drawing import MAX_ROWS
from planner.model.clients import Client, Platform
from planner.model.design import Node
from tests.editing.samples import example, small_document


def faces(name: str) -> dict[str, tuple[str, str]]:
    return {node.id: (face_of(node).title, face_of(node).subtitle) for node in example(name).design.nodes}


def test_each_kind_says_what_matters_about_it() -> None:
    said = faces("enterprise")
    assert said["pool01"] == ("Front End pool", "pool01.contoso.com")
    assert said["balancer01"] == ("Load balancer", "4 virtual addresses")
    assert said["internal-firewall"] == ("Internal firewall", "joins 4 zones")
    assert said["proxy01"] == ("Reverse proxy", "198.51.100.20")
    assert said["phone-wifi"] == ("Phone on Wi-Fi", "iOS, Android")
    assert said["partners"] == ("Federated partners", "")


def test_a_pool_lists_its_members_and_counts_the_rest() -> None:
    pool = small_document().design.servers[0]
    assert face_of(pool).rows == (Row("fe01", "fe01", "192.0.2.21"), Row("fe02", "fe02", "192.0.2.22"))
    assert face_of(pool).count == 2
    many = replace(pool, members=tuple(replace(pool.members[0], id=f"m{n}") for n in range(20)))
    rows = face_of(many).rows
    assert len(rows) == MAX_ROWS
    assert rows[-1] == Row("", f"and {20 - MAX_ROWS + 1} more")
    assert face_of(small_document().design.servers[1]).rows == ()


def test_every_node_has_an_icon_a_family_and_spoken_words() -> None:
    for node in example("enterprise").design.nodes:
        face = face_of(node)
        assert face.icon
        assert face.family in Family
        assert face.spoken.startswith(node.name)
        assert spoken(node) == face.spoken


def test_zones_say_trust_and_subnets() -> None:
    zone = small_document().design.zones[1]
    assert zone_subtitle(zone) == "Inside · 192.0.2.0/24"
    assert spoken(zone) == "Inside, zone, Inside · 192.0.2.0/24"
    assert zone_icon(zone) == "zone-internal"
    assert spoken(small_document().design.links[0]) == "pool-files"


def test_a_client_without_platforms_shows_its_address() -> None:
    phone = small_document().design.clients[0]
    assert face_of(phone).subtitle == ""
    assert face_of(replace(phone, platforms=(Platform.WINDOWS_PHONE,))).subtitle == "Windows Phone"
    assert isinstance(phone, Client)
    assert isinstance(phone, Node)


def test_a_short_compound_stays_whole_and_a_long_one_may_break() -> None:
    assert unbroken("Corporate Wi-Fi") == "Corporate Wi\u2011Fi"
    assert unbroken("branch-office-perimeter E-mail") == "branch-office-perimeter E\u2011mail"
