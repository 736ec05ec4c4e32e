"""Comments of people: found, kept over a save, kept over an edit, never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile import format_document, parse_document
from planner.model.clients import Client
from planner.model.devices import FirewallRule, RuleAction
from planner.model.document import CommentPlace, Document, FileComment
from planner.model.zones import Zone
from tests.strategies import documents

COMMENTED = """\
# Contoso
#   second line
format: 1
title: Contoso  # beside a key
product: "2019"

# above a section
mobility:
  # above a key
  enabled: true  # the default, kept for this comment

zones:  # beside a section
  # above an element
  - id: lan  # beside an element
    name: 'LAN # no comment'
    zone_kind: internal
    subnets:
      - 10.0.0.0/16  # head office
      # above an item
      - 10.1.0.0/16
    view: inner
    note: |  # beside a block
      # no comment either
      text
    # at the end of an element
  - id: wifi
    name: Wi-Fi
    zone_kind: wifi
    view: inner
  # at the end of a section
  # - id: commented-out
  #   name: Commented out

dns_views:
  - id: inner
    name: Inner

devices:
  - id: fw
    kind: firewall
    name: FW
    interfaces:
      - name: a
        zone: lan
      # adapter b
      - name: b
        zone: wifi
    policy: recorded
    rules:
      # the web
      - destination_ports: [{first: 443, last: 443}]
      # the rest
      - action: deny
        transport: any
    nat:
      - {interface: a, public: 203.0.113.1, private: 10.0.0.1}  # the Edge

layout:
  # drawn by hand
  lan: {x: 1, y: 2}

# at the end of the file
# for good
"""


def canonical(text: str) -> str:
    """What a save makes of a text."""
    return format_document(parse_document(text).document)


def comments_of(text: str) -> list[tuple[str, str, str]]:
    found = parse_document(text).document.comments
    return [("/".join(comment.anchor), comment.place.value, comment.text) for comment in found]


def test_comments_are_anchored_by_ids() -> None:
    rule = parse_document(COMMENTED).document.comments[-5].anchor[-1]
    assert comments_of(COMMENTED) == [
        ("format", "above", "# Contoso\n#   second line"),
        ("title", "beside", "# beside a key"),
        ("mobility", "above", "# above a section"),
        ("mobility/enabled", "above", "# above a key"),
        ("mobility/enabled", "beside", "# the default, kept for this comment"),
        ("zones", "beside", "# beside a section"),
        ("zones/lan", "above", "# above an element"),
        ("zones/lan/id", "beside", "# beside an element"),
        ("zones/lan/subnets/10.0.0.0/16", "beside", "# head office"),
        ("zones/lan/subnets/10.1.0.0/16", "above", "# above an item"),
        ("zones/lan/note", "beside", "# beside a block"),
        ("zones/lan", "end", "# at the end of an element"),
        ("zones", "end", "# at the end of a section\n# - id: commented-out\n#   name: Commented out"),
        ("devices/fw/interfaces/b", "above", "# adapter b"),
        (f"devices/fw/rules/{rule}", "above", "# the web"),
        *comments_of(COMMENTED)[-4:],
    ]


def test_a_commented_file_is_saved_as_it_was() -> None:
    canonical_text = COMMENTED.replace("name: 'LAN # no comment'", 'name: "LAN # no comment"')
    assert canonical(canonical_text) == canonical_text
    assert canonical(COMMENTED) == canonical_text


def test_windows_line_ends_do_not_matter() -> None:
    assert canonical(COMMENTED.replace("\n", "\r\n")) == canonical(COMMENTED)


def test_an_edit_keeps_the_comments_of_everything_else() -> None:
    document = parse_document(COMMENTED).document
    zone = replace(document.design.zone("lan"), name="Renamed", subnets=())
    added = Zone(id="aaa", name="New", zone_kind=zone.zone_kind, view="inner")
    zones = (added, document.design.zone("wifi"), zone)
    text = format_document(replace(document, design=replace(document.design, zones=zones)))
    assert "  # above an element\n  - id: lan  # beside an element\n    name: Renamed\n" in text
    assert "    # at the end of an element\n  # at the end of a section\n" in text
    # The subnets are gone; what was said about them is now said above what is left of them.
    assert "    # head office\n    # above an item\n    subnets: []\n" in text


def test_what_was_said_about_a_removed_element_moves_to_what_held_it() -> None:
    text = "format: 1\nsites:\n  # the first\n  - {id: a, name: A}  # yes\n  - id: b\n    name: B # b\n"
    document = parse_document(text).document
    only_b = replace(document, design=document.design.without(frozenset({"a"})))
    assert format_document(only_b) == (
        'format: 1\nproduct: "2019"\n\n# the first\n# yes\nsites:\n  - id: b\n    name: B  # b\n'
    )
    none = replace(document, design=document.design.without(frozenset({"a", "b"})))
    assert format_document(none) == 'format: 1\nproduct: "2019"\n# the first\n# yes\n# b\nsites: []\n'
    assert format_document(parse_document(format_document(none)).document) == format_document(none)


def test_a_comment_about_a_rule_does_not_slide_to_another_rule() -> None:
    document = parse_document(COMMENTED).document
    firewall = document.design.firewalls[0]
    first, second = firewall.rules

    def with_rules(*rules: FirewallRule) -> str:
        changed = replace(firewall, rules=rules)
        return format_document(replace(document, design=document.design.with_element(changed)))

    assert "      # the rest\n      - action: deny\n        transport: any\n    nat" in with_rules(second)
    assert "    # the web\n    rules:\n      # the rest\n      - action: deny" in with_rules(second)
    swapped = with_rules(second, first)
    assert "      # the rest\n      - action: deny\n" in swapped
    assert "      # the web\n      - destination_ports: [{first: 443, last: 443}]\n" in swapped
    changed = with_rules(first, replace(second, action=RuleAction.ALLOW))
    assert "    # the rest\n    rules:\n      # the web\n" in changed


def test_two_rules_alike_keep_a_comment_each() -> None:
    text = (
        "format: 1\ndevices:\n  - id: fw\n    kind: firewall\n    name: F\n    rules:\n"
        "      # one\n      - action: deny\n      # two\n      - action: deny\n"
    )
    assert "      # one\n      - action: deny\n      # two\n      - action: deny\n" in canonical(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format: 1 # a\n", "format: 1  # a\nproduct"),
        ("#a\n\n\n#b\nformat: 1\n", "#a\n#b\nformat: 1\n"),
        ("format: 1\n# end", 'product: "2019"\n# end\n'),
        ("%YAML 1.2\n# x\n--- # y\nformat: 1\n...\n# z\n", "# x\n# y\nformat: 1\n"),
        ('format: 1\ntitle: "a # b"\n', 'title: "a # b"\n'),
        ("format: 1\ntitle: 'a\n\n  # b'\n", "title: |-\n  a\n  # b\n"),
        ("format: 1\ntitle: a#b # c#d\n", "title: a#b  # c#d\n"),
        ("format: 1\ntitle: >- # x\n  a # b\n", 'title: "a # b"  # x\n'),
        ("format: 1\ntitle:\n  # x\n  a\n", "# x\ntitle: a\n"),
        ("format: 1\ntitle: # x\n  a\n", "title: a  # x\n"),
        ("format: 1\ntitle: # x\n  a # y\n", "# y\ntitle: a  # x\n"),
        ("# x\n{format: 1} # y\n", 'product: "2019"\n# x\n# y\n'),
        ("format: 1\nsites:\n- id: a # x\n  name: A\n# y\n", "  - id: a  # x\n    name: A\n\n# y\n"),
        ("format: 1\nsites:\n- # x\n  id: a\n  name: A\n", "  # x\n  - id: a\n    name: A\n"),
        ("format: 1\nsites:\n-\n  # x\n  id: a\n  name: A\n", "  # x\n  - id: a\n    name: A\n"),
        (
            "format: 1\nsites: [ # x\n  {id: a, # y\n  name: A} # z\n  # w\n  ] # v\n",
            "# x\n# y\n# z\n# w\nsites:  # v\n  - id: a\n    name: A\n",
        ),
        ("format: 1\nlinks:\n  # none yet\nsites: []\n", "# none yet\nsites: []\n"),
        ("format: 1\nmobility: {} # x\n", "mobility: {}  # x\n"),
        ("format: 1\nlinks: # x\n", "links: []  # x\n"),
        (
            "format: 1\nlayout:\n  a:\n    x: 1 # left\n    y: 2\n",
            "layout:\n  a:\n    x: 1  # left\n    y: 2\n",
        ),
        (
            "format: 1\nsip_domains:\n  - a.com\n  - b.com # second\n  # last\nproduct: SE\n",
            "product: SE\n\nsip_domains:\n  - a.com\n  - b.com  # second\n  # last\n",
        ),
    ],
)  # fmt: skip
def test_comments_at_odd_places(text: str, expected: str) -> None:
    saved = canonical(text)
    assert expected in saved
    assert canonical(saved) == saved


@given(documents())
def test_no_comment_is_ever_lost(document: Document) -> None:
    text = format_document(document)
    lines = [line.strip() for line in text.split("\n")]
    for comment in document.comments:
        for line in comment.text.split("\n"):
            assert any(written.endswith(line) for written in lines)
    read = parse_document(text).document.comments
    assert sorted(" ".join(c.text for c in document.comments).replace("\n", " ").split()) == sorted(
        " ".join(c.text for c in read).replace("\n", " ").split()
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_comment_cannot_become_content(text: str) -> None:
    comment = FileComment(anchor=("title",), place=CommentPlace.ABOVE, text=text)
    document = Document(title="x", comments=(comment,))
    assert parse_document(format_document(document)).document.title == "x"


def test_a_comment_about_nothing_goes_to_the_end_of_the_file() -> None:
    comment = FileComment(anchor=("unheard", "of"), place=CommentPlace.BESIDE, text="# x")
    assert format_document(Document(comments=(comment,))) == 'format: 1\nproduct: "2019"\n# x\n'


def test_comments_by_place_of_the_program_are_put_where_they_can_stand() -> None:
    client = Client(id="c", name="C", zone="z")
    document = parse_document(
        "format: 1\ndns_views: [{id: v, name: V}]\nzones: [{id: z, name: Z, zone_kind: wifi, view: v}]\n"
    ).document
    comments = (
        FileComment(anchor=("clients", "c"), place=CommentPlace.BESIDE, text="# one"),
        FileComment(anchor=("clients", "c", "id"), place=CommentPlace.BESIDE, text="# two"),
        FileComment(anchor=("clients", "c", "id"), place=CommentPlace.ABOVE, text="# three\nfour"),
        FileComment(anchor=("clients", "c", "name"), place=CommentPlace.END, text="# five"),
    )
    document = replace(document, design=replace(document.design, clients=(client,)), comments=comments)
    assert (
        "clients:\n  # three\n  # four\n  - id: c  # one  # two\n    # five\n    name: C\n    zone: z\n"
        in format_document(document)
    )
