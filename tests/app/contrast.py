"""How well a text can be read on a ground; python -m tests.app.contrast prints it for every theme."""

from collections.abc import Iterator

from textual.color import Color
from textual.theme import Theme

from reader.app.themes import OWN, load_themes, own_variables
from reader.paths import packaged_themes

GROUNDS = ("background", "surface", "panel")
TEXT = ("foreground", "muted", "primary", "accent", "warning", "error", "success", *OWN)


def contrast(text: Color, ground: Color) -> float:
    """Contrast ratio of two opaque colors, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def table() -> Iterator[str]:
    """A line for each theme and ground: how well every text can be read there, and the rules be seen."""
    names = (*TEXT, "rule")
    yield "  ".join(["theme", "ground", *names])
    for theme in load_themes(packaged_themes()).good:
        colors = colors_of(theme)
        for ground in GROUNDS:
            ratios = (contrast(Color.parse(colors[name]), Color.parse(colors[ground])) for name in names)
            yield "  ".join([f"{theme.name:14}", f"{ground:10}", *(f"{ratio:4.1f}" for ratio in ratios)])


def colors_of(theme: Theme) -> dict[str, str]:
    """A theme's colors by name, ours among them."""
    return own_variables({**theme.to_color_system().generate(), **theme.variables})


if __name__ == "__main__":
    print("\n".join(table()))
