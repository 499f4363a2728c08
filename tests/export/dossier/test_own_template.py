"""Templates of the reader's own: what they make, what they may do, and how their mistakes are told."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.export.dossier.dossier import Asked, Dossier, Measured, Said, Source, Speaker, Value
from reader.export.dossier.own_template import filled, template_named, templates

DAY = date(2026, 11, 9)
SOURCE = Source(
    1,
    "The port <closes>",
    "Coast Daily",
    "Lena Aro",
    datetime(2026, 11, 9, 23, 30, tzinfo=UTC),
    "https://coast.example/1",
    datetime(2026, 11, 10, tzinfo=UTC),
)
DOSSIER = Dossier(
    "the port",
    (Speaker("Dana Voss", "port minister", (Said("denied that it would close", DAY, 1, origin="by telephone"),)),),
    (Measured("cost of the strike", "outlets differ", (Value("cost", "40 million crowns", "It cost so.", DAY, 1),)),),
    (),
    (),
    (SOURCE,),
    unanswered=(Asked("Calder Mining", "declined to comment", DAY, 1),),
)
DOCUMENTED = Path(__file__).parents[3] / "docs" / "export.md"


def put(config: Path, name: str, text: str) -> Path:
    path = config / "templates" / f"{name}.j2"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def documented() -> list[tuple[str, str]]:
    """The templates of docs/export.md by name."""
    return re.findall(
        r"`templates/(\S+)\.j2`:\n\n```jinja\n(.*?)```", DOCUMENTED.read_text(encoding="utf-8"), re.DOTALL
    )


def test_both_documented_templates_are_found() -> None:
    assert [name for name, _ in documented()] == ["quotes.md", "figures.html"]


@pytest.mark.parametrize(("name", "text"), documented())
def test_what_is_documented_works(tmp_path: Path, name: str, text: str) -> None:
    put(tmp_path, name, text)
    made = filled(tmp_path, name, DOSSIER, UTC)
    assert made == filled(tmp_path, name, DOSSIER, UTC)
    if name == "quotes.md":
        assert "## Dana Voss, port minister\n" in made
        assert "- denied that it would close (by telephone)\n  Coast Daily, 9 November 2026, <https" in made
        assert "- Calder Mining declined to comment (Coast Daily, 9 November 2026)" in made
    else:
        assert "cost of the strike: outlets differ" in made
        assert "<td>2026-11-09</td>" in made


def test_every_field_there_is_is_documented() -> None:
    words = DOCUMENTED.read_text(encoding="utf-8")
    for kind in (Said, Speaker, Value, Measured, Source, Asked):
        assert [name for name in kind.__slots__ if f"`{name}`" not in words] == []


def test_values_are_escaped_in_markup_alone(tmp_path: Path) -> None:
    for name, title in (("a.html", "The port &lt;closes&gt;"), ("a.md", "The port <closes>")):
        put(tmp_path, name, "{{ sources[0].title }}")
        assert filled(tmp_path, name, DOSSIER, UTC) == title


def test_templates_may_include_others_of_their_folder(tmp_path: Path) -> None:
    put(tmp_path, "head.md", "# {{ name }}")
    put(tmp_path, "all.md", "{% include 'head.md.j2' %}!")
    assert filled(tmp_path, "all.md", DOSSIER) == "# the port!"


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("# {{ name }}\n{% for one in speakers %}\n{{ one.nmae }}\n{% endfor %}", 3, "no field “nmae”"),
        ("\n{{ speekers }}", 2, "no field “speekers”"),
        ("a\n{% for one in speakers %}\nb", 3, "Unexpected end of template"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ source(9).title }}", 1, "index out of range"),
        ("\n{{ name.__class__ }}", 2, "unsafe"),
        ("{{ name | nosuch }}", 1, "nosuch"),
        ("{% include '../secret' %}", 1, "secret"),
    ],
)
def test_a_mistake_names_file_line_and_field(tmp_path: Path, text: str, line: int, fault: str) -> None:
    path = put(tmp_path, "a.md", text)
    with pytest.raises(ReaderError) as told:
        filled(tmp_path, "a.md", DOSSIER)
    assert str(told.value).startswith(f"{path}, line {line}: ")
    assert fault in str(told.value)


def test_templates_are_found_by_name(tmp_path: Path) -> None:
    assert templates(tmp_path) == ()
    with pytest.raises(ReaderError, match=r'no template "press" in .*templates; there is none yet'):
        template_named(tmp_path, "press")
    put(tmp_path, "press.md", "")
    put(tmp_path, "quotes.html", "")
    put(tmp_path, "quotes.md", "")
    assert template_named(tmp_path, "press") == template_named(tmp_path, "press.md.j2") == "press.md"
    with pytest.raises(ReaderError, match=r"may be quotes\.html or quotes\.md"):
        template_named(tmp_path, "quotes")
    with pytest.raises(ReaderError, match=r"there are press\.md, quotes\.html"):
        template_named(tmp_path, "../press")


def test_days_are_those_of_the_zone_and_empty_for_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "{{ sources[0].published_at | iso }}|{{ sources[0].accessed_at | day }}")
    undated = replace(DOSSIER, sources=(replace(SOURCE, published_at=None),))
    assert filled(tmp_path, "a.md", undated, UTC) == "|10 November 2026"
