//! linking
pub(in crate::protocol) mod alike;
pub(in crate::protocol) mod assigned;
pub(in crate::protocol) mod mentions;
pub(in crate::protocol) mod restoring;
pub(in crate::protocol) mod roster;
