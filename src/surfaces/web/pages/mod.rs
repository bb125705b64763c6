//! The pages: one file each. What they share is in `layout` (the frame) and `fragments` (lists, charts, forms).

mod answers;
mod bodies;
mod decisions;
mod document;
mod facets;
mod fragments;
mod help;
mod item;
mod layout;
mod matters;
mod meetings;
mod people;
mod plain;
mod reply;
mod start;
mod votes;

pub use answers::answers;
pub use bodies::{bodies, body};
pub use decisions::decisions;
pub use document::{document, document_item, original};
pub use help::{api_help, help};
pub use item::item;
pub use matters::{matter, matters};
pub use meetings::{meeting, meetings};
pub use people::{Line, people, person};
pub use plain::{refused, robots};
pub use start::start;
pub use votes::votes;
