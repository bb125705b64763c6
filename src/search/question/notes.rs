//! What the asker is told of the reading, each thing once.

/// Notes in the order of their reasons.
#[derive(Debug, Default)]
pub struct Notes {
    lines: Vec<String>,
    has_and: bool,
    has_or: bool,
}

impl Notes {
    pub fn add(&mut self, line: &str) {
        if !self.lines.iter().any(|other| other == line) {
            self.lines.push(line.to_owned());
        }
    }

    pub fn saw_and(&mut self) {
        self.has_and = true;
    }

    pub fn saw_or(&mut self) {
        self.has_or = true;
    }

    /// Whether OCH and ELLER both stand in the question.
    pub fn has_mixed(&self) -> bool {
        self.has_and && self.has_or
    }

    pub fn into_lines(self) -> Vec<String> {
        self.lines
    }
}
