"""The language of the window: English as written, German from resources/translations, changed while it runs.

A module of its own because translators belong to the application and not to a window; Qt tells every window of the
change, and `retranslation` makes a window follow.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from planner.app.appearance.settings import Language
from planner.resource_files import resource_path

_OURS = "planner-translator"


def spoken(language: Language) -> str:
    """The language that a choice means on this system, as its two letters."""
    if language is not Language.SYSTEM:
        return language.value
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    offered = {Language.ENGLISH.value, Language.GERMAN.value}
    return next((name for name in wanted if name in offered), Language.ENGLISH.value)


def speak(application: QApplication, language: Language) -> None:
    """Installs the texts of a language; windows that are open follow. Qt's own dialogs speak it too."""
    for translator in application.findChildren(QTranslator, _OURS):
        application.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()
    letters = spoken(language)
    own = str(resource_path("translations", f"planner_{letters}.qm"))
    qt = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{letters}.qm"
    # English is written in the code; its file holds singular and plural forms only, and Qt has none.
    for path in (own,) if letters == Language.ENGLISH.value else (qt, own):
        translator = QTranslator(application)
        translator.setObjectName(_OURS)
        if translator.load(path):
            application.installTranslator(translator)
        else:
            translator.deleteLater()
