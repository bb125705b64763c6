#!/usr/bin/env python3
"""Ask SQLite FTS5 the questions of the benchmark `latency`, which starts this.

Standard input has JSON, a value a line: the folder to work in, how often each
question is asked, how many hits are wanted; then the passages
({"text": "...", "year": 2024}), an empty line, and the questions
({"kind": "...", "sort": "word", "words": ["..."], "year": null}).

Standard output has what building took (seconds of processor time, seconds on
the clock, bytes of the file), then a line a kind: the middle of the questions'
middle times and the 99th of 100, in milliseconds, and how many found nothing.
A question brings the ten best texts by bm25, each with a snippet. FTS5 has no
search for words spelled alike; such questions are passed over.

Exit status: 3 when this Python's SQLite has no FTS5.
"""

import json
import os
import sqlite3
import sys
import time

folder, times, hits = json.loads(sys.stdin.readline())
database = sqlite3.connect(os.path.join(folder, "fts5.db"), isolation_level=None)
try:
    database.execute("CREATE VIRTUAL TABLE passages USING fts5(text, year UNINDEXED)")
except sqlite3.OperationalError:
    sys.exit(3)


def passages():
    for line in sys.stdin:
        if not line.strip():
            return
        passage = json.loads(line)
        yield passage["text"], passage["year"]


read = list(passages())
processor, clock = time.process_time(), time.perf_counter()
database.execute("BEGIN")
database.executemany("INSERT INTO passages VALUES (?, ?)", read)
database.execute("COMMIT")
database.execute("INSERT INTO passages(passages) VALUES ('optimize')")
processor, clock = time.process_time() - processor, time.perf_counter() - clock
print(json.dumps([processor, clock, os.path.getsize(os.path.join(folder, "fts5.db"))]))

MATCH = {
    "word": lambda words: f'"{words[0]}"',
    "words": lambda words: " OR ".join(f'"{word}"' for word in words),
    "phrase": lambda words: '"' + " ".join(words) + '"',
    "prefix": lambda words: f'"{words[0]}" *',
}
ASK = "SELECT text, snippet(passages, 0, '', '', '…', 40) FROM passages WHERE passages MATCH ? {} ORDER BY rank LIMIT ?"


def ask(question):
    match = MATCH[question["sort"]](question["words"])
    if question["year"] is None:
        return database.execute(ASK.format(""), (match, hits)).fetchall()
    return database.execute(ASK.format("AND year = ?"), (match, question["year"], hits)).fetchall()


kinds = {}
for line in sys.stdin:
    question = json.loads(line)
    if question["sort"] not in MATCH:
        continue
    # A first run that does not count.
    nothing = not ask(question)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - start) * 1000)
    middles, empty = kinds.setdefault(question["kind"], ([], []))
    middles.append(sorted(taken)[len(taken) // 2])
    empty.append(nothing)

for kind, (middles, empty) in kinds.items():
    middles.sort()
    within = [middles[-(-len(middles) * percent // 100) - 1] for percent in (50, 99)]
    print(json.dumps([kind, *within, sum(empty)]))
