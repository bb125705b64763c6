//! People and matters, followed through all documents.

use super::Engine;
use crate::error::Error;
use crate::matters::Matter;
use crate::people::Person;
use crate::search::{self, Filter, Matters, Options, WhoAnswer};

impl Engine {
    /// Finds the people involved in a topic, which is written as a query; highest score first. On equally good items, a
    /// presenter scores higher than someone who spoke, chaired or is only named. The 200 best items of the topic are
    /// examined. Of `options`, `filter`, `strictness`, `limit`, `skip`, `limits` and `synonyms` are used.
    ///
    /// ```
    /// use tingsok::{Engine, Involvement, Options};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar\n\n1. Mötets öppnande\n\n2. Nära vård\n\nFöredragande: Kim Holm,
    /// samordnare\n\nAvtalet ses över.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let engine = Engine::open(&index)?;
    /// let answer = engine.who("avtal", &Options::new(10))?;
    /// let first = &answer.people[0];
    /// assert_eq!((first.name.as_str(), first.appearances[0].involvement), ("Kim Holm", Involvement::Presents));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn who(&self, topic: &str, options: &Options) -> Result<WhoAnswer, Error> {
        Ok(search::who(&self.reader.snapshot(), topic, options)?)
    }

    /// The people that `name` may mean, best first. `name` is a name, a part of one, a spelling close to one, or an id.
    /// Only appearances that match `filter` are included. Citations are filled in.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn person(&self, name: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
        let snapshot = self.reader.snapshot();
        Ok(search::with_citations(&snapshot, search::person(&snapshot, name, filter)?)?)
    }

    /// The people that `name` may mean, as [`Engine::person`], limited to what they have to do with items that contain
    /// all words of `topic`.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn person_about(&self, name: &str, topic: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
        let snapshot = self.reader.snapshot();
        Ok(search::with_citations(&snapshot, search::person_about(&snapshot, name, topic, filter)?)?)
    }

    /// Fills in the citations of `persons` ([`Appearance::cite`](crate::people::Appearance::cite) and
    /// [`ItemInvolvement::cite`](crate::people::ItemInvolvement::cite)), as [`Engine::person`] does.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn with_citations(&self, persons: Vec<Person>) -> Result<Vec<Person>, Error> {
        Ok(search::with_citations(&self.reader.snapshot(), persons)?)
    }

    /// Everybody who appears in a document that matches `filter`, sorted by name. Only appearances in these documents
    /// are included. Citations are empty; [`Engine::with_citations`] fills them in.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn people(&self, filter: &Filter) -> Result<Vec<Person>, Error> {
        Ok(search::people(&self.reader.snapshot(), filter)?)
    }

    /// The matters that `asked` (a case number or words) means, followed through their meetings. An empty `asked` gives
    /// all matters that more than one meeting dealt with, or that a report was written for. For words, the 50 best items are examined. Citations are
    /// filled in. Of `options`, `filter`, `strictness`, `limit`, `skip`, `limits` and `synonyms` are used.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matters(&self, asked: &str, options: &Options) -> Result<Matters, Error> {
        Ok(search::matters(&self.reader.snapshot(), asked, options)?)
    }

    /// The matter with this id; `None` if there is none. Only matters that several meetings dealt with, or that
    /// a report was written for, can be found by id. Citations are empty.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matter(&self, id: &str) -> Result<Option<Matter>, Error> {
        Ok(self.reader.snapshot().matters()?.into_iter().find(|matter| matter.id == id))
    }

    /// The matters of the item at `path` in the document `source`. Matters that the item's text only mentions come
    /// last. `source` is the document's name as [`Source::name`](crate::Source::name) gives it; the other forms that
    /// [`Engine::record`] takes find nothing. `path` holds positions, as
    /// [`Protocol::item`](crate::protocol::Protocol::item) takes them. Citations are empty.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matters_at(&self, source: &str, path: &[usize]) -> Result<Vec<Matter>, Error> {
        Ok(search::matters_at(&self.reader.snapshot(), source, path)?)
    }
}
