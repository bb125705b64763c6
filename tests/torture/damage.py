"""damage.py BIN [CASES]: damages every file of an index in CASES ways together (1,000, if not said) and runs six commands
each time; README.md says what must hold."""

import os
import random
import shutil
import sys
import tempfile
from collections import Counter

from common import archive, run, write

COMMANDS = {
    "search": ["search", "hemsjukvårdsavtal", "--format", "jsonl"],
    "who": ["who", "avtal", "--format", "jsonl"],
    "people": ["people", "--format", "jsonl"],
    "show": ["show", "7.txt", "--format", "json"],
    "export": ["export", "--records"],
    "index": ["index", "in"],
}


def damage(path, kind, dice, others):
    with open(path, "rb") as file:
        content = bytearray(file.read())
    if not content and kind != "removed":
        return False
    if kind == "bit":
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    elif kind == "bytes":
        for _ in range(20):
            content[dice.randrange(len(content))] = dice.randrange(256)
    elif kind == "cut":
        content = content[: dice.randrange(len(content))]
    elif kind == "longer":
        content += bytes(dice.randrange(256) for _ in range(dice.randrange(1, 200)))
    elif kind == "emptied":
        content = b""
    elif kind == "removed":
        os.remove(path)
        return True
    elif kind == "swapped":
        others = [other for other in others if other != path and os.path.getsize(other)]
        with open(dice.choice(others), "rb") as file:
            content = file.read()
    with open(path, "wb") as file:
        file.write(content)
    return True


def main():
    binary = os.path.realpath(sys.argv[1])
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    dice = random.Random(2)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        archive("in", 40, "Text")
        run(binary, "index", "in", "--index", "ok")
        # Make a second segment and a list of deleted entries.
        for number in (3, 4):
            write("in", number, "Ändrat")
        run(binary, "index", "in", "--index", "ok")
        right = {name: run(binary, *command, "--index", "ok")[1] for name, command in COMMANDS.items()}
        names = sorted(os.listdir("ok"))
        kinds = ["bit", "bit", "bit", "bytes", "cut", "longer", "emptied", "removed", "swapped"]
        cases = [(name, kind) for name in names for kind in kinds]
        cases += [(dice.choice(names), dice.choice(kinds)) for _ in range(max(0, wanted - len(cases)))]
        table, wrong, done = Counter(), [], 0
        for name, kind in cases:
            shutil.rmtree("ix", ignore_errors=True)
            shutil.copytree("ok", "ix")
            if not damage(f"ix/{name}", kind, dice, [f"ix/{other}" for other in names]):
                continue
            done += 1
            for command, arguments in COMMANDS.items():
                code, out, err = run(binary, *arguments, "--index", "ix", timeout=20)
                if "panicked" in err or code not in (0, 1, 2):
                    outcome = "PANIC" if code != -1 else "HANG"
                elif code == 2:
                    outcome = "said to be damaged"
                elif out == right[command] or command == "index" and " failed" in out and out.startswith("0 added, 0 changed"):
                    outcome = "right"
                else:
                    outcome = "WRONG"
                table[kind, outcome] += 1
                if outcome.isupper():
                    wrong.append(f"{outcome}: {name} {kind} {command}: {code} {err[:200]}")
    print(f"{done} cases, {len(COMMANDS)} commands each")
    outcomes = ["right", "said to be damaged", "WRONG", "PANIC", "HANG"]
    print(f"{'':10}" + "".join(f"{outcome:>20}" for outcome in outcomes))
    for kind in dict.fromkeys(kinds):
        print(f"{kind:10}" + "".join(f"{table[kind, outcome]:>20}" for outcome in outcomes))
    print("\n".join(wrong) or "no wrong answer")
    sys.exit(bool(wrong))


main()
