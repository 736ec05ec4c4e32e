from __future__ import annotations

import pytest

from planner.canvas.scene import CanvasScene
from planner.canvas.tools.connect import ConnectTool
from planner.canvas.tools.move import MoveTool
from planner.canvas.tools.place import PlaceTool
from planner.canvas.tools.resize import ResizeTool
from planner.canvas.tools.rubber_band import RubberBandTool
from planner.editing.nodes import RenameElement


@pytest.mark.parametrize("tool", [ConnectTool, MoveTool, PlaceTool, ResizeTool, RubberBandTool])
def test_every_tool_has_all_parts_of_a_gesture(tool: type) -> None:
    assert {"start", "move", "finish", "cancel"} <= set(dir(tool))


def test_a_gesture_that_nobody_carries_out_is_taken_back(scene: CanvasScene) -> None:
    proposed: list[object] = []
    scene.edit_proposed.connect(proposed.append)
    scene.propose(RenameElement("x", "y"))
    assert len(proposed) == 1
