//! What only the whole document tells: whom its text names, which presenters its front page gives to which item, and how damaged
//! names most likely read.

pub(super) mod assigned;
pub(super) mod ballots;
pub(super) mod first_names;
pub(super) mod mentions;
pub(super) mod recused;
pub(super) mod restoring;

mod alike;
