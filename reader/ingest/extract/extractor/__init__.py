"""trafilatura, which decides what words of a page belong to its story, and how it is made fast here."""
