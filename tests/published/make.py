#!/usr/bin/env python3
"""Make the five seed documents anew as published files: PDF, DOCX and HTML.

The text is never typed here. PLANS says which lines of a seed are headings, lists, people and so on; `read` turns the
seed's own lines into blocks; three writers lay the blocks out. At the end the words of the blocks, and of every file
written, are compared with the words of the seed.

    python3 tests/published/make.py            # write the fifteen files beside this script, then check them

README.md says what has to be installed.
"""

import copy
import html
import io
import logging
import os
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

os.environ.setdefault("SOURCE_DATE_EPOCH", "1735689600")  # for the font subsets

import docx  # noqa: E402
from docx.enum.style import WD_STYLE_TYPE  # noqa: E402
from docx.enum.table import WD_TABLE_ALIGNMENT  # noqa: E402
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT  # noqa: E402
from docx.oxml import parse_xml  # noqa: E402
from docx.oxml.ns import nsdecls, qn  # noqa: E402
from docx.shared import Cm, Pt, RGBColor  # noqa: E402
from weasyprint import HTML  # noqa: E402

logging.getLogger("fontTools").setLevel(logging.ERROR)
HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"

# What each line of a seed is, by line number ("7" or "7-9"). A line without a key is recognised by its form: "1. Title"
# is a heading (h2), "- text" is a bullet, every other line is a paragraph.
#   h1 h2 h3    headings                      cap    caption of a picture
#   foot        the foot of a printed page    ref    file number on a line of its own
#   names       people, one per line, set in two columns; names1: the same in one column
#   side        "label > names": label on the left, people on the right
#   labels      "Label: text", label on the left, text on the right
#   join        this line continues the paragraph before it
#   wrapped     the seed breaks its paragraphs into lines; `new` lists the lines that begin one
#   rows        the table: "left cell > right cell"; `split` makes line n.5 out of line n's end, from that word
#   title       item titles in the table      wide   rows of one cell
# `look` is about the PDF, `web` about how the HTML is written; both are explained where they are used.
PLANS = {
    "000_542d0371b58a0641": {
        "h1": "3", "h2": "151 197", "h3": "121 127 131 138 145", "cap": "29", "foot": "76-84 221-228", "ref": "213",
        "names": "153-195 199-209 215-217", "break": "23",
        "head": (r"(?m)^Protokoll (.+) [\d-]+$", r"(?m)^Protokoll .+ ([\d-]+)$"), "region": "Region Kalmar län",
        "look": {"font": "Carlito", "size": 11, "justify": True, "hyphens": "-", "page": "Sida {} ({})",
                 "page_at": "top-right", "date_at": "top-center", "version": "1.7"},
        "web": {"names": "p", "entities": False}, "date": "2022-11-25",
    },
    "001_96daaff200470e67": {
        "h1": "3", "h2": "128 146", "h3": "15 22 26 30 35 70 78 84 96", "names": "130-144 148-155",
        "head": (r"(?m)^Protokoll (.+) [\d-]+$", r"(?m)^Protokoll .+ ([\d-]+)$"), "region": "Region Kalmar län",
        "look": {"font": "Liberation Sans", "size": 10, "bullet": "– ", "page": "{}({})", "page_at": "bottom-center",
                 "date_at": "top-right", "version": "1.4"},
        "web": {"names": "br", "entities": True}, "date": "2024-04-12",
    },
    "002_31f21ad4ef5bd8ed": {
        "h1": "3", "h3": "124 131 138", "cap": "24 28 84 88", "foot": "32-33 37-44 92-93 111-118", "join": "82 183",
        "side": "149 > 151-171; 173 > 175-187",
        "head": (r"(?m)^Protokoll (.+) [\d-]+$", r"(?m)^Protokoll .+ ([\d-]+)$"), "region": "Region Kalmar län",
        "look": {"font": "Liberation Serif", "heads": "Liberation Sans", "size": 11, "hyphens": "\u2010",
                 "page": "{} ({})", "page_at": "top-right", "date_at": "bottom-left", "version": "1.7"},
        "web": {"names": "br", "entities": False}, "date": "2024-12-13",
    },
    "003_e7815441890b7af1": {
        "wrapped": True, "h1": "1", "h2": "5", "h3": "40", "names": "11-38", "names1": "41-42", "join": "3 133 189",
        "new": "8 51 59 74 80 84 99 102 155 276 287 293 347",
        "split": {129: "Ewa", 137: "Torbjorn"}, "title": "51 90 129 137 171 201 218 244 261 286 309 336",
        "wide": "50 135",
        "rows": "46 > 48; 50; 51-85 > 87-88; 90-102 > 104; 109-127; 129 > 129.5; 131-133; 135; 137 > 137.5-138;"
                "140-169; 171-196 > 198-199; 201-213 > 215-216; 218-220 > 222; 227-242; 244-257 > 259; 261-279 > 281;"
                "286-305 > 307; 309-330 > 332; 334-338 > 340; 345-357",
        "head": (r"(?s)^ (Ledningsgrupp .+?socialtjinst)", r"den (6 september)"), "region": "Region Kronoberg",
        "look": {"font": "DejaVu Serif", "size": 9.5, "page": "{}({})", "page_at": "bottom-right",
                 "date_at": "top-right", "version": "1.7"},
        "web": {"names": "p", "entities": False}, "date": "2024-09-06",
    },
    "004_014bf4e9da3e8400": {
        "h1": "3", "h2": "19", "labels": "5-17", "join": "78 114",
        "head": (r"Mötesanteckningar– (.+)", r"Datum: (.+)"), "region": "Region Kronoberg",
        "look": {"font": "Carlito", "size": 11, "justify": True, "hyphens": "-", "page": "Sida {} ({})",
                 "page_at": "bottom-right", "date_at": "bottom-left", "version": "1.7", "tags": True},
        "web": {"names": "p", "entities": False}, "date": "2025-12-05",
    },
}


# From the seed's lines to blocks ----------------------------------------------------------------------------------

INLINE = re.compile(r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*|\[(?P<a>[^\]]+)\]\([^)]*\)", re.S)
LABEL = re.compile(r"(Medverkande kl [\d:]+ ?-[\d:]+|[^:]+:) (.+)")
MARK = re.compile(r"([eo«¢-]) (.+)", re.S)  # what OCR made of a bullet


def runs(text):
    """The text as [(style, words)]; in the seeds *x* is italic, **x** bold and [x](#) a link."""
    out, at = [], 0
    for m in INLINE.finditer(text):
        out += [("", text[at:m.start()]), (m.lastgroup, m.group(m.lastgroup))]
        at = m.end()
    return [(style, part) for style, part in out + [("", text[at:])] if part]


def plain(text):
    return "".join(part for _, part in runs(text))


def span(spec):
    """"7 9-11" -> [(7, 7), (9, 11)]"""
    pairs = [part.partition("-") for part in spec.split()]
    return [(float(a), float(b or a)) for a, _, b in pairs]


def read(stem):
    """The seed as (blocks, running heads). A block is (kind, content); the kinds are those of PLANS, and ul, p, mark."""
    text, plan = (SEEDS / f"{stem}.txt").read_text(encoding="utf-8"), PLANS[stem]
    lines = {float(n): line.strip() for n, line in enumerate(text.split("\n"), 1) if line.strip()}
    for n, word in plan.get("split", {}).items():
        at = lines[n].rindex(word)
        lines[n + 0.5], lines[n] = lines[n][at:], lines[n][:at].strip()
    named = {}  # line -> (kind, where its range begins)
    for kind in ("h1", "h2", "h3", "cap", "foot", "ref", "names", "names1", "labels", "title"):
        for a, b in span(plan.get(kind, "")):
            named.update({n: (kind, a) for n in lines if a <= n <= b})
    join, new, hard = ({a for a, _ in span(plan.get(key, ""))} for key in ("join", "new", "break"))
    wrapped = plan.get("wrapped")

    def take(a, b):
        """The blocks of the lines a to b."""
        blocks, group, last = [], None, None
        for n in sorted(n for n in lines if a <= n <= b):
            line, (kind, start) = lines[n], named.get(n, (None, None))
            goes_on = n in join or n in hard or (
                wrapped and last == n - 1 and n not in new and not MARK.match(line)
                and (kind or "names") not in ("names1", "title") and group is None)
            if wrapped and kind == "names":
                goes_on = False
            if goes_on and blocks:
                sep = "\n" if n in hard else " "
                if isinstance(blocks[-1][1], list):
                    blocks[-1][1][-1] += sep + line
                else:
                    blocks[-1] = (blocks[-1][0], blocks[-1][1] + sep + line)
                last = n
                continue
            elif kind in ("foot", "names", "names1", "labels"):
                if group != (kind, start):
                    blocks.append((kind, []))
                blocks[-1][1].append(line)
                group, last = (kind, start), n
                continue
            elif kind:
                blocks.append((kind, line))
            elif wrapped and MARK.match(line):
                blocks.append(("mark", line))
            elif not wrapped and re.match(r"\d+\. ", line):
                blocks.append(("h2", line))
            elif not wrapped and re.match(r"-( |$)", line):
                if not blocks or blocks[-1][0] != "ul":
                    blocks.append(("ul", []))
                blocks[-1][1].append(line[1:].strip())
            else:
                blocks.append(("p", line))
            group, last = None, n
        return blocks

    blocks, at = [], 0.0
    for spec in filter(None, (s.strip() for s in plan.get("side", "").split(";"))):
        label, _, people = spec.partition(" > ")
        (a, _), (c, d) = span(label)[0], span(people)[0]
        named.update({n: ("names", c) for n in lines if c <= n <= d})
        blocks += take(at, a - 1) + [("side", (lines[a], take(c, d)[0][1]))]
        at = d + 1
    rows = []
    for spec in filter(None, (s.strip() for s in plan.get("rows", "").split(";"))):
        left, _, right = spec.partition(" > ")
        (a, b), (c, d) = span(left)[0], span(right)[0] if right else (0, -1)
        cell = [("wide", lines[a])] if (a, a) in span(plan.get("wide", "")) else take(a, b)
        rows.append((cell, " ".join(lines[n] for n in sorted(lines) if c <= n <= d)))
        first, at = (a if len(rows) == 1 else first), max(b, d) + 1
    if rows:
        blocks += take(0, first - 1) + [("table", rows)]
    blocks += take(at, max(lines))
    heads = [re.sub(r"\s+", " ", re.search(pattern, text).group(1)) for pattern in plan["head"]]
    return blocks, heads


def strings(block):
    """All text of a block, in reading order."""
    kind, content = block
    if kind == "side":
        return [content[0], *content[1]]
    if kind == "table":
        return [s for cell, presenter in content for s in [*(t for b in cell for t in strings(b)), presenter]]
    return content if isinstance(content, list) else [content]


def seed_words(stem):
    """The words of the seed, without its marks of format."""
    text = plain((SEEDS / f"{stem}.txt").read_text(encoding="utf-8"))
    return (text if PLANS[stem].get("wrapped") else re.sub(r"(?m)^-(?= |$)", "", text)).split()


# HTML for both the page of a site and the PDF ---------------------------------------------------------------------


def inline(text):
    tags = {"a": '<a href="#">{}</a>', "em": "<em>{}</em>", "strong": "<strong>{}</strong>", "": "{}"}
    return "".join(tags[s].format(html.escape(t, quote=False)) for s, t in runs(text)).replace("\n", "<br>\n")


def markup(blocks, names="p", web=False):
    out = []
    for kind, c in blocks:
        if kind in ("h1", "h2", "h3"):
            out.append(f"<{kind}>{inline(c)}</{kind}>")
        elif kind in ("p", "wide"):
            out.append(f"<p>{inline(c)}</p>")
        elif kind in ("cap", "ref"):
            out.append(f'<p class="{kind}">{inline(c)}</p>')
        elif kind == "title":
            out.append(f'<p class="title"><strong>{inline(c)}</strong></p>')
        elif kind == "mark":
            mark, rest = MARK.match(c).groups()
            out.append(f'<p class="mark{" deep" if mark == "-" else ""}"><span>{mark}</span> {inline(rest)}</p>')
        elif kind == "ul":
            out += ["<ul>", *(f"<li>{inline(t)}</li>" for t in c), "</ul>"]
        elif kind == "foot":
            out.append('<p class="foot">' + "<br>\n".join(inline(t) for t in c) + "</p>")
        elif kind in ("names", "names1"):
            out.append(f'<div class="{kind}">')
            out += [f"<p>{inline(t)}</p>" for t in c] if names == "p" else [
                "<p>" + "<br>\n".join(inline(t) for t in c) + "</p>"]
            out.append("</div>")
        elif kind == "side":
            out.append(f'<table class="side"><tr><th scope="row">{inline(c[0])}</th><td>'
                       + "<br>\n".join(inline(t) for t in c[1]) + "</td></tr></table>")
        elif kind == "labels":
            pairs = [LABEL.match(t).groups() for t in c]
            if web:
                out += ["<dl>", *(f"<dt>{inline(a)}</dt>\n<dd>{inline(b)}</dd>" for a, b in pairs), "</dl>"]
            else:
                out += ['<table class="labels">',
                        *(f"<tr><th>{inline(a)}</th><td>{inline(b)}</td></tr>" for a, b in pairs), "</table>"]
        elif kind == "table":
            (head, right), *rows = c
            out += ['<table class="agenda">', f"<thead><tr><th>{inline(strings(head[0])[0])}</th><th>{inline(right)}"
                    "</th></tr></thead>", "<tbody>"]
            for cell, presenter in rows:
                wide = cell[0][0] == "wide"
                goes_on = not presenter and not wide
                out.append(f'<tr{" class=on" if goes_on else ""}><td{" colspan=2" if wide else ""}>')
                out += markup(cell)
                out.append("</td></tr>" if wide else f"</td><td>{inline(presenter)}</td></tr>")
            out += ["</tbody>", "</table>"]
    return out


# PDF --------------------------------------------------------------------------------------------------------------

MARGIN = (72, 71, 68, 71)  # of a page, in points: top, right, bottom, left


def write_pdf(stem, blocks, heads):
    look = PLANS[stem]["look"]
    number = look["page"].split("{}")
    number = " ".join(f'"{a}" {b}' for a, b in zip(number, ["counter(page)", "counter(pages)", ""]))
    css = f"""
@page {{ size: A4; margin: {' '.join(f'{m}pt' for m in MARGIN)}; font: 8.5pt "{look['font']}"; color: #444;
  @top-left {{ content: "{heads[0]}"; width: 84%; vertical-align: middle; }}
  @{look['date_at']} {{ content: "{heads[1]}"; vertical-align: middle; }}
  @{look['page_at']} {{ content: {number}; vertical-align: middle; }} }}
body {{ font: {look['size']}pt/1.32 "{look['font']}"; text-align: {'justify' if look.get('justify') else 'left'};
  {'hyphens: auto; hyphenate-character: "%s"; hyphenate-limit-chars: 7 3 3;' % look['hyphens'] if 'hyphens' in look else ''} }}
h1, h2, h3 {{ font-family: "{look.get('heads', look['font'])}"; hyphens: manual; text-align: left; line-height: 1.2;
  break-after: avoid; }}
h1 {{ font-size: 1.6em; margin: 0 0 1em }}
h2 {{ font-size: 1.2em; margin: 1.3em 0 .4em }}
h3 {{ font-size: 1em; margin: 1em 0 .3em }}
p {{ margin: 0 0 .6em; orphans: 2; widows: 2 }}
a {{ color: #0b4f9e }}
ul {{ margin: 0 0 .7em; padding-left: 1.6em; list-style-type: {'"%s"' % look['bullet'] if 'bullet' in look else 'disc'} }}
li {{ margin-bottom: .2em }}
.cap {{ font-style: italic; font-size: .9em }}
.ref {{ text-align: right }}
.foot {{ font-size: .75em; text-align: center; border-top: .5pt solid #888; padding-top: .4em; margin: 1.6em 0;
  hyphens: manual; break-inside: avoid }}
.names {{ columns: 2; column-gap: 2em; margin-bottom: 1em; text-align: left; hyphens: manual }}
.names p, .names1 p {{ margin: 0 0 .15em }}
.names p {{ padding-left: 1em; text-indent: -1em }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ vertical-align: top; text-align: left }}
.labels th, .side th {{ width: 38%; padding: .15em 1em .15em 0 }}
.labels td, .side td {{ padding: .15em 0; hyphens: manual }}
.side {{ margin-top: 1.5em }}
.agenda {{ margin: 1.2em 0 }}
.agenda th, .agenda td {{ border: .5pt solid #333; padding: .35em .5em }}
.agenda th {{ background: #e6e6e6 }}
.agenda th + th {{ width: 25% }}
.agenda .on td {{ border-top: none }}
.agenda tr:has(+ .on) td {{ border-bottom: none }}
.agenda p:last-child {{ margin-bottom: 0 }}
.mark {{ padding-left: 1.5em; text-indent: -1.5em }}
.mark span {{ display: inline-block; width: 1.2em; text-indent: 0 }}
.deep {{ margin-left: 1.5em }}
"""
    day = PLANS[stem]["date"]
    page = (f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{html.escape(heads[0])}</title>'
            f'<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
            f"<style>{css}</style></head><body>" + "\n".join(markup(blocks)) + "</body></html>")
    HTML(string=page).write_pdf(HERE / f"{stem}.pdf", pdf_version=look["version"], pdf_tags=look.get("tags", False),
                                pdf_identifier=stem.encode())


# HTML -------------------------------------------------------------------------------------------------------------


def write_html(stem, blocks, heads):
    plan = PLANS[stem]
    links = "\n".join(f'<li><a href="/{a}/">{t}</a></li>' for a, t in [
        ("start", "Start"), ("vard", "Vård och hälsa"), ("politik", "Politik"), ("moten", "Möten och handlingar"),
        ("kontakt", "Kontakta oss")])
    body = []
    for line in "\n".join(markup(blocks, plan["web"]["names"], web=True)).split("\n"):
        body += textwrap.wrap(line, 110, break_long_words=False, break_on_hyphens=False) or [line]
    main = "\n".join(body)
    page = f"""<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(heads[0])} - {plan['region']}</title>
<style>
body {{ font-family: sans-serif; margin: 0 auto; max-width: 60rem }}
nav ul {{ display: flex; list-style: none; gap: 1rem }}
.names {{ columns: 2 }}
.mark {{ padding-left: 1.5em; text-indent: -1.5em }}
.agenda td, .agenda th {{ border: 1px solid #999; vertical-align: top; text-align: left }}
.print-only::before {{ content: "Beslut: utskrivet protokoll" }}
</style>
<script>
window.dataLayer = window.dataLayer || [];
dataLayer.push({{ "sidtyp": "protokoll", "publicerad": "2019-01-31", "rubrik": "1. Menyval", "besvarad": false }});
</script>
<script type="application/ld+json">
{{ "@context": "https://schema.org", "@type": "WebPage", "inLanguage": "sv", "dateModified": "2021-03-09" }}
</script>
</head>
<body>
<!-- sidmall: artikel, version 2018-05-25 -->
<header>
<a class="logo" href="/">{plan['region']}</a>
<nav aria-label="Huvudmeny">
<ul>
{links}
</ul>
</nav>
</header>
<main id="innehall">
<article>
{main}
</article>
</main>
<footer>
<p>{plan['region']}</p>
<ul>
<li><a href="/om/">Om webbplatsen</a></li>
<li><a href="/tillganglighet/">Tillgänglighet</a></li>
</ul>
</footer>
<script>
document.querySelectorAll("nav a").forEach(function (a) {{ if (a.href === location.href) a.className = "vald"; }});
</script>
</body>
</html>
"""
    if plan["web"]["entities"]:  # as some editors write them
        names = {"å": "aring", "ä": "auml", "ö": "ouml", "Å": "Aring", "Ä": "Auml", "Ö": "Ouml", "é": "eacute",
                 "–": "ndash"}
        start = page.index("<body>")
        page = page[:start] + re.sub(f"[{''.join(names)}]", lambda m: f"&{names[m[0]]};", page[start:])
    (HERE / f"{stem}.html").write_text(page, encoding="utf-8", newline="\n")


# DOCX -------------------------------------------------------------------------------------------------------------


class Word:
    def __init__(self, stem, heads):
        self.plan, self.doc, self.columns, self.sections = PLANS[stem], docx.Document(), 1, 0
        doc, day = self.doc, datetime.fromisoformat(PLANS[stem]["date"])
        props = doc.core_properties
        props.title, props.author, props.comments, props.language = heads[0], self.plan["region"], "", "sv-SE"
        props.created = props.modified = day
        keep = {"Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Paragraph", "Caption",
                "Header", "Footer", "Table Grid", "Normal Table", "Default Paragraph Font", "No List"}
        for style in list(doc.styles):
            if style.name not in keep:
                style.element.getparent().remove(style.element)
        kept = {style.style_id for style in doc.styles}
        for tag in ("w:link", "w:next"):
            for name in list(doc.styles.element.iter(qn(tag))):
                if name.get(qn("w:val")) not in kept:
                    name.getparent().remove(name)
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
            style = doc.styles[name]
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in list(fonts.attrib):
                del fonts.attrib[key]
            style.font.name = "Calibri"
            fonts.set(qn("w:cs"), "Calibri")
            if name != "Normal":
                style.font.color.rgb = RGBColor(0, 0, 0)
        doc.styles["Normal"].font.size = Pt(11)
        for lang in doc.styles.element.iter(qn("w:lang")):
            lang.set(qn("w:val"), "sv-SE")
        people = doc.styles.add_style("Deltagare", WD_STYLE_TYPE.PARAGRAPH)
        people.base_style = doc.styles["Normal"]
        people.paragraph_format.space_after = Pt(2)
        if "hyphens" in self.plan["look"]:
            doc.settings.element.find(qn("w:defaultTabStop")).addnext(
                parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
        page = doc.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
        before, between, after = self.plan["look"]["page"].split("{}")
        for part, left, numbered in ((page.header, heads[0], "top" in self.plan["look"]["page_at"]),
                                     (page.footer, "", "bottom" in self.plan["look"]["page_at"])):
            p = part.paragraphs[0]
            for stop in list(p.style.paragraph_format.tab_stops):
                del p.style.paragraph_format.tab_stops[0]
            p.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
            p.add_run(left or heads[1]).font.size = Pt(8.5)
            if numbered:
                p.add_run("\t" + before).font.size = Pt(8.5)
                self.field(p, "PAGE", "1")
                p.add_run(between).font.size = Pt(8.5)
                self.field(p, "NUMPAGES", "4")
                p.add_run(after).font.size = Pt(8.5)

    @staticmethod
    def field(p, code, shown):
        p._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:rPr><w:sz w:val="17"/></w:rPr>'
                              f"<w:t>{shown}</w:t></w:r></w:fldSimple>"))

    @staticmethod
    def fill(p, text, bold=False, size=None):
        for style, part in runs(text):
            for i, piece in enumerate(part.split("\n")):
                run = p.add_run()
                if i:
                    run.add_break()
                run.add_text(piece)
                run.bold, run.italic = (bold or style == "strong") or None, style == "em" or None
                if size:
                    run.font.size = Pt(size)
                if style == "a":
                    run.font.underline, run.font.color.rgb = True, RGBColor(0x0B, 0x4F, 0x9E)
                    link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="_top"/>')
                    run._r.addprevious(link)
                    link.append(run._r)
        return p

    def in_columns(self, count):
        """Ends the section, so that what follows stands in so many columns."""
        if count != self.columns:
            properties = self.section(copy.deepcopy(self.doc.element.body.sectPr))
            self.doc.paragraphs[-1]._p.get_or_add_pPr().append(properties)
            self.columns, self.sections = count, self.sections + 1

    def section(self, properties):
        for tag in ("w:cols", "w:type") + (("w:headerReference", "w:footerReference") if self.sections else ()):
            for old in properties.findall(qn(tag)):
                properties.remove(old)
        after = properties.find(qn("w:docGrid"))
        columns = parse_xml(f'<w:cols {nsdecls("w")} w:num="{self.columns}" w:space="567"/>')
        after.addprevious(columns) if after is not None else properties.append(columns)
        if self.sections:
            properties.find(qn("w:pgSz")).addprevious(parse_xml(f'<w:type {nsdecls("w")} w:val="continuous"/>'))
        return properties

    def add(self, blocks, place=None):
        """Blocks at the document's end, or in a cell; a cell has one empty paragraph to begin with."""
        free = place.paragraphs[0] if place is not None else None

        def paragraph(style):
            nonlocal free
            p, free = (free, None) if free is not None else ((place or self.doc).add_paragraph(), None)
            p.style = self.doc.styles[style]
            return p

        for kind, c in blocks:
            self.in_columns(2 if kind == "names" else 1) if place is None else None
            if kind in ("h1", "h2", "h3"):
                self.fill(paragraph(f"Heading {kind[1]}"), c)
            elif kind in ("p", "title", "wide"):
                self.fill(paragraph("Normal"), c, bold=kind == "title").paragraph_format.space_after = Pt(6)
            elif kind == "cap":
                self.fill(paragraph("Caption"), c)
            elif kind == "ref":
                self.fill(paragraph("Normal"), c).alignment = WD_ALIGN_PARAGRAPH.RIGHT
            elif kind == "mark":
                mark, rest = MARK.match(c).groups()
                p = self.fill(paragraph("List Paragraph"), f"{mark}\t{rest}")
                p.paragraph_format.left_indent = Cm(1.2 if mark == "-" else 0.6)
                p.paragraph_format.first_line_indent = Cm(-0.6)
            elif kind == "ul":
                for text in c:
                    self.fill(paragraph("List Bullet"), text)
            elif kind == "foot":
                self.fill(paragraph("Normal"), "\n".join(c), size=8).alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif kind in ("names", "names1"):
                for text in c:
                    self.fill(paragraph("Deltagare"), text)
            elif kind == "side":
                self.table([(c[0], c[1])], 5, None)
            elif kind == "labels":
                self.table([(a, [b]) for a, b in (LABEL.match(t).groups() for t in c)], 6, None)
            elif kind == "table":
                self.agenda(c)

    def table(self, rows, left, style):
        table = self.doc.add_table(len(rows), 2)
        if style:
            table.style = self.doc.styles[style]
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
        for row, (label, texts) in zip(table.rows, rows):
            for cell, width in zip(row.cells, (left, 16 - left)):
                cell.width = Cm(width)
            self.fill(row.cells[0].paragraphs[0], label, bold=True)
            self.add([("names1", texts)], row.cells[1])
        for column, width in zip(table.columns, (left, 16 - left)):
            column.width = Cm(width)
        self.doc.add_paragraph()  # otherwise the next table would be part of this one
        return table

    def agenda(self, rows):
        (head, right), *rows = rows
        table = self.table([(strings(head[0])[0], [])] + [("", [])] * len(rows), 12, "Table Grid")
        self.fill(table.rows[0].cells[1].paragraphs[0], right, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for row, (cell, presenter) in zip(list(table.rows)[1:], rows):
            a, b = row.cells
            if cell[0][0] == "wide":
                self.add(cell, a.merge(b))
            else:
                self.add(cell, a)
                self.fill(b.paragraphs[0], presenter)

    def save(self, path):
        self.section(self.doc.element.body.sectPr)
        doc = self.doc
        for rel in [r for r in doc.part.package.rels.values() if "thumbnail" in r.reltype]:
            doc.part.package.rels.pop(rel.rId)
        for rel in [r for r in doc.part.rels.values() if r.reltype.endswith(("/customXml", "/stylesWithEffects"))]:
            doc.part.rels.pop(rel.rId)
        raw = io.BytesIO()
        doc.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                new.writestr(entry, old.read(name), compresslevel=9)


def write_docx(stem, blocks, heads):
    word = Word(stem, heads)
    word.add(blocks)
    if word.columns > 1:  # columns at the end of the document are balanced only before another section
        word.in_columns(1)
        word.doc.add_paragraph()
    word.save(HERE / f"{stem}.docx")


# Is every word there? ---------------------------------------------------------------------------------------------


class Main(HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.text = False, []

    def handle_starttag(self, tag, attrs):
        self.inside |= tag == "main"
        self.text.append(" " if tag not in ("a", "em", "strong", "span") else "")

    def handle_endtag(self, tag):
        self.inside &= tag != "main"
        self.text.append(" " if tag not in ("a", "em", "strong", "span") else "")

    def handle_data(self, data):
        self.text.append(data if self.inside else "")


def html_words(path):
    parser = Main()
    parser.feed(path.read_text(encoding="utf-8"))
    return "".join(parser.text).split()


def docx_words(path):
    out = []
    for p in docx.Document(path).element.body.iter(qn("w:p")):
        text = {qn("w:t"): lambda e: e.text or "", qn("w:tab"): lambda e: "\t", qn("w:br"): lambda e: "\n"}
        out.append("".join(text[e.tag](e) for e in p.iter(*text)))
    return "\n".join(out).split()


def pdf_letters(path):
    """What stands inside the margins, as letters: words may be broken at the end of a line."""
    top, right, bottom, left = MARGIN
    box = {"-x": left - 4, "-y": top - 4, "-W": 595 - left - right + 8, "-H": 842 - top - bottom + 8}
    text = subprocess.run(["pdftotext", "-raw", *(str(a) for pair in box.items() for a in pair), path, "-"],
                          check=True, capture_output=True, text=True).stdout
    return letters(text)


def letters(text):
    return re.sub(r"[\s\u2010\u2022\f–-]", "", text)


def differ(what, got, want):
    if got == want:
        return False
    at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
    print(f"{what}: differs at {at}: {got[at:at + 40]!r} for {want[at:at + 40]!r}", file=sys.stderr)
    return True


def check(stem, blocks):
    want = seed_words(stem)
    bad = differ(f"{stem} blocks", plain("\n".join(t for b in blocks for t in strings(b))).split(), want)
    bad |= differ(f"{stem}.html", html_words(HERE / f"{stem}.html"), want)
    bad |= differ(f"{stem}.docx", docx_words(HERE / f"{stem}.docx"), want)
    if shutil.which("pdftotext"):
        got, asked = pdf_letters(HERE / f"{stem}.pdf"), letters(" ".join(want))
        for rows in (content for kind, content in blocks if kind == "table"):
            # The head is on every page of the table, and a presenter is beside the first page of a long cell.
            head = letters(" ".join(strings(rows[0][0][0]) + [rows[0][1]]))
            first = got.index(head) + len(head)
            got, asked = sorted(got[:first] + got[first:].replace(head, "")), sorted(asked)
        bad |= differ(f"{stem}.pdf", got, asked)
    for kind, limit in (("pdf", 60), ("docx", 40), ("html", 40)):
        size = (HERE / f"{stem}.{kind}").stat().st_size
        print(f"{stem}.{kind:5}{size / 1000:6.1f} kB")
        if size > limit * 1000:
            print(f"{stem}.{kind} is larger than {limit} kB", file=sys.stderr)
            bad = True
    return bad


def main():
    bad = False
    for stem in PLANS:
        blocks, heads = read(stem)
        write_pdf(stem, blocks, heads)
        write_html(stem, blocks, heads)
        write_docx(stem, blocks, heads)
        bad |= check(stem, blocks)
    sys.exit(bad)


if __name__ == "__main__":
    main()
