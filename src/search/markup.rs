//! Marks the matches in a snippet as Markdown or HTML.

use super::answer::{Highlight, Hit};
use super::text::TextParagraph;

/// How matched words are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Between `**` and `**`. Characters that Markdown would interpret are preceded by a backslash.
    Markdown,
    /// Between `<mark>` and `</mark>`. All other text is escaped for HTML.
    Html,
}

impl Markup {
    fn around(self) -> [&'static str; 2] {
        match self {
            Self::Markdown => ["**", "**"],
            Self::Html => ["<mark>", "</mark>"],
        }
    }

    /// Escapes `text` so that nothing in it is read as markup.
    #[must_use]
    pub fn escaped(self, text: &str) -> String {
        text.chars().fold(String::with_capacity(text.len()), |mut escaped, character| {
            match (self, character) {
                (Self::Html, '&') => escaped.push_str("&amp;"),
                (Self::Html, '<') => escaped.push_str("&lt;"),
                (Self::Html, '>') => escaped.push_str("&gt;"),
                (Self::Html, '"') => escaped.push_str("&quot;"),
                (Self::Html, '\'') => escaped.push_str("&#39;"),
                (Self::Markdown, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') => {
                    escaped.extend(['\\', character]);
                }
                _ => escaped.push(character),
            }
            escaped
        })
    }

    /// `text` with `highlights` marked, everything else as [`Markup::escaped`] has it.
    #[must_use]
    pub fn marked(self, text: &str, highlights: &[Highlight]) -> String {
        let [open, close] = self.around();
        let characters: Vec<char> = text.chars().collect();
        let part = |from: usize, to: usize| {
            let shown = characters.get(from..to).unwrap_or_default();
            self.escaped(&shown.iter().collect::<String>())
        };
        let mut marked = String::new();
        let mut end = 0;
        // Matches that touch are marked as one: Markdown has no mark that ends where the next begins.
        for lights in highlights.chunk_by(|light, next| light.end == next.start) {
            let (Some(first), Some(last)) = (lights.first(), lights.last()) else { continue };
            marked.push_str(&part(end, first.start));
            marked.extend([open, &part(first.start, last.end), close]);
            end = last.end;
        }
        marked.push_str(&part(end, characters.len()));
        marked
    }
}

impl Hit {
    /// The snippet with its matches marked.
    ///
    /// ```
    /// use tingsok::{Engine, Markup, Options};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar\n\n1. Nära vård\n\nAvtal <2024> om hemsjukvård.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let engine = Engine::open(&index)?;
    /// let answer = engine.search("avtal", &Options::new(10))?;
    /// assert!(answer.hits[0].marked(Markup::Html).ends_with("<mark>Avtal</mark> &lt;2024&gt; om hemsjukvård."));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn marked(&self, markup: Markup) -> String {
        markup.marked(&self.snippet, &self.highlights)
    }
}

impl TextParagraph {
    /// The text with the words of the query marked.
    #[must_use]
    pub fn marked(&self, markup: Markup) -> String {
        markup.marked(&self.text, &self.highlights)
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn nothing_in_a_text_is_a_sign_of_the_markup() {
        assert_eq!(Markup::Html.escaped("<b a='1'>H&M \"x\""), "&lt;b a=&#39;1&#39;&gt;H&amp;M &quot;x&quot;");
        assert_eq!(Markup::Markdown.escaped("a*b_c [d](e) | `f`"), r"a\*b\_c \[d\](e) \| \`f\`");
    }
}
