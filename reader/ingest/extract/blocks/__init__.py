"""An HTML tree to pieces: what its elements mean for a text."""
