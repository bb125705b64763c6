"""kills.py BIN [COUNT]: stops COUNT builds and updates (100, if not said) by SIGKILL and a fifth as many by SIGINT, at
random moments; README.md says what must hold."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from common import archive, exported, run, strays, write

COUNT = 600


def main():
    binary = os.path.realpath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    dice = random.Random(1)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        archive("in", COUNT, "Text")
        begun = time.monotonic()
        run(binary, "index", "in", "--index", "right")
        whole = time.monotonic() - begun
        right = exported(binary, "right")
        stopped = {"killed": 0, "interrupted": 0, "done before": 0}
        number = 0
        while stopped["interrupted"] < count // 5 and number < 10 * count:
            number += 1
            kind = signal.SIGKILL if stopped["killed"] < count else signal.SIGINT
            if number % 2 == 0 or not os.path.exists("ix"):
                shutil.rmtree("ix", ignore_errors=True)
            else:
                # An update: some files have changed, one is gone, and one is new.
                shutil.rmtree("ix")
                shutil.copytree("right", "ix")
                for changed in dice.sample(range(COUNT), 80):
                    write("in", changed, "Ändrat")
                os.remove("in/5.txt")
                write("in", COUNT + 1, "Nytt")
                run(binary, "index", "in", "--index", "ix")
                archive("in", COUNT, "Text")
                os.remove(f"in/{COUNT + 1}.txt")
            process = subprocess.Popen(
                [binary, "index", "in", "--index", "ix"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            time.sleep(dice.random() * whole * 0.9)
            process.send_signal(kind)
            said = process.communicate()[1].decode()
            if kind == signal.SIGKILL:
                stopped["killed" if process.returncode == -9 else "done before"] += 1
            else:
                stopped["interrupted" if process.returncode in (2, 130, -2) else "done before"] += 1
                if process.returncode == 2 and "what was read is kept" not in said:
                    faults.append(f"{number}: Ctrl-C said {said!r}")
            code, _, messages = run(binary, "search", "hemsjukvårdsavtal", "--index", "ix")
            if not (code in (0, 1) or code == 2 and "no index in" in messages):
                faults.append(f"{number}: search ended with {code}: {messages}")
            code, _, messages = run(binary, "index", "in", "--index", "ix")
            if code != 0 or messages:
                faults.append(f"{number}: the next run ended with {code}: {messages}")
            if exported(binary, "ix") != right:
                faults.append(f"{number}: another export than undisturbed")
            code, _, messages = run(binary, "check", "--index", "ix")
            if code != 0:
                faults.append(f"{number}: check ended with {code}: {messages}")
            if strays("ix"):
                faults.append(f"{number}: left over {strays('ix')}")
    print(", ".join(f"{count} {name}" for name, count in stopped.items()))
    print("\n".join(faults) or "all as undisturbed")
    sys.exit(bool(faults))


main()
