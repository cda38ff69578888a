"""The address of an online map, and what it means to switch one on."""

from PySide6.QtWidgets import QLineEdit, QWidget

from expedition.text import _
from expedition.tilesets.address import AddressError, TileAddress, checked
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label


class OnlineMapDialog(Sheet):
    """Address, name, credit; nothing is asked of any server before it is accepted."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, _("Online map"), _("Switch it on"), parent)
        self._address, self._name, self._credit = QLineEdit(), QLineEdit(), QLineEdit()
        self._address.setPlaceholderText("https://tiles.example.org/{z}/{x}/{y}.png")
        self._name.setPlaceholderText(_("As it shall stand in the menu"))
        self._credit.setPlaceholderText(_("© those who made it"))
        self.add_field(_("Address"), self._address, 0)
        self.add_field(_("Name"), self._name, 1)
        self.add_field(_("Credit, shown on the map"), self._credit, 2)
        consent = label(
            theme,
            _(
                "While it is switched on, its server learns which places you look at. Only what is in sight"
                " is fetched, and kept on this laptop. Whether you may use it is up to those who run it."
            ),
            "hint",
            small=True,
        )
        consent.setWordWrap(True)
        self.grid.addWidget(consent, 9, 0, 1, 2)
        self._address.setFocus()

    def address(self) -> TileAddress:
        """Where the tiles are; call it only after the dialog was accepted."""
        return checked(self._address.text())

    def name(self) -> str:
        """What the traveller calls it; may be empty."""
        return self._name.text().strip()

    def credit(self) -> str:
        """Whom it is owed to."""
        return self._credit.text().strip()

    def check(self) -> str:
        """The address must be one, and somebody made the map."""
        self.fault = self._address
        try:
            checked(self._address.text())
        except AddressError as error:
            return str(error)
        self.fault = self._credit
        if not self.credit():
            return _("Say whom the map is owed to, as its makers wish: it is shown on the map.")
        return ""
