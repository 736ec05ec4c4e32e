"""The scene as text: what stands where and says what; no pixels, no fonts."""

from __future__ import annotations

from planner.canvas.scene import CanvasScene
from planner.editing.drawing import Box


def scene_text(scene: CanvasScene) -> str:
    """One line an item, sorted: kind, id, box, label, badge."""
    sync = scene.sync
    lines = [f"zone {key} {_box(item.box)} '{item.zone.name}'" + _badge(scene, key) for key, item in sync.zones.items()]
    lines += [
        f"node {key} {_box(item.box)} '{item.face.title}' rows={len(item.face.rows)}" + _badge(scene, key)
        for key, item in sync.nodes.items()
    ]
    lines += [
        f"line {key} {item.relation.source} -> {item.relation.target} '{item.label}'"
        for key, item in sync.links.items()
        if item.isVisible()
    ]
    lines += [f"note {key} {_box(item.box)} '{item.annotation.text}'" for key, item in sync.notes.items()]
    return "\n".join(sorted(lines)) + "\n"


def _box(box: Box) -> str:
    return f"{box.x:g},{box.y:g} {box.width:g}x{box.height:g}"


def _badge(scene: CanvasScene, key: str) -> str:
    badge = scene.sync.badges.get(key)
    return f" [{badge.severity} {badge.count}]" if badge else ""
