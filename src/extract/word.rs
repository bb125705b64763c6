//! Reads Word documents, .docx and the older .doc: each paragraph becomes a line.

use super::page::{MarkKind, Text};
use super::text_builder::{self, Paragraph, TextBuilder};
use super::{Error, TextLimits};
use std::collections::HashSet;
use undoc::model::{Block, ListType, Paragraph as Printed, RevisionType, Table};

pub(super) fn read(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    let document = undoc::parse_bytes(bytes).map_err(|error| match error {
        undoc::Error::Encrypted => Error::PasswordRequired,
        // A part unpacks to more than 100 times its packed size, the limit that Apache POI has too. This error has no
        // kind of its own, only these words.
        undoc::Error::ZipArchive(why) if why.contains("decompression bomb") => Error::CompressionBomb,
        // No disk is read here: memory runs out only for an unpacked part.
        undoc::Error::Io(error) if error.kind() == std::io::ErrorKind::OutOfMemory => Error::CompressionBomb,
        _ => Error::Broken { what: "a Word document".to_owned() },
    })?;
    let mut builder = TextBuilder::default();
    let mut told: HashSet<String> = HashSet::new();
    for section in &document.sections {
        // Each section has headers and footers, which are mostly the same.
        let heads = section.header.iter().flatten().chain(section.footer.iter().flatten());
        for mut head in heads.flat_map(paragraphs) {
            if told.insert(head.text.clone()) {
                head.mark(MarkKind::Artifact);
                builder.paragraph(head);
            }
        }
        for block in &section.content {
            match block {
                Block::Paragraph(printed) => paragraphs(printed).into_iter().for_each(|own| builder.paragraph(own)),
                Block::Table(table) => {
                    for own in rows(table, &mut builder) {
                        builder.paragraph(own);
                    }
                }
                Block::Note { content, .. } => {
                    content.iter().flat_map(paragraphs).for_each(|own| builder.paragraph(own));
                }
                Block::PageBreak | Block::SectionBreak | Block::Image { .. } => {}
            }
            builder.check(limits)?;
        }
    }
    let is_picture = document.sections.iter().flat_map(|section| &section.content).any(has_picture);
    let text = builder.finish();
    if text.lines().next().is_none() && is_picture {
        return Err(Error::OnlyPictures { pages: 1 });
    }
    Ok(text)
}

fn has_picture(block: &Block) -> bool {
    match block {
        Block::Image { .. } => true,
        Block::Paragraph(paragraph) => !paragraph.images.is_empty(),
        _ => false,
    }
}

/// A paragraph, split at the line breaks in it.
fn paragraphs(printed: &Printed) -> Vec<Paragraph> {
    let mut found = vec![start(printed)];
    for run in &printed.runs {
        // Text that was struck out in review is not part of the document.
        if run.revision != RevisionType::Deleted {
            let kind = run.style.bold.then_some(MarkKind::Emphasis);
            let mut lines = run.text.split('\n');
            if let (Some(first), Some(last)) = (lines.next(), found.last_mut()) {
                last.push(first, kind);
            }
            for line in lines {
                let mut next = Paragraph::default();
                next.push(line, kind);
                found.push(next);
            }
        }
        if run.line_break || run.page_break {
            found.push(Paragraph::default());
        }
    }
    let level = printed.heading.level();
    for paragraph in found.iter_mut().filter(|paragraph| level > 0 && !paragraph.is_blank()) {
        paragraph.mark(MarkKind::Heading { level });
    }
    found.retain(|paragraph| !paragraph.is_blank());
    // A list style implies a bullet without marking each paragraph. Its name is English in every language of Word.
    let is_styled = printed.style_name.as_deref().is_some_and(|name| name.starts_with("List Bullet"));
    if let Some(first) = found.first_mut()
        && (is_styled || printed.list_info.as_ref().is_some_and(|list| list.list_type == ListType::Bullet))
    {
        first.mark(MarkKind::Bullet);
    }
    found
}

/// The beginning of a paragraph, with the number that Word counts for it.
fn start(printed: &Printed) -> Paragraph {
    let mut paragraph = Paragraph::default();
    if let Some(list) = printed.list_info.as_ref().filter(|list| list.list_type == ListType::Numbered)
        && let Some(number) = list.number
        && !printed.is_empty()
    {
        paragraph.push(&format!("{number}. "), None);
    }
    paragraph
}

fn rows(table: &Table, builder: &mut TextBuilder) -> Vec<Paragraph> {
    let number = builder.table();
    let mut found = Vec::new();
    for (printed, index) in table.rows.iter().zip(0..) {
        let mut cells: Vec<Vec<Paragraph>> = Vec::new();
        for cell in &printed.cells {
            let mut own: Vec<Paragraph> = cell.content.iter().flat_map(paragraphs).collect();
            own.extend(cell.nested_tables.iter().flat_map(|nested| rows(nested, builder)));
            cells.push(own);
        }
        found.extend(text_builder::row(cells, number, index));
    }
    found
}
