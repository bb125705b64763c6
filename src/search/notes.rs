//! Collects the notes about how a query was understood, each once.

/// Notes in the order in which they were added.
#[derive(Debug, Default)]
pub struct Notes {
    lines: Vec<String>,
}

impl Notes {
    pub fn add(&mut self, line: &str) {
        if !self.lines.iter().any(|other| other == line) {
            self.lines.push(line.to_owned());
        }
    }

    pub fn into_lines(self) -> Vec<String> {
        self.lines
    }
}
