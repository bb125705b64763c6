//! The command `tingsok`: starts the command line in `surfaces`.

mod surfaces;

fn main() -> std::process::ExitCode {
    surfaces::cli::run()
}
