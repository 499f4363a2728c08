"""Taking out into a file: one's notes, or a dossier of the stories at hand."""

from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.dialogs.dialog import Dialog, quiet
from reader.app.keys.bindings import TAKE, bind
from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.queries.query import Query
from reader.model.safe_text import safe_line
from reader.paths import expanded

_TEMPLATE = "template:"
"""Before the name of a template among the formats."""
_NAMES = {"md": "Markdown", "json": "JSON", "csv": "CSV table", "html": "HTML page", "org": "Org"}


@dataclass(frozen=True, slots=True)
class Exportable:
    """What can be taken out here."""

    notes: Query | None
    """The stories whose notes are meant; None when they have none."""
    notes_of: str
    dossiers: tuple[tuple[str, tuple[int, ...]], ...]
    """What dossiers can be of, in words, with the stories: those at hand first, then all."""


class ExportDialog(Dialog[str]):
    """Asks what, in which format and into which file; answers the path written."""

    BINDINGS = [
        bind("tab", "other_kind", "notes / dossier", "Notes, a dossier of these stories, of wider scopes, of all",
             id="export.kind", group=TAKE),
    ]  # fmt: skip
    keys_words = "Tab: notes or dossier · ↑ ↓ format · Enter exports · Esc cancels"

    def __init__(self, session: Session, what: Exportable) -> None:
        super().__init__()
        self.title_words = "Export"
        self._session = session
        self._what = what
        self._kinds: tuple[int | None, ...] = (*((None,) if what.notes else ()), *range(len(what.dossiers)))
        """What Tab goes through: None for notes, else which dossier."""
        self._kind = 0
        self._overwrite = ""

    def parts(self) -> list[Widget]:
        """What is exported, as what, where to."""
        formats = OptionList()
        formats.can_focus = False
        return [quiet(""), formats, Input()]

    def on_mount(self) -> None:
        """Markdown is at hand."""
        self._show_kind()

    @property
    def dossier(self) -> tuple[str, tuple[int, ...]] | None:
        """What the dossier is of, with its stories; None for notes."""
        kind = self._kinds[self._kind]
        return None if kind is None else self._what.dossiers[kind]

    def action_other_kind(self) -> None:
        """The next thing that can be taken out here."""
        self._kind = (self._kind + 1) % len(self._kinds)
        self._show_kind()

    @on(OptionList.OptionHighlighted)
    def other_format(self, event: OptionList.OptionHighlighted) -> None:
        """The file's ending follows the format."""
        line = self.query_one(Input)
        path = Path(line.value or "notes")
        if path.name:
            line.value = str(path.with_name(path.name.split(".")[0] + _ending(event.option.id or "")))
        self.complain("")

    @on(Input.Submitted)
    def write(self, event: Input.Submitted) -> None:
        """Write the file; one that exists only when asked a second time."""
        path = Path(event.value)
        try:
            path = expanded(path)
            written = self._written(path, overwrite=self._overwrite == str(path))
        except ReaderError as error:
            if _is_file(path) and self._overwrite != str(path):
                self._overwrite = str(path)
                self.complain(f"{path} already exists. Press Enter again to replace it, or choose another name.")
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

    def _written(self, path: Path, *, overwrite: bool) -> Path:
        from reader.export import export_notes
        from reader.export.dossier import template_text, write_dossier
        from reader.export.write_file import write_new

        formats = self.query_one(OptionList)
        form = formats.get_option_at_index(formats.highlighted or 0).id or "md"
        lib, zone = self._session.lib, self._session.now().tzinfo
        if self.dossier and form.startswith(_TEMPLATE):
            name, ids = self.dossier
            template = form.removeprefix(_TEMPLATE)
            text = template_text(lib, ids, name, template, self._session.paths.config_dir, zone)
            return write_new(path, text, overwrite=overwrite)
        if self.dossier:
            name, ids = self.dossier
            return write_dossier(lib, ids, name, form, path, overwrite=overwrite, zone=zone)
        text = export_notes(lib, query=self._what.notes or Query(), format=form, zone=zone)
        return write_new(path, text, overwrite=overwrite)

    def _show_kind(self) -> None:
        """The formats of notes or dossier, and what they are of."""
        from reader.export import FORMATS
        from reader.export.dossier import DOSSIERS
        from reader.export.dossier.own_template import templates

        own = {f"{_TEMPLATE}{name}": f"Template {name}" for name in templates(self._session.paths.config_dir)}
        names = DOSSIERS | own if self.dossier else {name: _NAMES.get(name, name) for name in FORMATS}
        formats = self.query_one(OptionList)
        formats.clear_options()
        formats.add_options(Option(f"{words}{_shown_ending(name)}", id=name) for name, words in names.items())
        self.query_one(".quiet", Static).update(self._words())
        self.query_one(Input).value = self._path(_ending("md"))
        formats.highlighted = 0

    def _words(self) -> str:
        if not self.dossier:
            return f"Notes, highlights and tags of {safe_line(self._what.notes_of)}."
        name, ids = self.dossier
        count = "one story" if len(ids) == 1 else f"{len(ids):,} stories"
        return f"A dossier of {safe_line(name)}, {count}: speakers, figures, timeline, notes, sources."

    def _path(self, ending: str) -> str:
        kind = "dossier" if self.dossier else "notes"
        return str(Path.cwd() / f"reader-{kind}-{self._session.now():%Y-%m-%d}{ending}")


def _ending(form: str) -> str:
    from reader.export.dossier import ENDINGS

    if form.startswith(_TEMPLATE):
        return f".{form.rpartition('.')[2]}" if "." in form else ""
    return ENDINGS.get(form, f".{form}")


def _shown_ending(form: str) -> str:
    return f" ({_ending(form)})" if _ending(form) and not form.startswith(_TEMPLATE) else ""


def _is_file(path: Path) -> bool:
    """Whether a file stands at `path`, which may be no possible path at all."""
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:
        return False
