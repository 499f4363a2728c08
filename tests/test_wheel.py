"""What is shipped: the themes, the samples and the tables lie in the wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_holds_everything_the_program_reads(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("reader_tui-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    themes = {f"reader/themes/{path.name}" for path in (ROOT / "themes").glob("*.toml")}
    assert len(themes) >= 4
    package = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "reader").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted((themes | package) - names) == []
    assert any(name.endswith("licenses/LICENSE") for name in names)
