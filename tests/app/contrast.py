"""How well a text can be read on a ground."""

from textual.color import Color


def contrast(text: Color, ground: Color) -> float:
    """Contrast ratio of two opaque colors, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
