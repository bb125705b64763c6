"""What the scripts share: made-up minutes, the command, and what an index says as a whole."""

import os
import subprocess

KNOWN = {".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock", "manifest.json", "meta.json", "seen.json"}


def minutes(number, said):
    day = number % 28 + 1
    return (
        f"Protokoll\nRegionstyrelsen 2024-05-{day:02}\n\nNärvarande\nKim Holm (S), ordförande\nRobin Ek (M)\n\n"
        f"§ 1 Avtal RS 2024/{number // 3}\n\nFöredragande: Alex Lind, samordnare, Region Norr\n\n"
        f"{said} {number}: hemsjukvårdsavtalet ses över under året.\n\nBeslut\n\nStyrelsen beslutar att anta avtal {number}.\n"
    )


def write(folder, number, said):
    with open(os.path.join(folder, f"{number}.txt"), "w", encoding="utf-8") as file:
        file.write(minutes(number, said))


def archive(folder, count, said):
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        write(folder, number, said)


def run(binary, *arguments, timeout=60, cwd=None):
    """Exit code, output and messages; -1 for one that hangs."""
    try:
        done = subprocess.run([binary, *arguments], capture_output=True, timeout=timeout, cwd=cwd)
    except subprocess.TimeoutExpired:
        return -1, "", "hangs"
    return done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")


def exported(binary, index):
    return [run(binary, "export", what, "--index", index)[1] for what in ("--records", "--people", "--matters")]


def strays(index):
    with open(os.path.join(index, "meta.json"), encoding="utf-8") as file:
        segments = file.read().replace("-", "")
    return [
        name for name in os.listdir(index)
        if name not in KNOWN and not (len(name.split(".")[0]) == 32 and name.split(".")[0] in segments)
    ]
