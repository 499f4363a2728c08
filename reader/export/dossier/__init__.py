"""A dossier: all that the stories of one scope say, by speaker, by measure and by day, each line with its source.

`gather_dossier` reads the library into frozen values; one pure function a format makes text or files of them. The same
library gives the same bytes.
"""

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.file.library import Library

DOSSIERS = {
    "md": "Markdown",
    "html": "HTML page",
    "org": "Org",
    "json": "JSON",
    "csv": "CSV table",
    "csl": "CSL-JSON, the sources for citation programs",
    "bibtex": "BibTeX, the sources for LaTeX",
    "obsidian": "Folder of Markdown notes with links, for Obsidian",
}
"""The formats of a dossier, by name."""
ENDINGS = {"csl": ".csl.json", "bibtex": ".bib", "obsidian": ""}
"""Of the files of a format, where it is not the format's name."""


def dossier_text(
    library: "Library", story_ids: "Sequence[int]", name: str, form: str, zone: tzinfo | None = None
) -> str:
    """The dossier of these stories as one text in `form`, any of `DOSSIERS` but "obsidian".

    Days are those of `zone`, the machine's own when None. Raises ReaderError for a form there is not and when there is
    no story to tell of.
    """
    from reader.export.dossier import bibtex_form, csl_form, csv_form, html_form, json_form, markdown_form, org_form
    from reader.export.dossier.gather import gather_dossier

    makers = {
        "md": markdown_form.markdown, "html": html_form.html, "org": org_form.org, "json": json_form.json_text,
        "csv": csv_form.csv_text, "csl": csl_form.csl_json,
        "bibtex": bibtex_form.bibtex,
    }  # fmt: skip
    form = form_named(form)
    return makers[form](gather_dossier(library, story_ids, name, zone))


def write_dossier(
    library: "Library",
    story_ids: "Sequence[int]",
    name: str,
    form: str,
    to: Path,
    *,
    overwrite: bool = False,
    zone: tzinfo | None = None,
) -> Path:
    """Write the dossier to the file `to`, or into the folder `to` for "obsidian"; the path written.

    Raises ReaderError in words. A file that exists is replaced only with `overwrite`; in a folder a file is replaced
    only when nobody changed it since it was written.
    """
    from reader.export.dossier.folder import write_folder
    from reader.export.dossier.gather import gather_dossier
    from reader.export.dossier.obsidian_form import notes
    from reader.export.write_file import write_new

    form = form_named(form)
    if form == "obsidian":
        return write_folder(to, notes(gather_dossier(library, story_ids, name, zone)))
    return write_new(to, dossier_text(library, story_ids, name, form, zone), overwrite=overwrite)


def template_text(
    library: "Library",
    story_ids: "Sequence[int]",
    name: str,
    template: str,
    config_dir: Path,
    zone: tzinfo | None = None,
) -> str:
    """The dossier of these stories through the reader's own `template`, one of `own_template.templates`.

    Raises ReaderError with file, line and field where the template is wrong, and what `dossier_text` raises.
    """
    from reader.export.dossier.gather import gather_dossier
    from reader.export.dossier.own_template import filled

    return filled(config_dir, template, gather_dossier(library, story_ids, name, zone), zone)


def form_named(name: str) -> str:
    """The format called `name`; "markdown", "bib" and ".html" will do. Raises ReaderError naming those there are."""
    plain = name.strip().lower().removeprefix(".")
    form = {"markdown": "md", "bib": "bibtex", "csl-json": "csl", "csl.json": "csl"}.get(plain, plain)
    if form not in DOSSIERS:
        raise ReaderError(f'there is no dossier format "{name}"; there are {", ".join(DOSSIERS)}')
    return form
