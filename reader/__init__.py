"""A terminal news reader that lights who said what and the figures, and links every story to its relatives."""

__version__ = "0.2.0"
