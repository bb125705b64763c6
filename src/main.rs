//! The command: a doorway to the surfaces.

mod surfaces;

fn main() -> std::process::ExitCode {
    surfaces::cli::run()
}
