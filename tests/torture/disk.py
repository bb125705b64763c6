"""disk.py BIN: a full disk, a folder that nobody may write to, three writers, 200 searches beside a build, and files that
vanish or grow while they are read; README.md says what must hold."""

import os
import subprocess
import sys
import tempfile
import threading
import time

from common import archive, exported, minutes, run, strays

FAULTS = []


def claim(holds, what, detail=""):
    print(f"{'ok   ' if holds else 'FAULT'} {what}{'' if holds else ': ' + str(detail)}")
    if not holds:
        FAULTS.append(what)


def full_disk(binary):
    if os.geteuid() != 0:
        print("skipped: only root can mount a small disk")
        return
    os.mkdir("small")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", "small"], check=True)
    try:
        archive("few", 20, "Text")
        code, _, _ = run(binary, "index", "few", "--index", "small/ix")
        claim(code == 0, "a small index fits")
        before = exported(binary, "small/ix")
        archive("many", 3000, "Text")
        code, _, err = run(binary, "index", "many", "--index", "small/ix")
        claim(code == 2 and "space" in err and len(err.splitlines()) == 1, "a full disk is one clear line", err)
        claim(exported(binary, "small/ix") == before or run(binary, "check", "--index", "small/ix")[0] in (0, 1),
              "what was committed before is there")
        code, _, err = run(binary, "search", "hemsjukvårdsavtal", "--index", "small/ix")
        claim(code == 0, "and answers", err)
        subprocess.run(["mount", "-o", "remount,size=200m", "small"], check=True)
        code, _, err = run(binary, "index", "few", "many", "--index", "small/ix")
        claim(code == 0 and not strays("small/ix"), "with room again, the next run goes on", err)
        claim(run(binary, "check", "--index", "small/ix")[0] == 0, "and the index is whole")
        subprocess.run(["mount", "-o", "remount,ro", "small"], check=True)
        code, out, err = run(binary, "search", "hemsjukvårdsavtal", "--index", "small/ix")
        claim(code == 0, "an index on a disk that nobody may write to can be searched", err)
        code, _, err = run(binary, "index", "few", "--index", "small/ix")
        claim(code == 2 and len(err.splitlines()) == 1, "and writing to it is one clear line", err)
    finally:
        subprocess.run(["umount", "-l", "small"], check=False)


def writers(binary):
    archive("in", 200, "Text")
    processes = [
        subprocess.Popen([binary, "index", "in", "--index", "three"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    ended = [(process.wait(), process.stderr.read().decode()) for process in processes]
    done = [err for code, err in ended if code == 0]
    busy = [err for code, err in ended if code == 2 and "another process is writing" in err and err.count("\n") == 1]
    claim(len(done) >= 1 and len(done) + len(busy) == 3, "of three writers one writes, the others say so", ended)
    claim(run(binary, "check", "--index", "three")[0] == 0, "and the index is whole")


def searches(binary):
    archive("in", 200, "Ny text")
    process = subprocess.Popen([binary, "index", "in", "--index", "three"], stdout=subprocess.DEVNULL)
    wrong = []

    def ask():
        for _ in range(50):
            code, out, err = run(binary, "search", "hemsjukvårdsavtal", "--index", "three", "--format", "jsonl")
            if code != 0 or '"total":200,' not in out:
                wrong.append((code, err, out[:80]))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    process.wait()
    claim(not wrong, "200 searches beside a build all answer", wrong[:3])


def restless(binary):
    archive("rest", 400, "Text")
    run(binary, "index", "rest", "--index", "restless")
    stop = threading.Event()

    def disturb():
        number = 0
        while not stop.is_set():
            number = (number + 7) % 400
            path = f"rest/{number}.txt"
            if number % 2:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(minutes(number, "Text"))
                    for _ in range(50):
                        file.write("och mer text om avtalet\n")
                        file.flush()
            else:
                os.remove(path)
                time.sleep(0.001)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(minutes(number, "Text"))

    thread = threading.Thread(target=disturb)
    thread.start()
    for _ in range(5):
        code, _, err = run(binary, "index", "rest", "--index", "restless")
        lines = [line for line in err.splitlines() if line.startswith("tingsok: ")]
        known = ("gone or replaced since", "changed while it was read", "the file is empty", "no such file or folder")
        claim(all(any(what in line for what in known) for line in lines), "what changes while it is read is one clear line", lines[:3])
        claim(code in (0, 2) and (code == 2) == bool(lines), "and the rest goes on", code)
    stop.set()
    thread.join()
    run(binary, "index", "rest", "--index", "restless")
    run(binary, "index", "rest", "--index", "anew")
    claim(exported(binary, "restless") == exported(binary, "anew"), "at rest again, nothing is lost")


def main():
    binary = os.path.realpath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        full_disk(binary)
        writers(binary)
        searches(binary)
        restless(binary)
    sys.exit(bool(FAULTS))


main()
