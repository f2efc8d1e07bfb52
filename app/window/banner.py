"""The banner: what went wrong, why, what to do, with details to copy; or a short good news."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from app.window.failures import Failure
from app.window.theme import Theme, pixmap
from app.window.widgets import button, label, restyle, tool

Choice = tuple[str, Callable[[], None]]
Question = tuple[str, str, Sequence[Choice], Failure | None]


class Banner(QFrame):
    """Hidden until there is something to say; stays until closed.

    A question that something else is told over, or that comes while another is open, is asked after that.
    """

    fix_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setAccessibleName(self.tr("Message"))
        self._theme = theme
        self._failure: Failure | None = None
        self._news = "check"
        self._asked: Question | None = None
        self._waiting: list[Question] = []
        self.choices: list[QPushButton] = []
        self.sign = QLabel()
        self.title = label("", "heading")
        self.text = label("")
        for words in (self.title, self.text):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fix = button("")
        self.fix.setAccessibleName(self.tr("Remedy"))
        self.more = button(self.tr("Details"))
        self.more.setCheckable(True)
        self.copy = button(self.tr("Copy"), "copy")
        self.shut = tool("close", self.tr("Close the message"))
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setMaximumHeight(180)
        self.details.setAccessibleName(self.tr("Details of the error"))
        self._lay_out()
        theme.changed.connect(self._draw_sign)
        self.fix.clicked.connect(self.fix_asked)
        self.more.toggled.connect(self.details.setVisible)
        self.copy.clicked.connect(self.copy_text)
        self.shut.clicked.connect(self._shut)
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._choice_row = QHBoxLayout()
        self._choice_row.setContentsMargins(0, 6, 0, 0)
        self._choice_row.setSpacing(8)
        self._choice_row.addStretch(1)
        words.addLayout(self._choice_row)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for widget in (self.fix, self.more, self.copy, self.shut):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.addLayout(row)
        column.addWidget(self.details)

    @property
    def failure(self) -> Failure | None:
        """The error that is told; None for good news."""
        return self._failure

    def show_failure(self, failure: Failure, fix: str = "") -> None:
        """Tell an error; `fix` labels a button that mends it."""
        self._failure = failure
        self.details.setPlainText(failure.details)
        self._tell("error", failure.title, " ".join(part for part in (failure.cause, failure.remedy) if part), fix)

    def show_info(self, title: str, text: str, fix: str = "", sign: str = "check") -> None:
        """Tell news; `fix` labels a button that leads on, `sign` is "check" for good ones."""
        self._failure = None
        self._news = sign
        self._tell("info", title, text, fix)

    def ask(
        self,
        title: str,
        text: str,
        choices: Sequence[Choice],
        failure: Failure | None = None,
        patient: bool = False,
    ) -> None:
        """Ask: a button for each choice, and what it does; of an error that has remedies, its details too.

        A `patient` question waits until what is told now is closed.
        """
        question = (title, text, choices, failure)
        if self._asked is not None or (patient and not self.isHidden()):
            self._waiting.append(question)
            return
        self._failure = failure
        self.details.setPlainText(failure.details if failure is not None else "")
        self._tell("error" if failure is not None else "info", title, text, "")
        self._asked = question
        self._draw_sign()
        for told, _ in choices:
            made = button(told)
            made.clicked.connect(self._choose)
            self._choice_row.insertWidget(self._choice_row.count() - 1, made)
            self.choices.append(made)

    @Slot()
    def _choose(self) -> None:
        asked, sender = self._asked, self.sender()
        if asked is None or sender not in self.choices:
            return
        action = asked[2][self.choices.index(sender)][1]
        self._asked = None
        self._shut()
        action()

    @Slot()
    def _shut(self) -> None:
        self._asked = None
        self._drop_choices()
        self.hide()
        if self._waiting:
            self.ask(*self._waiting.pop(0))

    def _drop_choices(self) -> None:
        for each in self.choices:
            self._choice_row.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.choices = []

    def _tell(self, kind: str, title: str, text: str, fix: str) -> None:
        bad = kind == "error"
        if self._asked is not None:
            self._waiting.insert(0, self._asked)
            self._asked = None
        self._drop_choices()
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.fix.setText(fix)
        self.fix.setAccessibleName(fix)
        self.fix.setVisible(bool(fix))
        self.more.setChecked(False)
        self.details.hide()
        self.more.setVisible(bad)
        self.copy.setVisible(bad)
        self.setProperty("kind", kind)
        self._draw_sign()
        restyle(self)
        self.show()

    @Slot()
    def _draw_sign(self) -> None:
        colours, bad = self._theme.colours, self._failure is not None
        name, colour = ("warning", colours.error) if bad else (self._news, colours.good)
        if self._asked is not None and not bad:
            name, colour = "help", colours.accent
        self.sign.setPixmap(pixmap(name, colour, 20))

    @Slot()
    def copy_text(self) -> None:
        """Put the whole error on the clipboard."""
        if self._failure is not None:
            QGuiApplication.clipboard().setText(self._failure.as_text())
