"""How a screen says where the focus can be in it, for keys that clash."""

from collections.abc import Mapping

from textual.widget import Widget

Places = Mapping[str, tuple[type[Widget], ...]]
"""What each place is called in a sentence, and the classes that stand there, from the inside out, up to the screen."""
