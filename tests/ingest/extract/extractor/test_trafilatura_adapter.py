import subprocess
import sys

BROKEN = """
import trafilatura.xpaths
del trafilatura.xpaths.TEASER_DISCARD_XPATH
from reader.errors import ReaderError
try:
    import reader.ingest.extract.extractor.trafilatura_adapter
except ReaderError as error:
    print(error)
"""


def test_a_version_that_does_not_fit_is_told_in_words() -> None:
    told = subprocess.run([sys.executable, "-c", BROKEN], capture_output=True, text=True, check=True).stdout
    assert "does not fit this reader" in told
    assert "TEASER_DISCARD_XPATH" in told
    assert "install reader again" in told
