//! What the index holds, and its newest meetings.

use super::{Engine, Filter, MeetingSummary};
use crate::error::Error;
use crate::search::{self, Overview};

impl Engine {
    /// What the index holds: how many documents, meetings, items and passages, and which years, bodies and kinds. It reads no records,
    /// but goes through the columns of all entries: ask once for each [`commit`](Engine::commit).
    ///
    /// ```
    /// use tingsok::Engine;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar 2024-05-17\n\n1. Nära vård\n\nAvtalet ses över.\n\n2. Skola\n\nEn enkät.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let overview = Engine::open(&index)?.overview()?;
    /// assert_eq!((overview.meetings, overview.items, overview.years[0].year), (1, 2, Some(2024)));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn overview(&self) -> Result<Overview, Error> {
        Ok(search::overview(&self.reader.snapshot())?)
    }

    /// The newest `most` of the meetings that [`Engine::meetings`] gives for `filter`, newest first. Only their records are read. Case
    /// files (handlingar) that belong to no other document are left out, unless there is nothing else.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn latest(&self, most: usize, filter: &Filter) -> Result<Vec<MeetingSummary>, Error> {
        Ok(search::latest(&self.reader.snapshot(), most, filter)?)
    }
}
