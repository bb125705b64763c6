//! Gives the whole text of a document or of an agenda item.

use super::{Engine, Options, one_meant};
use crate::error::Error;
use crate::search::{self, DocumentText};

impl Engine {
    /// The text of the document `name`, in reading order. `name` is given as for [`Engine::record`].
    ///
    /// With a `path`, only the text of the agenda item at this path and of the items below it. `path` holds positions,
    /// as [`Protocol::item`](crate::protocol::Protocol::item) takes them, and not the titles of
    /// [`ItemHead::path`](crate::ItemHead::path). An empty path gives the text outside the agenda. `None` if no
    /// document or several documents match `name`, or if there is no such text.
    ///
    /// ```
    /// use tingsok::{Engine, Options};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar\n\n1. Skola\n\nEn enkät.\n\n2. Nära vård\n\nAvtalet ses
    /// över.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let engine = Engine::open(&index)?;
    /// let text = engine.text("minutes.txt", Some(&[1]))?.ok_or("no text")?;
    /// let section = &text.sections[0];
    /// assert_eq!(section.item.as_ref().map(|item| item.title.as_str()), Some("Nära vård"));
    /// assert_eq!(section.passages[0].text(), "2. Nära vård\nAvtalet ses över.");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn text(&self, name: &str, path: Option<&[usize]>) -> Result<Option<DocumentText>, Error> {
        self.text_with(name, path, None)
    }

    /// Like [`Engine::text`], with highlights for the words of `query`, in all forms in which [`Engine::search`] finds
    /// them. Of `options`, only limits, synonyms and strictness are used.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn marked_text(
        &self,
        name: &str,
        path: Option<&[usize]>,
        query: &str,
        options: &Options,
    ) -> Result<Option<DocumentText>, Error> {
        self.text_with(name, path, Some((query, options)))
    }

    fn text_with(
        &self,
        name: &str,
        path: Option<&[usize]>,
        marked: Option<(&str, &Options)>,
    ) -> Result<Option<DocumentText>, Error> {
        let snapshot = self.reader.snapshot();
        let name = if snapshot.passages_in(name)?.is_empty() {
            let Some(name) = one_meant(&snapshot, name)? else { return Ok(None) };
            name
        } else {
            name.to_owned()
        };
        let wanted = marked.map(|(query, options)| search::highlight_terms(&snapshot, query, options)).transpose()?;
        Ok(search::text(&snapshot, &name, path, &wanted.unwrap_or_default())?)
    }
}
