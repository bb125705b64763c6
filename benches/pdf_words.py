#!/usr/bin/env python3
"""Measure how well a program reads the words of PDF files, against poppler's pdftotext.

Usage: pdf_words.py PROGRAM FOLDER...

For every *.pdf in the folders this runs

    PROGRAM inspect FILE --format json      and      pdftotext FILE -

and compares the words of the two. The program must print JSON of the form
{"pages": [{"number": 1, "lines": [{"printed": "..."}, ...]}, ...]}.

The measure is F1 over bags of words: the order of the words does not count,
but how often each word occurs does. Before splitting at white space both
texts are put in Unicode form NFKC, with the soft hyphen (U+00AD) read as a
hyphen. A word broken at a line end ("be-" / "dömning") is joined in both
texts when a letter and a hyphen end the line and a lower-case letter begins
the next, since pdftotext itself joins such words. (pdftotext drops a hyphen at
a line end also before a digit, and at the end of a row of dashes. A program
that keeps it there loses a word or two, so not every file can reach 1.000.)

One line is printed per file: F1, the words pdftotext gave, the words the
program gave, and F1 over only the words that hold a digit, one of åäöÅÄÖ,
or §. Then the mean, the lowest, and the names of the files below 0.97.
Files where pdftotext gives fewer than 5 words are listed apart, as without
a text layer, and are not in the mean. A file the program fails on, or for
which it prints no such JSON, counts as F1 = 0.

Each program is run three times on each file, in turns; the shortest time of
the three counts. The times of all files are added up and divided by the
number of pages: milliseconds a page, starting the program included.

Exit status: 0 when the mean is 0.99 or more, 1 when it is lower, 2 when the
program was called wrongly or nothing could be measured. When pdftotext is
not installed the script says so, measures nothing and exits with 0.
"""

import json
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

LOWEST_MEAN = 0.99  # a lower mean makes the script exit with 1
NAMED_BELOW = 0.97  # files with a lower F1 are named at the end
TEXT_LAYER = 5  # words pdftotext must give for a file to have a text layer
RUNS = 3
TIMEOUT = 120  # seconds for one run on one file

BROKEN_WORD = re.compile(r"([^\W\d_])[-\u2010][^\S\n]*\n\s*(?=([^\W\d_]))")
SWEDISH = re.compile(r"[0-9åäöÅÄÖ§]")


def bag_of_words(text):
    """Count the words of a text, in the same form whoever printed it."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", "-"))
    text = BROKEN_WORD.sub(lambda m: m[1] if m[2].islower() else m[0], text)
    return Counter(text.split())


def f1(wanted, got):
    """F1 of two bags of words; None when both are empty."""
    total = wanted.total() + got.total()
    return 2 * (wanted & got).total() / total if total else None


def swedish(bag):
    """The words of a bag that hold a digit, one of åäöÅÄÖ, or §."""
    return Counter({word: n for word, n in bag.items() if SWEDISH.search(word)})


def run(command):
    """Run a command: its output as text, what went wrong or "", and the seconds."""
    start = time.perf_counter()
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return "", f"no answer in {TIMEOUT} s", time.perf_counter() - start
    seconds = time.perf_counter() - start
    wrong = f"exit status {done.returncode}" if done.returncode else ""
    return done.stdout.decode("utf-8", "replace"), wrong, seconds


def text_of_json(output):
    """The printed lines in the program's JSON, one a line; ValueError if it is not of the form."""
    try:
        pages = json.loads(output)["pages"]
        return "\n".join(line["printed"] for page in pages for line in page["lines"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not the expected JSON ({type(error).__name__}: {error})") from error


def measure(program, path):
    """Run both programs on one file; a dict with the two bags, the times and the pages."""
    ours, theirs, wrong = [], [], ""
    for _ in range(RUNS):
        output, failure, seconds = run([program, "inspect", str(path), "--format", "json"])
        wrong = wrong or failure
        ours.append(seconds)
        reference, reference_wrong, seconds = run(["pdftotext", str(path), "-"])
        theirs.append(seconds)
    try:
        got = bag_of_words(text_of_json(output))
    except ValueError as error:
        got = Counter()
        wrong = f"{wrong}, {error}" if wrong else str(error)
    return {
        "path": path,
        "wanted": bag_of_words(reference),
        "got": got,
        "wrong": wrong,
        "reference_wrong": reference_wrong,
        "ours": min(ours),
        "theirs": min(theirs),
        "pages": max(1, reference.count("\f")),
    }


def decimals(value):
    return "    -" if value is None else f"{value:.3f}"


def main(arguments):
    if len(arguments) < 2 or arguments[0] in ("-h", "--help"):
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    if shutil.which("pdftotext") is None:
        print("skipped: pdftotext (poppler-utils) is not installed, so there is nothing to compare with")
        return 0
    program = shutil.which(arguments[0])
    if program is None:
        print(f"cannot run {arguments[0]}", file=sys.stderr)
        return 2
    paths = []
    for folder in arguments[1:]:
        if not Path(folder).is_dir():
            print(f"not a folder: {folder}", file=sys.stderr)
            return 2
        paths += sorted(Path(folder).glob("*.pdf"))

    scores, swedish_scores, without_text, refused = [], [], [], []
    seconds_ours = seconds_theirs = pages = 0
    print("   F1  words   read  åäö§0-9  file")
    for path in paths:
        m = measure(program, path)
        if m["reference_wrong"]:
            refused.append(f"{path.name} ({m['reference_wrong']})")
            continue
        seconds_ours += m["ours"]
        seconds_theirs += m["theirs"]
        pages += m["pages"]
        wanted, got = m["wanted"], m["got"]
        note = f"  [{m['wrong']}]" if m["wrong"] else ""
        if wanted.total() < TEXT_LAYER:
            without_text.append(f"{path.name}: pdftotext {wanted.total()} words, read {got.total()}{note}")
            continue
        score, part = f1(wanted, got), f1(swedish(wanted), swedish(got))
        scores.append((score, path.name))
        if part is not None:
            swedish_scores.append(part)
        print(f"{score:.3f} {wanted.total():6} {got.total():6}    {decimals(part)}  {path.name}{note}", flush=True)

    if without_text:
        print(f"\nWithout text layer ({len(without_text)} files, not in the mean):")
        print("\n".join(f"  {line}" for line in without_text))
    if refused:
        print(f"\nNot read by pdftotext ({len(refused)} files, not measured):")
        print("\n".join(f"  {line}" for line in refused))
    if not scores:
        print("\nno file with a text layer, so nothing was measured", file=sys.stderr)
        return 2

    mean = sum(score for score, _ in scores) / len(scores)
    lowest, name = min(scores)
    print(f"\nmean    {mean:.4f}  ({len(scores)} files; must be at least {LOWEST_MEAN})")
    if swedish_scores:
        print(f"åäö§0-9 {sum(swedish_scores) / len(swedish_scores):.4f}  (mean over words with a digit, åäöÅÄÖ or §)")
    print(f"minimum {lowest:.4f}  {name}")
    below = [f"  {score:.3f} {name}" for score, name in sorted(scores) if score < NAMED_BELOW]
    print(f"below {NAMED_BELOW}: {len(below)}" if below else f"below {NAMED_BELOW}: none")
    if below:
        print("\n".join(below))
    print(
        f"time    {1000 * seconds_ours / pages:.2f} ms a page, pdftotext {1000 * seconds_theirs / pages:.2f} ms a page"
        f"  ({pages} pages, shortest of {RUNS} runs a file)"
    )
    return 0 if mean >= LOWEST_MEAN else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
