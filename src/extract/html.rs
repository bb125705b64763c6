//! Reads HTML as a browser lays it out: blocks become lines, tables have cells, scripts and styles are left out. The
//! menus and footer of a site are marked as surroundings of the document.

use super::page::{MarkKind, Text};
use super::text_builder::{self, Paragraph, TextBuilder};
use super::{Error, TextLimits, encoding};
use scraper::node::Element;
use scraper::{Html, Node, Selector};

/// Elements whose text is not visible.
const UNSEEN: &[&str] = &[
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "audio", "video",
    "select", "datalist",
];

/// Elements that are around a document, such as menus and the footer of a site. Forms and buttons are not among them:
/// some pages are a form as a whole, and some headings are buttons.
const AROUND: &[&str] = &["nav", "footer", "aside", "dialog"];

/// Elements inside which text continues on the same line; all others begin a new line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
];

pub(super) fn read(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    // Markup is longer than the text it shows, but only in an attack by more than this factor.
    const MARKUP: usize = 16;
    let (source, remarks) = decode(bytes)?;
    if source.len() > limits.bytes.saturating_mul(MARKUP) {
        return Err(Error::TooLong { bytes: limits.bytes });
    }
    let html = Html::parse_document(&source);
    let mut walk = Walk::default();
    // If a page has a main part, everything else is around it.
    let main = Selector::parse("main, [role=main]").ok().filter(|main| html.select(main).next().is_some());
    walk.around = usize::from(main.is_some());
    for edge in html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => walk.open(node.value()),
            ego_tree::iter::Edge::Close(node) => walk.close(node.value()),
        }
        walk.builder.check(limits)?;
    }
    walk.flush();
    Ok(Text { remarks, ..walk.builder.finish() })
}

/// Decodes by the byte order mark or the declaration in the file, else as any text. A page that was moved to another
/// system may still declare its old encoding, so bytes that are valid UTF-8 are read as UTF-8.
fn decode(bytes: &[u8]) -> Result<(String, Vec<String>), Error> {
    // The standard requires the declaration in the first 1024 bytes.
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let declared = head.split("charset=").nth(1).map(|rest| {
        rest.trim_start_matches(['"', '\''])
            .split(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '_')
            .next()
            .unwrap_or("")
    });
    // A declaration that is readable as ASCII cannot be in a UTF-16 file, whatever it says. Some encodings must not be
    // decoded at all.
    let is_possible = |encoding: &&'static encoding_rs::Encoding| {
        *encoding != encoding_rs::UTF_8 && encoding.output_encoding() == *encoding
    };
    let declared = declared.and_then(|name| encoding_rs::Encoding::for_label_no_replacement(name.as_bytes()));
    if let Some(encoding) = declared.filter(is_possible)
        && (!encoding.is_ascii_compatible() || std::str::from_utf8(bytes).is_err())
    {
        return Ok((encoding.decode(bytes).0.into_owned(), Vec::new()));
    }
    encoding::decode(bytes)
}

/// The part of the page that has been walked.
#[derive(Default)]
struct Walk {
    builder: TextBuilder,
    line: Paragraph,
    /// How many open elements around the current place hide their text.
    unseen: usize,
    /// How many open elements around the current place are surroundings of the document.
    around: usize,
    /// The value of `around` outside each open main part.
    mains: Vec<usize>,
    bold: usize,
    preformatted: usize,
    heading: Option<u8>,
    lists: Vec<List>,
    tables: Vec<Table>,
}

struct List {
    /// The number of the next entry; `None` for bullets.
    next: Option<u32>,
    /// Whether an entry has begun of which nothing has been shown.
    is_open: bool,
}

struct Table {
    number: u32,
    row: u32,
    cells: Vec<Vec<Paragraph>>,
    /// Whether the table is a list of terms, in which a row ends where the next term begins.
    is_terms: bool,
}

impl Walk {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => self.enter(element),
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        if let Node::Element(element) = node {
            self.leave(element);
        }
    }

    fn text(&mut self, text: &str) {
        if self.unseen > 0 {
            return;
        }
        let kind = (self.bold > 0).then_some(MarkKind::Emphasis);
        if self.preformatted > 0 {
            let mut lines = text.split('\n');
            self.line.push(lines.next().unwrap_or(""), kind);
            for line in lines {
                self.flush();
                self.line.push(line, kind);
            }
            return;
        }
        let is_space = |letter: char| matches!(letter, ' ' | '\t' | '\n' | '\r' | '\x0c');
        let mut words = text.split(is_space).filter(|word| !word.is_empty());
        let begins = text.starts_with(is_space);
        let Some(first) = words.next() else {
            self.space();
            return;
        };
        if begins {
            self.space();
        }
        let shown = words.fold(first.to_owned(), |shown, word| shown + " " + word);
        self.line.push(&shown, kind);
        if text.ends_with(is_space) {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.line.text.is_empty() && !self.line.text.ends_with(' ') {
            self.line.text.push(' ');
        }
    }

    fn enter(&mut self, element: &Element) {
        let name = element.name();
        if is_unseen(element) {
            self.unseen += 1;
        }
        if is_main(element) {
            self.flush();
            self.mains.push(std::mem::take(&mut self.around));
        }
        if is_around(element) {
            self.flush();
            self.around += 1;
        }
        match name {
            "br" | "hr" => self.flush(),
            "b" | "strong" => self.bold += 1,
            "pre" | "textarea" => {
                self.flush();
                self.preformatted += 1;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = name.as_bytes().get(1).map(|digit| digit - b'0');
            }
            "ul" | "menu" => self.list(None),
            "ol" => self.list(Some(element.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1))),
            "li" => {
                self.flush();
                if let Some(list) = self.lists.last_mut() {
                    list.is_open = true;
                }
            }
            "table" | "dl" => {
                self.flush();
                let number = self.builder.table();
                self.tables.push(Table { number, row: 0, cells: Vec::new(), is_terms: name == "dl" });
            }
            "td" | "th" | "dt" | "dd" => {
                self.flush();
                if name == "dt" && self.tables.last().is_some_and(|table| table.is_terms && !table.cells.is_empty()) {
                    self.end_row();
                }
                if let Some(table) = self.tables.last_mut() {
                    table.cells.push(Vec::new());
                }
            }
            _ if !INLINE.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn leave(&mut self, element: &Element) {
        let name = element.name();
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "pre" | "textarea" => {
                self.flush();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = None;
            }
            "ul" | "ol" | "menu" => {
                self.flush();
                self.lists.pop();
            }
            "tr" => {
                self.flush();
                self.end_row();
            }
            "table" | "dl" => {
                self.flush();
                self.end_row();
                self.tables.pop();
            }
            _ if !INLINE.contains(&name) => self.flush(),
            _ => {}
        }
        if is_around(element) {
            self.flush();
            self.around = self.around.saturating_sub(1);
        }
        if is_main(element) {
            self.flush();
            self.around = self.mains.pop().unwrap_or_default();
        }
        if is_unseen(element) {
            self.unseen = self.unseen.saturating_sub(1);
        }
    }

    fn list(&mut self, next: Option<u32>) {
        self.flush();
        self.lists.push(List { next, is_open: false });
    }

    /// Ends the current line.
    fn flush(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if line.is_blank() {
            return;
        }
        let end = line.text.trim_end().len();
        line.text.truncate(end);
        line.marks.iter_mut().for_each(|mark| mark.bytes.end = mark.bytes.end.min(end));
        if let Some(list) = self.lists.last_mut().filter(|list| list.is_open) {
            list.is_open = false;
            match &mut list.next {
                None if self.heading.is_none() => line.mark(MarkKind::Bullet),
                None => {}
                Some(next) => {
                    // The author gave this line a number of its own instead of the list's.
                    let own = line.text.starts_with(|letter: char| letter == '§' || letter.is_ascii_digit());
                    if !own && self.heading.is_none() {
                        line = numbered(&line, *next);
                    }
                    *next = next.saturating_add(1);
                }
            }
        }
        if let Some(level) = self.heading {
            line.mark(MarkKind::Heading { level });
        }
        if self.around > 0 {
            line.mark(MarkKind::Artifact);
        }
        self.keep(line);
    }

    /// Puts a line into the open cell, or onto the page.
    fn keep(&mut self, line: Paragraph) {
        match self.tables.last_mut().and_then(|table| table.cells.last_mut()) {
            Some(cell) => cell.push(line),
            None => self.builder.paragraph(line),
        }
    }

    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let cells = std::mem::take(&mut table.cells);
        let lines = text_builder::row(cells, table.number, table.row);
        table.row += 1;
        // A table in a cell is part of that cell.
        let own = self.tables.pop();
        for line in lines {
            self.keep(line);
        }
        self.tables.extend(own);
    }
}

/// A line with the number that a browser shows before it.
fn numbered(line: &Paragraph, number: u32) -> Paragraph {
    let mut whole = Paragraph::default();
    whole.push(&format!("{number}. "), None);
    let start = whole.text.len();
    whole.text.push_str(&line.text);
    for mark in &line.marks {
        whole.marks.push(super::Mark { bytes: mark.bytes.start + start..mark.bytes.end + start, kind: mark.kind });
    }
    whole
}

fn is_unseen(element: &Element) -> bool {
    let hides = |style: &str| style.replace(' ', "").contains("display:none");
    UNSEEN.contains(&element.name()) || element.attr("hidden").is_some() || element.attr("style").is_some_and(hides)
}

fn is_main(element: &Element) -> bool {
    element.name() == "main" || element.attr("role") == Some("main")
}

fn is_around(element: &Element) -> bool {
    AROUND.contains(&element.name())
        || matches!(element.attr("role"), Some("navigation" | "banner" | "contentinfo" | "search" | "complementary"))
}

#[cfg(test)]
mod tests {
    use super::{MarkKind, TextLimits, read};

    /// The lines as they are shown: surroundings in brackets, `#` for the level of a heading, `*` for a bullet, `|`
    /// between cells.
    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let text = read(html.as_bytes(), &TextLimits::default()).unwrap();
        let shown: Vec<String> = text
            .lines()
            .map(|line| {
                let mut shown = line.printed.clone();
                for mark in line.marks.iter().rev() {
                    match mark.kind {
                        MarkKind::Heading { level } => shown.insert_str(0, &"#".repeat(level.into())),
                        MarkKind::Bullet => shown.insert(0, '*'),
                        MarkKind::Cell { column: 1.., .. } => shown.insert(mark.bytes.start, '|'),
                        MarkKind::Artifact => shown = format!("[{shown}]"),
                        _ => {}
                    }
                }
                shown
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn blocks_are_lines() {
        check(
            "<h1>Protokoll</h1><p>Plats:\n Stads<b>huset</b></p>Text<br>mer",
            &["#Protokoll", "Plats: Stadshuset", "Text", "mer"],
        );
        check("<pre>a\n b</pre>", &["a", " b"]);
        check("<script>var a = 1</script><p hidden>x</p><p style='display: none'>x</p>y", &["y"]);
    }

    #[test]
    fn lists_have_their_signs() {
        check("<ol start=3><li>Val<li>Budget<ul><li>drift</ul></ol>", &["3. Val", "4. Budget", "*drift"]);
        check("<ol><li><h2>§1 Val</h2><p>Text</p></li></ol>", &["##§1 Val", "Text"]);
    }

    #[test]
    fn tables_have_cells() {
        check(
            "<table><tr><th>Ärende<th>Föredragande<tr><td>Budget<td>Kim Holm</table>",
            &["Ärende |Föredragande", "Budget |Kim Holm"],
        );
        check("<dl><div><dt>Datum<dd>2024-05-17</div><dt>Plats<dd>Växjö</dl>", &["Datum |2024-05-17", "Plats |Växjö"]);
        check("<table><tr><td><p>Budget</p><p>Text</p><td>Kim Holm</table>", &["Budget", "Text", "|Kim Holm"]);
        check("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", &["a", "b |c", "|d"]);
    }

    #[test]
    fn what_a_page_declares_is_held_against_what_it_is() {
        for charset in ["utf-8", "windows-1252", "utf-16", "iso-2022-kr", "klingon"] {
            check(&format!("<meta charset={charset}><p>Möte på åsen"), &["Möte på åsen"]);
        }
        let found = |bytes: &[u8]| read(bytes, &TextLimits::default()).unwrap().lines().next().unwrap().printed.clone();
        assert_eq!(found(b"<meta charset=iso-8859-1><p>M\xf6te"), "Möte");
        assert_eq!(found(b"<meta charset=utf-8><p>M\xf6te"), "Möte");
        assert_eq!(found(b"<meta charset=iso-8859-2><p>P\xf8"), "Př");
        assert_eq!(found(b"<meta charset=iso-2022-jp><p>\x1b$B%$\x1b(B"), "イ");
    }

    #[test]
    fn what_stands_around_the_document_is_told() {
        check("<nav>Meny</nav><main>Text</main><p>Kontakt</p>", &["[Meny]", "Text", "[Kontakt]"]);
        check("<p>Text</p><footer>Kakor</footer>", &["Text", "[Kakor]"]);
        check("<form><nav>Meny</nav><main>Text<main>mer</main>slut</main></form>", &["[Meny]", "Text", "mer", "slut"]);
        check("<h2><button>§ 1 Val</button></h2>", &["##§ 1 Val"]);
    }
}
