"""Taking notes out into a file."""

from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.app.dialogs.dialog import Dialog, quiet
from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.queries.query import Query
from reader.paths import expanded

_NAMES = {"md": "Markdown", "json": "JSON", "csv": "CSV table", "html": "HTML page", "org": "Org"}


class ExportDialog(Dialog[str]):
    """Asks for format and file; answers the path written."""

    keys_words = "↑ ↓ format · Enter writes · Esc gives up"

    def __init__(self, session: Session, query: Query, what: str) -> None:
        super().__init__()
        self.title_words = "Export notes, highlights and tags"
        self._session = session
        self._query = query
        self._what = what
        self._overwrite = ""

    def parts(self) -> list[Widget]:
        """What is exported, as what, where to."""
        from reader.export import FORMATS

        formats = OptionList(*(Option(f"{_NAMES.get(name, name)} (.{name})", id=name) for name in FORMATS))
        formats.can_focus = False
        return [quiet(f"Of {self._what}."), formats, Input(self._path("md"))]

    def on_mount(self) -> None:
        """Markdown is at hand."""
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionHighlighted)
    def other_format(self, event: OptionList.OptionHighlighted) -> None:
        """The file's ending follows the format."""
        line = self.query_one(Input)
        path = Path(line.value or "notes")
        if path.name:
            line.value = str(path.with_suffix(f".{event.option.id}"))
        self.complain("")

    @on(Input.Submitted)
    def write(self, event: Input.Submitted) -> None:
        """Write the file; one that exists only when asked a second time."""
        from reader.export import export_notes
        from reader.export.write_file import write_new

        formats = self.query_one(OptionList)
        kind = formats.get_option_at_index(formats.highlighted or 0).id or "md"
        path = Path(event.value)
        try:
            path = expanded(path)
            text = export_notes(self._session.lib, query=self._query, format=kind, zone=self._session.now().tzinfo)
            written = write_new(path, text, overwrite=self._overwrite == str(path))
        except ReaderError as error:
            if _is_file(path) and self._overwrite != str(path):
                self._overwrite = str(path)
                self.complain(f"{path} exists already. Enter once more replaces it; or choose another name.")
            else:
                self.complain(str(error))
            return
        self.dismiss(str(written))

    def key_down(self) -> None:
        """The next format."""
        self.query_one(OptionList).action_cursor_down()

    def key_up(self) -> None:
        """The format before."""
        self.query_one(OptionList).action_cursor_up()

    def _path(self, ending: str) -> str:
        return str(Path.cwd() / f"reader-notes-{self._session.now():%Y-%m-%d}.{ending}")


def _is_file(path: Path) -> bool:
    """Whether a file stands at `path`, which may be no possible path at all."""
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:
        return False
