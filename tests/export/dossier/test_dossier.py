"""A dossier of the sample stories: every line has its source, every form can be read, and nothing differs twice."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from reader.errors import NothingFound, ReaderError
from reader.export.dossier import DOSSIERS, dossier_text, write_dossier
from reader.export.dossier.csv_form import csv_text
from reader.export.dossier.dossier import MOST, Asked, Dossier, Noted, Said, Source, Speaker
from reader.export.dossier.gather import gather_dossier
from reader.export.dossier.html_form import html
from reader.export.dossier.markdown_form import markdown
from reader.export.dossier.obsidian_form import notes
from reader.export.dossier.org_form import org
from reader.model.action import AddNote, ChangeTags
from reader.model.note import Note, Passage
from reader.model.queries.query import Query
from reader.sample import install
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from reader.store.relations import threads
from reader.store.texts.stories import headlines

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TEXTS = [form for form in DOSSIERS if form != "obsidian"]


@pytest.fixture(scope="module")
def samples(empty_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample stories, one of them noted and tagged; nothing here changes them."""
    path = Path(shutil.copy(empty_library, tmp_path_factory.mktemp("samples") / "library.db"))
    with open_library(path, now=NOW) as library:
        install(library, now=NOW)
        perform(library, AddNote(Note(0, 1, "Call the union.", NOW, NOW)), now=NOW)
        perform(library, ChangeTags((1,), add=("port",)), now=NOW)
        yield library


@pytest.fixture(scope="module")
def strike(samples: Library) -> tuple[int, ...]:
    """The stories of the strike."""
    thread_id = threads.thread_of(samples, 1)
    assert thread_id is not None
    return tuple(threads.members(samples, thread_id))


@pytest.mark.parametrize("form", TEXTS)
def test_the_same_library_gives_the_same_bytes(samples: Library, strike: tuple[int, ...], form: str) -> None:
    first = dossier_text(samples, strike, "the strike", form, UTC)
    assert first == dossier_text(samples, tuple(reversed(strike)), "the strike", form, UTC)
    assert len(first) > 500


def test_statements_stand_in_order_with_their_words_of_saying(samples: Library, strike: tuple[int, ...]) -> None:
    dossier = gather_dossier(samples, strike, "the strike", UTC)
    assert len(dossier.sources) == len(strike)
    for speaker in dossier.speakers:
        assert [said.day for said in speaker.statements] == sorted(said.day for said in speaker.statements)
    minister = next(one for one in dossier.speakers if "Aldersund" in one.name)
    assert minister.role
    assert any(said.words.startswith("denied") for said in minister.statements)
    counts = [len(one.statements) for one in dossier.speakers[:3]]
    assert counts == sorted(counts, reverse=True)


def test_lines_say_through_whom_they_came(samples: Library) -> None:
    dossier = gather_dossier(samples, [row.id for row in headlines(samples, Query())], "all", UTC)
    came = {said.origin for speaker in dossier.speakers for said in speaker.statements}
    assert came >= {"in an interview", "by telephone", "on condition of anonymity because they fear for their jobs"}
    assert not any(origin and origin in said.words for origin in came for said in dossier.speakers[0].statements)
    given = {value.origin for measured in dossier.figures for value in measured.values}
    assert "according to the customs office" in given
    assert [one.rests_on for one in dossier.sources if one.rests_on] == [
        ("Radio Kestria (1 statement)",), ("Nordwire (1 statement)",)
    ]  # fmt: skip
    assert not dossier.single_source


@pytest.mark.parametrize("make", [markdown, html, org, csv_text, lambda dossier, _: "".join(notes(dossier).values())])
def test_who_did_not_answer_stands_in_every_form(make: Callable[[Dossier, tzinfo], str]) -> None:
    asked = replace(HOSTILE, unanswered=(Asked("Calder Mining", "declined to comment", NOW.date(), 2),))
    assert re.search(r"Calder Mining,?.*declined to comment", make(asked, UTC))
    assert "declined to comment" not in make(HOSTILE, UTC)


def test_a_single_source_is_said_at_the_top() -> None:
    single = replace(HOSTILE, single_source="AP")
    assert "Single source: all of them name AP." in markdown(single, UTC)
    assert "Single source" not in markdown(HOSTILE, UTC)


@pytest.mark.parametrize("form", ["md", "org"])
def test_every_footnote_is_there(samples: Library, strike: tuple[int, ...], form: str) -> None:
    text = dossier_text(samples, strike, "the strike", form, UTC)
    mark = r"\[\^(\d+)\](?!:)" if form == "md" else r"(?<=\S )\[fn:(\d+)\]"
    source = r"^\[\^(\d+)\]: " if form == "md" else r"^\[fn:(\d+)\] "
    assert set(re.findall(mark, text)) == set(re.findall(source, text, re.MULTILINE))
    items = [line for line in text.splitlines() if line.startswith("- ")]
    assert items
    assert [line for line in items if not re.search(r"\[(\^|fn:)\d+\]$", line)] == []


def test_the_page_is_whole_and_every_mark_leads_to_a_source(samples: Library, strike: tuple[int, ...]) -> None:
    text = dossier_text(samples, strike, "the strike", "html", UTC)
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert page.aims == page.anchors
    assert len(page.anchors) == len(strike)
    assert "<script" not in text


def test_the_table_names_the_source_of_every_row(samples: Library, strike: tuple[int, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(dossier_text(samples, strike, "the strike", "csv", UTC))))
    assert {row["kind"] for row in rows} >= {"statement", "figure", "published", "note"}
    assert all(row["title"] and row["outlet"] and row["address"] for row in rows)


def test_json_holds_everything(samples: Library, strike: tuple[int, ...]) -> None:
    dossier = gather_dossier(samples, strike, "the strike", UTC)
    found = json.loads(dossier_text(samples, strike, "the strike", "json", UTC))
    assert [one["name"] for one in found["speakers"]] == [one.name for one in dossier.speakers]
    assert len(found["figures"]) == len(dossier.figures)
    assert found["notes"][0]["passages"][0]["note"] == "Call the union."


CSL_SCHEMA: dict[str, dict[str, Any]] = {
    "id": {"type": "string"},
    "type": {"enum": ("article", "article-magazine", "article-newspaper", "post", "webpage")},
    "title": {"type": "string"},
    "container-title": {"type": "string"},
    "URL": {"type": "string"},
    "author": {"name": ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")},
    "issued": {"date": ("date-parts", "season", "circa", "literal", "raw")},
    "accessed": {"date": ("date-parts", "season", "circa", "literal", "raw")},
}
"""What the schema of the Citation Style Language (csl-data.json) says of the properties written here: an item has `id`
and `type` and no property the schema has not; a name is an object of strings; `date-parts` is one or two lists of one
to three numbers."""


def csl_faults(item: dict[str, Any]) -> list[str]:
    """What the schema has against an item."""
    faults = [f"no {name}" for name in ("id", "type") if name not in item]
    for name, value in item.items():
        rule = CSL_SCHEMA.get(name)
        if rule is None:
            faults.append(f"{name} is no property")
        elif "enum" in rule and value not in rule["enum"]:
            faults.append(f"{value} is no {name}")
        elif rule.get("type") == "string" and not isinstance(value, str):
            faults.append(f"{name} is no string")
        elif "name" in rule:
            faults += [f"{one} is no name" for one in value if not _is_name(one, rule["name"])]
        elif "date" in rule and not _is_date(value, rule["date"]):
            faults.append(f"{name} is no date")
    return faults


def _is_name(one: Any, known: tuple[str, ...]) -> bool:
    return isinstance(one, dict) and set(one) <= set(known) and all(isinstance(part, str) for part in one.values())


def _is_date(value: Any, known: tuple[str, ...]) -> bool:
    if not isinstance(value, dict) or not set(value) <= set(known):
        return False
    parts = value.get("date-parts", [[2026]])
    return 1 <= len(parts) <= 2 and all(
        1 <= len(part) <= 3 and all(isinstance(number, int) for number in part) for part in parts
    )


def test_citation_programs_get_what_their_schema_asks(samples: Library) -> None:
    ids = [row.id for row in headlines(samples, Query())]
    items = json.loads(dossier_text(samples, ids, "all", "csl", UTC))
    assert len({item["id"] for item in items}) == len(ids)
    assert [fault for item in items for fault in csl_faults(item)] == []
    for item in items:
        ((year, month, day),) = item["issued"]["date-parts"]
        assert datetime(year, month, day, tzinfo=UTC)


def test_the_check_of_the_schema_finds_faults() -> None:
    wrong = {
        "type": "story",
        "title": 1,
        "author": [{"name": "x"}],
        "issued": {"date-parts": [[2026, 1, 1, 1]]},
        "x": "",
    }
    assert len(csl_faults(wrong)) == 6


def test_no_link_of_the_folder_leads_nowhere(samples: Library, tmp_path: Path) -> None:
    ids = [row.id for row in headlines(samples, Query())]
    folder = write_dossier(samples, ids, "all: of/it?", "obsidian", tmp_path / "vault")
    files = {str(path.relative_to(folder))[:-3] for path in folder.rglob("*.md")}
    texts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    aims = {aim for text in texts.values() for aim in re.findall(r"\[\[(.*?)\]\]", text)}
    assert aims
    assert aims <= files
    assert len(files) == len(aims) + 1, "all but the first note are led to"
    for text in texts.values():
        front = text.split("---\n")[1]
        for line in front.splitlines():
            json.loads(line.partition(": ")[2])


def test_a_note_the_reader_changed_is_left(samples: Library, strike: tuple[int, ...], tmp_path: Path) -> None:
    folder = write_dossier(samples, strike, "the strike", "obsidian", tmp_path / "vault")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    write_dossier(samples, strike, "the strike", "obsidian", folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    changed, other = sorted(folder.glob("Stories/*.md"))[:2]
    changed.write_text("mine", encoding="utf-8")
    other.unlink()
    write_dossier(samples, strike, "the strike", "obsidian", folder)
    assert changed.read_text(encoding="utf-8") == "mine"
    assert changed.with_name(f"{changed.stem} (new).md").read_bytes() == before[changed]
    assert other.read_bytes() == before[other]


def test_what_cannot_be_is_said(samples: Library, tmp_path: Path) -> None:
    with pytest.raises(NothingFound, match="no story found for nothing"):
        dossier_text(samples, (), "nothing", "md")
    with pytest.raises(ReaderError, match="too many stories"):
        dossier_text(samples, range(1, MOST + 2), "all", "md")
    with pytest.raises(ReaderError, match='no dossier format "doc"; there are md, html'):
        dossier_text(samples, (1,), "one", "doc")
    (tmp_path / "file").write_text("precious")
    with pytest.raises(ReaderError, match="is a file; name a folder"):
        write_dossier(samples, (1,), "one", "obsidian", tmp_path / "file")
    with pytest.raises(ReaderError, match="already exists"):
        write_dossier(samples, (1,), "one", "md", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "precious"


HOSTILE = Dossier(
    "[[x]] <b>",
    (
        Speaker("A/B: [[c]]", "*chief* <i>", (Said("said: “# <script>[[x]] *a*”", NOW.date(), 1, doubtful=True),)),
        Speaker("a b c", "", (Said("said so", NOW.date(), 2),)),
    ),
    (),
    (),
    (Noted(1, ("t",), (Passage(NOW, quoted="<script>", note="[[x]]\n# y"),)),),
    (
        Source(1, "One | two # three [[x]]", "Out]]let", "Ann <x>", NOW, "https://a.example/<x>?[y]", NOW),
        Source(2, "ONE TWO THREE X", "Out let"),
    ),
)


def test_words_are_never_markup() -> None:
    page = _Page()
    text = html(HOSTILE, UTC)
    page.feed(text)
    assert page.open == []
    assert "<script" not in text
    assert "\n# <" not in markdown(HOSTILE, UTC)
    assert "\\[\\[x\\]\\]" in markdown(HOSTILE, UTC)
    assert re.findall(r"\[\[(?!https)", org(HOSTILE, UTC)) == []


def test_names_of_notes_can_be_files_and_are_told_apart() -> None:
    files = notes(HOSTILE)
    assert len({path.casefold() for path in files}) == len(files) == 5
    assert all(not re.search(r'[\\:*?"<>|#^\[\]]', path) for path in files)
    nameless = replace(HOSTILE, sources=(Source(1, "???"), Source(2, "???")))
    assert {"Stories/Untitled.md", "Stories/Untitled 2.md"} <= set(notes(nameless))


class _Page(HTMLParser):
    """What is open at the end, where marks lead, and what there is to lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.aims: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag != "meta":
            self.open.append(tag)
        if given.get("href", "").startswith("#"):
            self.aims.add(given["href"][1:])
        if "id" in given:
            self.anchors.add(given["id"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
