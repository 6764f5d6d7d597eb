"""Native programs side by side on the pages of a folder; see `cargo xtask bench native`.

    python3 native.py FOLDER --standfirst PROGRAM --smoothie PROGRAM --trafilatura PYTHON [--every N] [--pages N] [--json FILE]

Each program is one process that reads jobs, a line of JSON each, and answers each with a line: time to start counts.
What counts is the time of the processor, user and system, so pages per second are those of one core, and the most
memory the process had. The programs take turns, three times, and the best counts. At last ours alone reads `--pages`
pages, the same ones again and again, for its memory.
"""

import argparse
import gzip
import json
import os
import pathlib
import tempfile

from process import run

ROUNDS = 3
HERE = pathlib.Path(__file__).resolve().parent


def read(path):
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    return data.decode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--standfirst", required=True)
    parser.add_argument("--smoothie", required=True)
    parser.add_argument("--trafilatura", required=True)
    parser.add_argument("--every", type=int, default=3)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()

    names = [name for name in sorted(os.listdir(options.folder)) if name.endswith((".html", ".html.gz"))]
    programs = {
        "standfirst": [options.standfirst, "analyze", "--jsonl"],
        "dom_smoothie": [options.smoothie],
        "trafilatura": [options.trafilatura, str(HERE / "native-trafilatura.py")],
    }
    with tempfile.TemporaryDirectory() as folder:
        jobs = pathlib.Path(folder) / "jobs.jsonl"
        lines = [json.dumps({"source": name, "html": read(options.folder / name)}) for name in names[:: options.every]]
        jobs.write_text("\n".join(lines) + "\n")
        best = {}
        for turn in range(ROUNDS):
            order = list(programs)
            for name in order[turn % 3 :] + order[: turn % 3]:
                seconds, memory, answers = run(programs[name], jobs)
                if answers != len(lines):
                    raise SystemExit(f"{name} answered {answers} of {len(lines)} jobs.")
                known = best.get(name)
                best[name] = (seconds, memory) if known is None else (min(seconds, known[0]), max(memory, known[1]))
        many = pathlib.Path(folder) / "many.jsonl"
        with many.open("w") as out:
            for number in range(options.pages):
                out.write(lines[number % len(lines)] + "\n")
        seconds, memory, _ = run(programs["standfirst"], many)

    size = sum(len(line) for line in lines) / 1e6
    print(f"{len(lines)} pages, {size:.1f} MB of jobs, one process each, the best of {ROUNDS} turns\n")
    print(f"{'':<16}{'CPU s':>9}{'pages/s a core':>16}{'ours is':>10}{'peak MB':>10}")
    ours = best["standfirst"][0]
    for name, (taken, peak) in best.items():
        print(f"{name:<16}{taken:>9.2f}{len(lines) / taken:>16.1f}{taken / ours:>9.1f}x{peak:>10.1f}")
    print(f"\nstandfirst on {options.pages} pages: {seconds:.1f} s of CPU, peak {memory:.1f} MB")
    if options.json:
        figures = {name: {"cpu_s": taken, "pages_per_s": len(lines) / taken, "peak_mb": peak} for name, (taken, peak) in best.items()}
        figures["many"] = {"pages": options.pages, "cpu_s": seconds, "peak_mb": memory}
        options.json.write_text(json.dumps({"pages": len(lines), **figures}, indent=1) + "\n")


main()
