"""The speed of ``annotate_text`` and of mentions, and how their cost grows: ``python benchmarks/speed_any_text.py``.

The first lines give MB of text a second of processor time: on the records of the dumps, and on each folder of text
files named on the command line. The other lines give, for each kind of hostile text, the cost of twice the text as a
multiple of its cost: 2 says that the cost is linear. ``--growth`` and ``--speed`` print one of the two parts alone.
"""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase
from time import process_time

import childservices_corpus as csc
from childservices_corpus.annotate.finds import find_spans

ROOT = Path(__file__).parents[1]
BEST_OF = 3
SIZE = 1_000_000
HOSTILE_SIZE = 40_000
# Copies of a text differ in one word, so that nothing that is kept from one copy helps with the next.
VARIED = " and "

HOSTILE = {
    "commas": ", ",
    "words and commas": "Ann, said, ",
    "possessives": "Ann's ",
    "possessives of many": "the councils' ",
    "capitals": "Aa Bb ",
    "letters in capitals": "ADCS ",
    "initials": "A. ",
    "empty marks": '"" ',
    "marks": "“a” ",
    "marks that open": "“a ",
    "marks that close": "a” ",
    "straight marks": '"a" ',
    "nested marks": "“a \N{LEFT SINGLE QUOTATION MARK}b” c\N{RIGHT SINGLE QUOTATION MARK} ",
    "single marks": "'we' ",
    "single marks that open": "\N{LEFT SINGLE QUOTATION MARK}we ",
    "apostrophes": "' ",
    "credits": "“We are not so sure,” said Ann Sample. ",
    "credits before": "Ann Sample said “we are not so sure” ",
    "credits in lines": "“We do not.” he said.\n",
    "pronouns": "“We do not.” She said. ",
    "lead-ins": "She said:\n",
    "verbs": "said ",
    "dashes": "Ann - Bea - ",
    "brackets": "(Ann ",
    "defined": "Ann Trust (AT) ",
    "digits": "1 ",
    "one number": "1",
    "grouped digits": "1,111,",
    "pounds": "£",
    "amounts": "£1m ",
    "shares": "5 per cent ",
    "years": "2019/20 ",
    "days": "1 May ",
    "posts": "Director of ",
    "councils": "Kent County Council ",
    "authorities": "Kent, Essex and ",
    "bodies": "Department for Education ",
    "descriptors": "charity Aa of Bb and ",
    "names of one": "Ann Sample ",
    "honorifics": "Sir ",
    "titled": "Cllr Sample ",
    "particles": "Ann de ",
    "joined words": "Aa-Bb-",
    "one word": "A",
    "stops": ". ",
    "spaces": " ",
    "lines": "a\n",
    "names in lines": "Ann Sample\n",
    "accents": "e\N{COMBINING ACUTE ACCENT}",
    "addresses": "www.a.org.uk/",
    "money in a list": "£1, ",
    "namesakes": "{name} Sample and Mr Sample said “we agree”.\n",
    "namesakes in a line": "{name} Sample said “we agree”. ",
    "speakers in a line": "“We agree,” said Ann {name}. ",
    "one sentence of pronouns": "“a” he said, ",
    "people before colons": "Ann Sample: “a b” ",
    "a long signature": "“We agree” - A.A.A.A.",
    "commas before a place": "Chiefs gathered,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a for Kent. ",
}
WORK: dict[str, Callable[[str], object]] = {"annotate_text": csc.annotate_text, "find_spans": find_spans}


def seconds(work: Callable[[], object], best_of: int = BEST_OF) -> float:
    """The least processor time of a few runs of `work`."""
    times = []
    for _ in range(best_of):
        gc.collect()
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def records() -> list[str]:
    """The words of each record of the dumps, a line for each title, summary and paragraph."""
    found: list[str] = []
    for path in sorted((ROOT / "data" / "raw").glob("*.txt")):
        parsed = csc.parse(path)
        found += [f"{one.title or ''}\n{one.summary or ''}" for one in parsed.articles]
        found += ["\n".join([one.title or "", *one.paragraphs]) for one in parsed.statements]
    return found


def varied(texts: Sequence[str], size: int = SIZE) -> list[str]:
    """`texts` as often as `size` asks for, each time with another word in place of a frequent one."""
    times = max(1, -(-size // max(1, sum(map(len, texts)))))
    return [text.replace(VARIED, f" and{'d' * copy} ") for copy in range(times) for text in texts]


def speeds(folders: Sequence[Path]) -> Iterator[str]:
    """A line for each set of texts and each kind of work."""
    sets = {"dumps": records()}
    sets |= {folder.name: [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))] for folder in folders}
    for name, texts in sets.items():
        many = varied(texts)
        megabytes = sum(len(text.encode()) for text in many) / 1e6
        for what, work in WORK.items():
            took = seconds(lambda many=many, work=work: [work(text) for text in many])  # type: ignore[misc]
            yield f"{name:24} {what:14} {megabytes / took:6.2f} MB/s"


def copies(piece: str, times: int) -> str:
    """`piece` so many times, with another name in place of ``{name}`` each time."""
    if "{name}" not in piece:
        return piece * times
    names = islice(product(ascii_lowercase, repeat=4), times)
    return "".join(piece.format(name="Q" + "".join(letters)) for letters in names)


def growth(piece: str, work: Callable[[str], object]) -> tuple[float, float]:
    """MB a second on copies of `piece`, and the cost of twice as many as a multiple of the cost."""
    times = max(1, HOSTILE_SIZE // len(piece))
    texts = copies(piece, times), copies(piece, 2 * times)
    cost, double = (seconds(lambda text=text: work(text)) for text in texts)  # type: ignore[misc]
    return len(texts[0].encode()) / 1e6 / cost, double / cost


def growths() -> Iterator[str]:
    """A line for each kind of hostile text."""
    for name, piece in HOSTILE.items():
        cells = [growth(piece, work) for work in WORK.values()]
        yield f"{name:24}" + "".join(f" {speed:10.2f} MB/s x{ratio:5.2f}" for speed, ratio in cells)


def main(arguments: Sequence[str]) -> None:
    """Print the speeds, the growth of the costs, or both."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if "--growth" not in arguments:
        print(*speeds(folders), sep="\n", flush=True)
    if "--speed" not in arguments:
        print(f"{'twice the text':24}" + "".join(f" {name:>22}" for name in WORK))
        for line in growths():
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
