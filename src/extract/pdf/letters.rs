//! Collects the letters of a page from its drawing instructions, with their place, size and weight.

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use kurbo::{Affine, BezPath, Point, Rect, Vec2};
use std::collections::HashMap;

/// The text of one glyph; a ligature may be more than one letter.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    pub text: String,
    /// Where the glyph begins along its base line.
    pub x0: f32,
    /// Where the glyph ends along its base line.
    pub x1: f32,
    /// The base line, measured from the top.
    pub y: f32,
    pub size: f32,
    pub bold: bool,
    pub hidden: bool,
    /// The direction in which the line runs, in whole degrees clockwise; 0 for upright text. `x0`, `x1` and `y` are
    /// measured as if the page were turned so that the text is upright.
    pub turn: i16,
}

/// Collects a page as it is drawn; only letters and pictures are recorded.
#[derive(Default)]
pub(super) struct Letters {
    pub found: Vec<Letter>,
    /// How many glyphs have no letter in any table of the file.
    pub unknown: usize,
    pub pictures: usize,
    /// The place of each letter, to find letters that are drawn twice.
    drawn: HashMap<(i32, i32), Vec<usize>>,
    /// Whether a font is bold, by the key of its first glyph.
    bold: HashMap<u128, bool>,
}

/// Fonts are designed on a square of this many units.
const UNITS: f64 = 1000.0;

/// The assumed width, in units, of a glyph without a width: that of most digits.
const USUAL_WIDTH: f32 = 500.0;

impl Device<'_> for Letters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        let hidden = matches!(mode, DrawMode::Invisible);
        let bold = run.glyphs().first().is_some_and(|glyph| self.is_bold(glyph));
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => {
                    self.unknown += 1;
                    char::REPLACEMENT_CHARACTER.to_string()
                }
            };
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            self.add(&text, props.transform * glyph.transform(), width.unwrap_or(USUAL_WIDTH), bold, hidden);
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Letters {
    /// Whether the font of a glyph is bold. Nothing is known of Type 1 and Type 3 fonts, so they count as not bold.
    fn is_bold(&mut self, glyph: &Glyph<'_>) -> bool {
        let Glyph::Outline(outline) = glyph else { return false };
        let key = outline.identifier().cache_key();
        *self.bold.entry(key).or_insert_with(|| {
            let Some(font) = outline.font_data() else { return false };
            let name = font.postscript_name.unwrap_or_default().to_lowercase();
            font.weight.is_some_and(|weight| weight >= 600)
                || ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word))
        })
    }

    #[expect(clippy::cast_possible_truncation, reason = "places on a page, and angles in degrees")]
    fn add(&mut self, text: &str, placing: Affine, width: f32, bold: bool, hidden: bool) {
        // How far one unit reaches along the line, and across it.
        let origin = placing * Point::ZERO;
        let along: Vec2 = placing * Point::new(1.0, 0.0) - origin;
        let across: Vec2 = placing * Point::new(0.0, 1.0) - origin;
        let size = (across.hypot() * UNITS) as f32;
        let angle = along.atan2().to_degrees();
        if !(angle.is_finite() && size.is_finite() && size > 0.0) {
            return;
        }
        let turn = angle.round() as i16;
        let at = Affine::rotate(-f64::from(turn).to_radians()) * origin;
        let (x0, y) = (at.x as f32, at.y as f32);
        let x1 = x0 + along.hypot() as f32 * width;
        if !(x0.is_finite() && x1.is_finite() && y.is_finite()) {
            return;
        }
        if let Some(first) = self.same(text, x0, y, size, turn) {
            // The letter was drawn twice to look bold.
            self.found[first].bold |= !hidden;
            return;
        }
        if !text.trim().is_empty() {
            self.drawn.entry(square(x0, y)).or_default().push(self.found.len());
        }
        self.found.push(Letter { text: text.to_owned(), x0, x1, y, size, bold, hidden, turn });
    }

    /// An earlier letter that is the same, at almost the same place.
    fn same(&self, text: &str, x: f32, y: f32, size: f32, turn: i16) -> Option<usize> {
        // The narrowest letters are a quarter of their size wide, so that half of that is too close for a neighbouring
        // letter.
        const APART: f32 = 0.12;
        let (column, row) = square(x, y);
        let around = (-1..=1).flat_map(|down| (-1..=1).map(move |right| (column + right, row + down)));
        around.filter_map(|square| self.drawn.get(&square)).flatten().copied().find(|&index| {
            let other = &self.found[index];
            let near = APART * size;
            (other.x0 - x).abs() < near && (other.y - y).abs() < near && other.turn == turn && other.text == text
        })
    }
}

/// A square of the page for a place. Places within a few points of each other are in the same square or in neighbouring
/// ones.
#[expect(clippy::cast_possible_truncation, reason = "what lies beyond is on no page")]
fn square(x: f32, y: f32) -> (i32, i32) {
    ((x / 4.0) as i32, (y / 4.0) as i32)
}
