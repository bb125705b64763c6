//! Answers what the index holds, and which meetings are newest.

use super::{Engine, Filter, MeetingSummary};
use crate::error::Error;
use crate::search::{self, Overview};

impl Engine {
    /// Counts the documents, meetings, items and passages of the index, by year, governing body and kind. The cost
    /// grows with the size of the index, so keep the result until [`Engine::commit_id`] changes.
    ///
    /// ```
    /// use tingsok::Engine;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar 2024-05-17\n\n1. Nära vård\n\nAvtalet ses över.\n\n2. Skola\n\nEn
    /// enkät.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let overview = Engine::open(&index)?.overview()?;
    /// assert_eq!((overview.meetings, overview.items, overview.years[0].year), (1, 2, Some(2024)));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn overview(&self) -> Result<Overview, Error> {
        Ok(search::overview(&self.reader.snapshot())?)
    }

    /// The `most` newest of the meetings that [`Engine::meetings`] gives for `filter`, newest first. Only the records
    /// of these meetings are read, so this is faster than [`Engine::meetings`]. Meetings known only from reports
    /// (handlingar) are left out, unless there are no others.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn latest(&self, most: usize, filter: &Filter) -> Result<Vec<MeetingSummary>, Error> {
        Ok(search::latest(&self.reader.snapshot(), most, filter)?)
    }
}
