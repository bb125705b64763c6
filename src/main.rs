//! The command: a doorway to the surfaces.
fn main() {}
