//! Reads PDF: collects the letters of each page and assembles them into lines. Layers of invisible text, which text
//! recognition puts behind scanned pages, are read, and a remark says so.

mod assemble;
mod letters;

use super::page::{Page, Size, Text};
use super::{Error, TextLimits};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::object::dict::keys::CONTENTS;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page as Drawn;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use kurbo::{Affine, Rect};
use letters::Letters;

/// A page with a picture and fewer letters than this is a picture: the number that a scanner stamps is not the page's
/// text. Chosen by feel.
const LETTERS_OF_A_PICTURE: usize = 5;

pub(super) fn read(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::PasswordRequired,
        LoadPdfError::Decryption(_) => Error::UnknownEncryption,
        LoadPdfError::Invalid => broken(),
    })?;
    if is_cut(bytes) {
        return Err(broken());
    }
    let cache = InterpreterCache::new();
    let mut text = Text::default();
    let (mut pictures, mut hidden, mut damaged, mut unknown) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let mut room = RemainingLimits { bytes: limits.bytes, lines: limits.lines };
    for (page, number) in pdf.pages().iter().zip(1..) {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(upright, area, &cache, pdf.xref(), InterpreterSettings::default());
        let mut letters = Letters::default();
        interpret_page(page, &mut context, &mut letters);
        unknown += letters.unknown;
        if is_damaged(page) {
            damaged.push(number);
        }
        if letters.found.len() < LETTERS_OF_A_PICTURE && letters.pictures > 0 {
            pictures.push(number);
        }
        if !letters.found.is_empty() && letters.found.iter().all(|letter| letter.hidden) {
            hidden.push(number);
        }
        let (lines, size) = assemble::lines(letters.found, number, Size { width, height });
        room.take(&lines, limits)?;
        text.pages.push(Page { number, size: Some(size), lines });
    }
    if text.pages.is_empty() {
        return Err(broken());
    }
    if text.lines().next().is_none() && !pictures.is_empty() {
        return Err(Error::OnlyPictures { pages: text.pages.len() });
    }
    if text.lines().next().is_none() && !damaged.is_empty() {
        return Err(broken());
    }
    if !damaged.is_empty() {
        text.remarks.push(format!(
            "{}: damaged, and read only in part or not at all; download the file again",
            listed(&damaged)
        ));
    }
    if !pictures.is_empty() {
        text.remarks
            .push(format!("{}: scanned without text, and skipped; run OCR on the file first", listed(&pictures)));
    }
    if !hidden.is_empty() {
        text.remarks.push(format!("{}: the text was recognised by OCR", listed(&hidden)));
    }
    if unknown > 0 {
        text.remarks.push(format!("letters that the file does not identify, shown as \u{fffd}: {unknown}"));
    }
    Ok(text)
}

fn broken() -> Error {
    Error::Broken { what: "a PDF".to_owned() }
}

/// Whether the end of the file is missing.
///
/// Such a file might still be readable. But in many files the tables that map a font's glyphs to letters are near the
/// end, and without them the wrong letters are read. A file ends with the place of its table of objects; after that no
/// object begins.
fn is_cut(bytes: &[u8]) -> bool {
    let end = memchr::memmem::rfind(bytes, b"startxref").map(|at| &bytes[at..]);
    end.is_none_or(|end| memchr::memmem::find(end, b" obj").is_some())
}

/// Whether some drawing instructions of a page cannot be read.
fn is_damaged(page: &Drawn<'_>) -> bool {
    let drawn = page.raw();
    match drawn.get::<Array<'_>>(CONTENTS) {
        Some(parts) => {
            let whole = parts.iter::<Stream<'_>>().filter(|part| part.decoded().is_ok()).count();
            whole < parts.raw_iter().count()
        }
        None => drawn.contains_key(CONTENTS) && page.page_stream().is_none(),
    }
}

/// What remains of the limits.
struct RemainingLimits {
    bytes: usize,
    lines: usize,
}

impl RemainingLimits {
    fn take(&mut self, lines: &[super::Line], limits: &TextLimits) -> Result<(), Error> {
        let bytes = lines.iter().map(|line| line.printed.len() + 1).sum();
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Error::TooLong { bytes: limits.bytes })?;
        self.lines = self.lines.checked_sub(lines.len()).ok_or(Error::TooManyLines { lines: limits.lines })?;
        Ok(())
    }
}

/// Page numbers as text: "page 3", "pages 2, 5-7".
fn listed(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let ranges: Vec<String> = ranges
        .into_iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    format!("{} {}", if numbers.len() == 1 { "page" } else { "pages" }, ranges.join(", "))
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn pages_are_listed_in_ranges() {
        assert_eq!(listed(&[3]), "page 3");
        assert_eq!(listed(&[2, 5, 6, 7]), "pages 2, 5-7");
    }
}
