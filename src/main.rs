//! The command, which only starts the surfaces.

mod surfaces;

fn main() -> std::process::ExitCode {
    surfaces::cli::run()
}
