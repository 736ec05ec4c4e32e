"""The interview: a few answers, and at once what comes of them.

A module of its own because it is opened when somebody begins anew, and at no other time.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.marks import severity_icon
from planner.app.appearance.rows import WrappingRows
from planner.app.appearance.screen_room import resize_within_screen
from planner.app.files.interview_sites import SitesTable
from planner.app.modal import ask
from planner.catalog import load_catalog
from planner.findings.finding import Severity
from planner.model.document import Document
from planner.model.product import ProductVersion
from planner.proposal import Answers, EdgeNames, Fault, Proposal, Reason, Telephony, propose

_WHAT, _WHY = range(2)


class Interview(QDialog):
    """Questions on the left, their outcome on the right; `proposal` is what the answers come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = Proposal(None)
        self.setWindowTitle(self.tr("Propose a design"))
        self.name = QLineEdit(self.tr("Skype for Business Server"))
        self.product = QComboBox()
        self.domains = QLineEdit("contoso.com")
        self.internal = QLineEdit()
        self.sites = SitesTable()
        self.ticks: dict[str, QCheckBox] = {}
        self.outcome = QTreeWidget()
        self._build()
        self._follow()
        self.sites.changed.connect(self.answer)
        self.answer()
        resize_within_screen(self, QSize(1240, 690))

    @property
    def document(self) -> Document | None:
        """The proposed design; None while an answer is not good enough."""
        return self.proposal.document

    def _build(self) -> None:
        questions = QWidget()
        column = QVBoxLayout(questions)
        for box in (self._organisation(), self._sites(), *self._wishes()):
            column.addWidget(box)
        column.addStretch(1)
        left = QScrollArea()
        left.setWidget(questions)
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setAccessibleName(self.tr("Questions"))
        halves = QHBoxLayout()
        halves.addWidget(left, 5)
        halves.addLayout(self._outcome(), 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("&Draw it"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(halves, 1)
        whole.addWidget(buttons)

    def _organisation(self) -> QGroupBox:
        box = QGroupBox(self.tr("Organisation"))
        form = QFormLayout(box)
        for version, text in (
            (ProductVersion.SE, self.tr("Subscription Edition")),
            (ProductVersion.V2019, "2019"),
            (ProductVersion.V2015, "2015"),
        ):
            self.product.addItem(text, version)
        self.domains.setToolTip(self.tr("The first one is the default; separate several by commas"))
        self.internal.setPlaceholderText(self.tr("the first SIP domain"))
        for label, field in (
            (self.tr("&Title"), self.name),
            (self.tr("&Version"), self.product),
            (self.tr("SIP &domains"), self.domains),
            (self.tr("Domain of &Active Directory"), self.internal),
        ):
            field.setAccessibleName(label.replace("&", ""))
            form.addRow(label, field)
        return box

    def _sites(self) -> QGroupBox:
        box = QGroupBox(self.tr("Sites"))
        column = QVBoxLayout(box)
        column.addWidget(self.sites)
        column.addWidget(self._tick("paired", self.tr("The pools of each two sites back each other up")))
        self.sites.setMinimumHeight(self.fontMetrics().lineSpacing() * 11)
        return box

    def _wishes(self) -> tuple[QGroupBox, ...]:
        outside = {
            "external": (self.tr("Users come in from outside"), True),
            "mobility": (self.tr("Mobility: phones and tablets"), True),
            "federation": (self.tr("Federation with partners"), True),
            "guests": (self.tr("Guest Wi-Fi with an Internet line of its own"), False),
            "nat": (self.tr("Edge Servers stand behind NAT"), True),
            "one-name": (self.tr("One name and address for all Edge services"), False),
            "directors": (self.tr("Directors in front of the pools"), False),
        }
        services = {
            "conferencing": (self.tr("Web and A/V conferencing"), True),
            "owa": (self.tr("Office Web Apps: presentations in meetings"), False),
            "gateway": (self.tr("Enterprise Voice by a PSTN gateway"), False),
            "dial-in": (self.tr("Dial-in conferencing"), False),
            "monitoring": (self.tr("Monitoring of calls"), False),
        }
        boxes = []
        for title, rows in ((self.tr("From outside"), outside), (self.tr("Services"), services)):
            box = QGroupBox(title)
            grid = QGridLayout(box)
            for place, (key, (text, is_on)) in enumerate(rows.items()):
                grid.addWidget(self._tick(key, text, is_on=is_on), place // 2, place % 2)
            boxes.append(box)
        return tuple(boxes)

    def _tick(self, key: str, text: str, *, is_on: bool = False) -> QCheckBox:
        tick = self.ticks[key] = QCheckBox(text)
        tick.setChecked(is_on)
        return tick

    def _outcome(self) -> QVBoxLayout:
        self.outcome.setAccessibleName(self.tr("What comes of it"))
        self.outcome.setHeaderLabels([self.tr("What comes of it"), self.tr("Why")])
        self.outcome.setRootIsDecorated(False)
        self.outcome.setWordWrap(True)
        self.outcome.setItemDelegate(WrappingRows(self.outcome, _WHY))
        self.outcome.header().resizeSection(_WHAT, 150)
        note = QLabel(
            self.tr(
                "Names and addresses are made up and listed as not confirmed. Everything can be changed in the drawing."
            )
        )
        note.setWordWrap(True)
        column = QVBoxLayout()
        column.addWidget(self.outcome, 1)
        column.addWidget(note)
        return column

    def _follow(self) -> None:
        for line in (self.name, self.domains, self.internal):
            line.textChanged.connect(self.answer)
        self.product.currentIndexChanged.connect(self.answer)
        for tick in self.ticks.values():
            tick.toggled.connect(self.answer)

    def answers(self) -> Answers:
        """The answers as they stand."""
        comes_in, on = self._is_on("external"), self._is_on
        return Answers(
            title=self.name.text().strip(),
            product=ProductVersion(self.product.currentData()),
            sip_domains=tuple(
                text for part in self.domains.text().replace(";", ",").split(",") if (text := part.strip())
            ),
            internal_domain=self.internal.text().strip(),
            sites=self.sites.answers().sites,
            external_access=comes_in,
            federation=comes_in and on("federation"),
            mobility=comes_in and on("mobility"),
            guest_wifi=comes_in and on("guests"),
            is_behind_nat=on("nat"),
            edge_names=EdgeNames.ONE if on("one-name") else EdgeNames.THREE,
            directors=comes_in and on("directors"),
            conferencing=on("conferencing"),
            office_web_apps=on("owa"),
            telephony=Telephony.GATEWAY if on("gateway") else Telephony.NONE,
            dial_in=on("gateway") and on("dial-in"),
            disaster_recovery=on("paired") and len(self.sites.central_names) > 1,
            monitoring=on("monitoring"),
        )

    def _is_on(self, key: str) -> bool:
        return self.ticks[key].isChecked()

    def answer(self) -> None:
        """Works out what the answers come to, and shows it."""
        for key in ("mobility", "federation", "guests", "nat", "one-name", "directors"):
            self.ticks[key].setEnabled(self._is_on("external"))
        self.ticks["dial-in"].setEnabled(self._is_on("gateway"))
        self.ticks["paired"].setEnabled(len(self.sites.central_names) > 1)
        unread = self.sites.answers().faults
        self.proposal = Proposal(None, faults=unread) if unread else propose(self.answers(), load_catalog())
        self._show()

    def _show(self) -> None:
        self.outcome.clear()
        for fault in self.proposal.faults:
            self.outcome.addTopLevelItem(self._fault_row(fault))
        for reason in self.proposal.reasons:
            self.outcome.addTopLevelItem(self._reason_row(reason))
        self.go.setEnabled(self.proposal.document is not None)

    def _fault_row(self, fault: Fault) -> QTreeWidgetItem:
        row = QTreeWidgetItem([self.tr("Not possible"), f"{fault.what[:1].upper()}{fault.what[1:]}."])
        row.setIcon(_WHAT, severity_icon(Severity.ERROR))
        return row

    @staticmethod
    def _reason_row(reason: Reason) -> QTreeWidgetItem:
        row = QTreeWidgetItem([reason.subject, f"{reason.text[:1].upper()}{reason.text[1:]}. ({reason.source})"])
        row.setToolTip(_WHY, reason.source)
        return row


def interview(parent: QWidget | None) -> Document | None:
    """Asks, and answers with the proposed design; None when the planner would rather not."""
    dialog = Interview(parent)
    is_wanted = ask(dialog) == QDialog.DialogCode.Accepted
    return dialog.document if is_wanted else None
