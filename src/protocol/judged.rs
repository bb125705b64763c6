//! Yes-or-no questions about a word. Texts say the same words again and again, and tables of endings are long: each word
//! is judged once, and the answer kept. What is kept changes nothing but the time.

use foldhash::HashMap;
use std::cell::RefCell;

/// As many words as this are a few megabytes.
const MOST: usize = 50_000;

/// Bytes of the longest word that is kept: what is longer is no word, and not met again.
const LONGEST: usize = 60;

/// The answers to one question, by the word as it was asked.
#[derive(Debug, Default)]
pub(in crate::protocol) struct Judged {
    answers: RefCell<HashMap<Box<str>, bool>>,
}

impl Judged {
    pub fn of(&self, word: &str, judge: impl FnOnce(&str) -> bool) -> bool {
        if let Some(answer) = self.answers.borrow().get(word) {
            return *answer;
        }
        let answer = judge(word);
        if word.len() <= LONGEST {
            let mut answers = self.answers.borrow_mut();
            if answers.len() >= MOST {
                answers.clear();
            }
            answers.insert(word.into(), answer);
        }
        answer
    }
}
