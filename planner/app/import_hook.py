"""Qt's hook on imports, kept from reading the source text of every module.

A module of its own because it touches what is not ours. PySide6 replaces `__import__`, and of each module imported
after it the hook reads and keeps the whole source to see whether the word "PySide6" stands in it, because such a
module might ask for `__feature__` (snake_case names). Ours ask for no feature, and the reading took a twelfth of the
time until the window is seen. A PySide6 without that question is left as it is.
"""

import sys
from types import ModuleType

_HOOK = "shibokensupport.feature"
_QUESTION = "_mod_uses_pyside"
_USING_QT = ("planner.app", "planner.canvas")


def answer_import_hook() -> bool:
    """Answers the hook's question by a module's name; tells whether there was such a question."""
    hook = sys.modules.get(_HOOK)
    if hook is None or not callable(getattr(hook, _QUESTION, None)):
        return False
    setattr(hook, _QUESTION, _uses_qt)
    return True


def _uses_qt(module: ModuleType) -> bool:
    return module.__name__.startswith(_USING_QT)
