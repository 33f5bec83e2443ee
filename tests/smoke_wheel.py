"""Uses an installed package as a new user would; ``make dist`` runs it in an environment that has nothing else."""

from pathlib import Path

import childservices_corpus as csc
from childservices_corpus.bundled import VERSION, bundled_release


def main() -> None:
    here = Path(csc.__file__).resolve().parent
    assert here.parent.name == "site-packages", f"{here} is not an installed package"
    assert bundled_release().is_relative_to(here)
    assert csc.__version__ == VERSION
    corpus = csc.load()
    assert len(corpus.articles)
    assert len(corpus.statements)
    print(corpus.articles[0].explain("title"))
    assert csc.verify(bundled_release()).sound
    print(f"{len(corpus.articles)} articles and {len(corpus.statements)} statements, from {here}")


if __name__ == "__main__":
    main()
