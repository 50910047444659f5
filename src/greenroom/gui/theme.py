"""Light and dark as data: colours from TOML, a palette and a style sheet made of them."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from greenroom.practice.settings import Theme as Choice
from greenroom.resources import asset, read_toml


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour as "#RRGGBB", named after what it is for; see assets/theme."""

    shade: str
    """"light" or "dark", for the icons drawn in its ink."""
    paper: str
    sidebar: str
    card: str
    line: str
    edge: str
    hover: str
    ink: str
    soft: str
    green: str
    green_hover: str
    on_green: str
    praise: str
    praise_line: str
    band: str
    track: str
    wave: str
    wave_played: str
    recording: str
    recording_hover: str
    on_recording: str
    problem: str
    problem_line: str
    filler: str
    filler_edge: str
    filler_fill: str
    filler_ink: str
    pause: str
    pause_fill: str
    pause_ink: str
    hedge: str
    hedge_fill: str
    hedge_ink: str
    repetition: str
    repetition_fill: str
    repetition_ink: str
    discourse_marker: str
    discourse_marker_fill: str
    discourse_marker_ink: str
    mint: str
    mint_ink: str
    sky: str
    sky_ink: str
    current: str
    focus: str


def read_theme(name: str) -> Theme:
    """Read assets/theme/<name>.toml."""
    return Theme(**read_toml(asset("theme", f"{name}.toml")))


def style_sheet(theme: Theme) -> str:
    """Fill the style sheet's placeholders with the theme's colours."""
    colours = asdict(theme)
    template = Template(asset("theme", "style.qss").read_text("utf-8"))
    return template.substitute(colours, icons=asset("icons").as_posix())


def palette(theme: Theme) -> QPalette:
    """Give Qt's own controls the same colours, for what the style sheet leaves out."""
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, theme.paper),
        (QPalette.ColorRole.WindowText, theme.ink),
        (QPalette.ColorRole.Base, theme.card),
        (QPalette.ColorRole.AlternateBase, theme.hover),
        (QPalette.ColorRole.Text, theme.ink),
        (QPalette.ColorRole.PlaceholderText, theme.soft),
        (QPalette.ColorRole.Button, theme.card),
        (QPalette.ColorRole.ButtonText, theme.ink),
        (QPalette.ColorRole.ToolTipBase, theme.card),
        (QPalette.ColorRole.ToolTipText, theme.ink),
        (QPalette.ColorRole.Highlight, theme.green),
        (QPalette.ColorRole.HighlightedText, theme.on_green),
        (QPalette.ColorRole.Link, theme.green),
    ):
        made.setColor(role, QColor(colour))
    return made


def load_fonts(application: QApplication) -> None:
    """Use the bundled Inter with digits of one width, so that the look is the same everywhere."""
    for file in sorted(asset("fonts", "inter").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont("Inter")
    font.setPixelSize(14)
    font.setFeature(QFont.Tag("tnum"), 1)
    application.setFont(font)


class Look(QObject):
    """The theme in use; follows the system unless the person chose."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: Choice) -> None:
        """Dress the application at once."""
        super().__init__()
        self._application = application
        self._themes = {name: read_theme(name) for name in ("light", "dark")}
        self._choice = choice
        self._worn: Theme | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def theme(self) -> Theme:
        return self._themes["dark" if self.is_dark else "light"]

    @property
    def is_dark(self) -> bool:
        if self._choice is Choice.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice is Choice.DARK

    def choose(self, choice: Choice) -> None:
        """Follow the system or one theme from now on."""
        self._choice = choice
        self._dress()

    def _dress(self) -> None:
        """Put the theme on, unless it is worn: every part of every window is measured anew then."""
        if self.theme is self._worn:
            return
        self._worn = self.theme
        self._application.setStyleSheet("")  # Qt takes six times as long to put one sheet over another
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        self.changed.emit()
