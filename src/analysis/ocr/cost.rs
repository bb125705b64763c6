//! Defines the cost of words and misreadings.

/// An improbability in tenths of a bit. Whole numbers, so that costs add up and compare exactly.
pub type Cost = u32;

/// The cost of a number of bits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what no word costs")]
pub fn tenths(bits: f32) -> Cost {
    (bits * 10.0).round().clamp(0.0, 10_000.0) as Cost
}
