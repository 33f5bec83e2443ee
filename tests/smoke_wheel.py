"""Builds wheel and sdist, installs the wheel alone in a fresh environment, and uses it as a new user would."""

import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
USE = """
import childservices_corpus as csc
from childservices_corpus.bundled import bundled_release
corpus = csc.load()
print(len(corpus.articles), len(corpus.statements))
article = corpus.articles[0]
print(article.explain("title"))
assert (len(corpus.articles), len(corpus.statements)) == (160, 100)
assert csc.verify(bundled_release()).sound
"""


def run(*command: str | Path, cwd: Path) -> None:
    subprocess.run([*map(str, command)], check=True, cwd=cwd)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "make", with_pip=True)
        run(folder / "make/bin/python", "-m", "pip", "install", "--quiet", "build", cwd=folder)
        run(folder / "make/bin/python", "-m", "build", "--outdir", folder / "dist", ROOT, cwd=folder)
        wheel = next((folder / "dist").glob("*.whl"))
        sdist = next((folder / "dist").glob("*.tar.gz"))
        held = zipfile.ZipFile(wheel).namelist()
        assert "childservices_corpus/data/release/articles.parquet" in held
        assert sum(name.startswith("childservices_corpus/data/raw/") and name.endswith(".txt") for name in held) == 5
        with tarfile.open(sdist) as archive:
            assert sum("/data/raw/" in name and name.endswith(".txt") for name in archive.getnames()) == 5
        venv.create(folder / "use", with_pip=True)
        run(folder / "use/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
        run(folder / "use/bin/python", "-c", USE, cwd=folder)
        run(folder / "use/bin/childservices-corpus", "verify", cwd=folder)
    print("smoke test passed", file=sys.stderr)


if __name__ == "__main__":
    main()
