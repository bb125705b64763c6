"""files.py BIN: large and hostile PDF, Word and HTML files, each beside minutes that can be read; README.md says what must
hold."""

import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

from common import run, write

SECONDS = 10
BYTES = 512 << 20
SETTINGS = f"[limits.document]\nreader-seconds = {SECONDS}\nreader-bytes = {BYTES}\n"
# In addition to the reader's limit: the program with its own allowance (200 MiB), and the file, which the child holds
# twice.
PROGRAM = 200 << 20
# The parent also reads what the child answered, and indexes it.
PARENT_SECONDS = 60

DRAWN = b"BT /F 12 Tf 50 700 Td (Protokoll Regionstyrelsen 2024-05-17) Tj ET"


def stream(content, more=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(content), more) + content + b"\nendstream"


def pdf(content=DRAWN, more=(), packed=b""):
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(content, packed),
        *more,
    ]
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    at = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        file += b"%010d 00000 n \n" % place
    file += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)
    return bytes(file)


def packed(size, piece):
    """So many bytes, packed, without ever holding them."""
    packer = zlib.compressobj(9)
    block = piece * ((1 << 20) // len(piece))
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


def tenfold(following):
    more = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>" % following
    return stream(b"/X Do " * 10, more)


def docx(body, size=1, method=zipfile.ZIP_STORED):
    """`body`, repeated until it is so large, as a Word document."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as parts:
        parts.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Override PartName="/word/document.xml" '
            f'ContentType="{office}.document.main+xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Target="word/document.xml" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        with parts.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>')
            block = body.encode() * max(1, (1 << 20) // len(body) if size > 1 else 1)
            for _ in range(max(1, size // len(block))):
                part.write(block)
            part.write(b"</w:body></w:document>")
    return file.getvalue()


def nested(opened, middle, closed, times):
    return opened * times + middle + closed * times


PARAGRAPH = "<w:p><w:r><w:t>Protokoll 2024-05-17</w:t></w:r></w:p>"
READ, SLOW, LARGE, BOMB, LONG = "", "seconds", "of memory", "too large when unpacked", "split it"
ANY = None

# Name, bytes, and some words of the message, or nothing if the file is to be read.
CASES = [
    ("padded.pdf", lambda: pdf()[:9] + b" " * (200 << 20) + pdf()[9:], READ),
    ("followed.pdf", lambda: pdf() + b"\0" * (200 << 20), READ),
    ("objects.pdf", lambda: pdf()[:9] + b"1 0 obj\n" * (20 << 20) + pdf()[9:], READ),
    ("larger.pdf", lambda: pdf() + b"\0" * (300 << 20), "larger than"),
    ("inflated.pdf", lambda: pdf(packed(2 << 30, b" "), packed=b"/Filter /FlateDecode"), LARGE),
    ("inflated_twice.pdf",
     lambda: pdf(zlib.compress(packed(2 << 30, b" "), 9), packed=b"/Filter [/FlateDecode /FlateDecode]"), LARGE),
    ("laughs.pdf", lambda: pdf(b"/X Do", [tenfold(number) for number in range(7, 47)]), SLOW),
    ("glyphs.pdf", lambda: pdf(b"BT /F 8 Tf " + b"".join(
        b"1 0 0 1 50 %d Tm (%s) Tj\n" % (row % 842, b"abcde " * 16) for row in range(10_000)) + b"ET"), READ),
    ("arrays.pdf", lambda: pdf(nested(b"[", b"", b"]", 100_000) + b" TJ " + DRAWN), ANY),
    ("dictionaries.pdf", lambda: pdf(more=[nested(b"<</A ", b"1", b">>", 100_000)]), ANY),
    ("saved.pdf", lambda: pdf(b"q " * 3_000_000 + DRAWN), READ),
    ("strings.pdf", lambda: pdf(nested(b"(", b"", b")", 500_000) + b" Tj " + DRAWN), ANY),
    ("bomb.docx", lambda: docx(PARAGRAPH, 4 << 30, zipfile.ZIP_DEFLATED), BOMB),
    ("parts.docx", lambda: docx(nested("<w:ins>", PARAGRAPH, "</w:ins>", 100_000)), ANY),
    ("tables.docx", lambda: docx(nested("<w:tbl><w:tr><w:tc>", PARAGRAPH, "</w:tc></w:tr></w:tbl>", 50_000)), LARGE),
    ("paragraphs.docx", lambda: docx(PARAGRAPH, 100 << 20), ANY),
    ("elements.html", lambda: b"<html>" + b"<div>" * 1_000_000 + b"x", SLOW),
    ("line.html", lambda: b"<html><p>" + b"ord " * (25 << 20), ANY),
    ("breaks.html", lambda: b"<html><p>Protokoll" + b"<br>" * (50 << 20), LARGE),
    ("lines.html", lambda: b"<html>" + b"<p>1. Budget" * 600_000, LONG),
]


def most_memory(process):
    """The most memory that a process has held, in bytes."""
    try:
        with open(f"/proc/{process}/status", encoding="utf-8") as status:
            return max((int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM")), default=0)
    except OSError:
        return 0


def children(process):
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="utf-8") as listed:
            return listed.read().split()
    except OSError:
        return []


def watched(binary, *arguments):
    """Exit code, messages, seconds, and the most memory of the process and of its children."""
    begun = time.monotonic()
    process = subprocess.Popen([binary, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    own = of_children = 0
    while process.poll() is None:
        own = max(own, most_memory(process.pid))
        of_children = max([of_children, *map(most_memory, children(process.pid))])
        time.sleep(0.01)
    return process.returncode, process.stderr.read().decode(), time.monotonic() - begun, own, of_children


def main():
    binary = os.path.realpath(sys.argv[1])
    faults = 0
    print(f"{'file':20}{'MB':>6}{'code':>6}{'seconds':>9}{'parent MB':>11}{'child MB':>10}  said")
    for name, made, expected in CASES:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            os.mkdir("in")
            os.mkdir("ix")
            with open("ix/tingsok.toml", "w", encoding="utf-8") as settings:
                settings.write(SETTINGS)
            content = made()
            size = len(content)
            with open(f"in/{name}", "wb") as file:
                file.write(content)
            del content
            write("in", 1, "Text")
            code, said, seconds, own, of_child = watched(binary, "index", "in", "--index", "ix")
            lines = said.splitlines()
            wrong = []
            if code != (2 if lines and lines[0].startswith("tingsok: ") else 0) or len(lines) > 1 or "panicked" in said:
                wrong.append("not one line, or another exit code")
            if expected == READ and code != 0 or expected and not (code == 2 and expected in said):
                wrong.append(f"expected {expected or 'to be read'}")
            if seconds > 3 * SECONDS + PARENT_SECONDS:
                wrong.append("too slow")
            if of_child > BYTES + PROGRAM + 2 * size or own > BYTES + PROGRAM + 2 * size:
                wrong.append("too much memory")
            if run(binary, "search", "hemsjukvårdsavtalet", "--index", "ix")[0] != 0:
                wrong.append("the other file is not found")
            os.chdir("/")
        faults += bool(wrong)
        print(f"{name:20}{size >> 20:>6}{code:>6}{seconds:>9.1f}{own >> 20:>11}{of_child >> 20:>10}  "
              f"{lines[0].split(': ', 2)[-1] if lines else 'read'}{''.join(f'  FAULT: {what}' for what in wrong)}", flush=True)
    sys.exit(bool(faults))


main()
