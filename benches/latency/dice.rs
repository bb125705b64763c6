//! Produces pseudorandom numbers that are the same in each run: `SplitMix64` (Steele, Lea, Flood 2014, "Fast splittable
//! pseudorandom number generators").

pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1, excluding 1.
    pub fn share(&mut self) -> f64 {
        let thrown = u32::try_from(self.roll() >> 32).unwrap_or(0);
        f64::from(thrown) / (f64::from(u32::MAX) + 1.0)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        // With limits this small, it does not matter that some numbers are slightly more likely.
        usize::try_from(self.roll() >> 32).unwrap_or(0) % limit.max(1)
    }

    pub fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }
}
