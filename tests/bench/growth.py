"""How time and memory grow with a page; see `cargo xtask bench growth`.

    python3 growth.py --standfirst PROGRAM [--json FILE]

Invented texts and pages of each kind, from small to as large as is read. What counts is the time of the processor of a
process that reads one of them, the best of its turns, so that a busy machine changes little. Where time grows with the
square of what there is, milliseconds per MB grow with it: the last column holds the largest against that of 1 MB.
"""

import argparse
import json
import pathlib
import random
import tempfile

from process import run

TURNS = 5

FIRST = "Orla Hedda Tomas Lena Ann Bram Ciro Dagny Elio Fenna Goran Hild Ivo Jorun Kasimir Liv Marek Nuria Oskar Petra".split()
LAST = "Finch Brook Reed Hart Oak Tarn Weir Moss Vale Holt Crane Dale Fenn Gorse Heath Isle Kerr Lund Marsh Nash".split()
SYLLABLES = "ba re lo mi tu ka ne so vi da ga pe ro zi fa hu".split()
SPOKE = "said told added explained noted argued replied recalled".split()
WORDS = (
    "the harbour gate weir board keeper water council spring bridge market letter stone winter garden train plan river mill "
    "lamp road boat key house"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()

pick = random.Random(7)


def sentence(words):
    return " ".join(pick.choice(WORDS) for _ in range(words)).capitalize() + "."


def name():
    return f"{pick.choice(FIRST)} {pick.choice(LAST)}"


def new_name():
    first, last = ("".join(pick.choice(SYLLABLES) for _ in range(n)).capitalize() for n in (3, 4))
    return f"{first} {last}"


def day():
    return f"{pick.choice(MONTHS)} {pick.randrange(1, 28)}, {pick.randrange(1990, 2024)}"


def quotation(whose):
    return f"“{sentence(10)[:-1]},” {pick.choice(SPOKE)} {whose()} on {pick.choice(DAYS)}. She met {whose()} on {day()}."


def paragraph(quotations, whose=name):
    return " ".join([sentence(14) for _ in range(3)] + [quotation(whose) for _ in range(quotations)])


def article():
    """Paragraphs of an article, some with a quotation."""
    return "\n\n".join([sentence(5)] + [paragraph(int(pick.random() < 0.6)) for _ in range(12)])


def element():
    """Nine nodes."""
    link = f"<a href='/x{pick.randrange(10**6)}'>{name()}</a>"
    return f"<p class='c{pick.randrange(20)}'>{link} {sentence(8)} <b>{pick.choice(WORDS)}</b> {sentence(6)} <i>{day()}</i></p>"


def card():
    """A line that leads to another article."""
    link = f"<h3><a href='/a/{pick.randrange(10**6)}'>{sentence(6)}</a></h3>"
    return f"<div class='card c{pick.randrange(50)}'>{link}<p>{sentence(9)}</p><span>{name()}</span><time>{day()}</time></div>"


def line():
    """A line that ends with a break."""
    return f"{sentence(12)}<br>"


# What a kind is made of, and what is counted: the things in one part.
KINDS = {
    "articles": (article, "paragraphs", 13),
    "quotations": (lambda: paragraph(2), "quotations", 2),
    "names, all different": (lambda: paragraph(2, new_name), "names", 4),
    "elements": (element, "nodes", 9),
    "related lines": (card, "nodes", 12),
    "lines between breaks": (line, "nodes", 2),
}
HTML = {"elements", "related lines", "lines between breaks"}
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def job(kind, size):
    """A line of JSON about as long as `size`, and how many things there are in it."""
    make, _, things = KINDS[kind]
    parts, length = [], 0
    while length < size:
        parts.append(make())
        length += len(parts[-1].encode())
    if kind in HTML:
        page = {"html": f"<title>The weir</title><body><article><h1>The weir</h1>{''.join(parts)}</article>"}
    else:
        page = {"text": "\n\n".join(parts)}
    return json.dumps(page, ensure_ascii=False) + "\n", things * len(parts)


def measure(command, folder, kind, size):
    line, things = job(kind, size)
    jobs = pathlib.Path(folder) / "job.jsonl"
    jobs.write_text(line)
    turns = [run(command, jobs) for _ in range(TURNS)]
    mb = len(line.encode()) / 1e6
    seconds, memory = min(turn[0] for turn in turns), max(turn[1] for turn in turns)
    return {"mb": mb, "things": things, "ms_per_mb": 1000 * seconds / mb, "peak_mb": memory}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--standfirst", required=True)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()

    figures = {}
    print(f"{'':<24}{'MB':>8}{'':>10}{'':<12}{'CPU ms/MB':>11}{'peak MB/MB':>12}{'to 1 MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for kind, (_, things, _) in KINDS.items():
            rows = [measure([options.standfirst, "analyze", "--jsonl"], folder, kind, size) for size in SIZES]
            figures[kind] = rows
            for size, row in zip(SIZES, rows):
                ratio = f"{row['ms_per_mb'] / rows[SIZES.index(1_000_000)]['ms_per_mb']:.2f}" if size > 1_000_000 else ""
                # What ends at once is gone before its memory was looked at.
                memory = f"{row['peak_mb'] / row['mb']:.1f}" if size >= 1_000_000 else ""
                print(
                    f"{kind:<24}{row['mb']:>8.2f}{row['things']:>10,} {things:<11}{row['ms_per_mb']:>11.1f}{memory:>12}{ratio:>9}",
                    flush=True,
                )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


main()
