//! The command, which only starts the surfaces.

mod surfaces;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    surfaces::cli::run()
}
