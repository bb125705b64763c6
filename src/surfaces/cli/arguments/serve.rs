//! The options of `tingsok serve`.

use super::super::examples::SERVE_EXAMPLES;
use super::super::numbers;
use clap::Args;
use std::net::IpAddr;
use std::path::PathBuf;

/// Serve the index as web pages and an API
///
/// Prints the address to open in a browser, and answers until Ctrl-C. When the index is updated, the pages show it
/// within seconds. Only this computer can reach the pages unless --host says otherwise; put a web server with TLS in
/// front before you publish them. While it serves, it writes nothing, logs no queries and sets no cookies.
#[derive(Debug, Args)]
#[command(after_help = SERVE_EXAMPLES)]
pub struct Serve {
    /// Index these files and folders first. The whole index is served
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Folder of the index
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,

    /// Port to listen on; 0 chooses a free one
    #[arg(long, default_value_t = 8080, allow_negative_numbers = true, value_parser = numbers::port)]
    pub port: u16,

    /// Address to listen on; 0.0.0.0 lets other computers in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,

    /// Name of the site, shown on every page
    #[arg(long, value_name = "TEXT", default_value = "Tingsök")]
    pub title: String,

    /// Also give out the files that were indexed. Without it, only the text that was read is shown
    #[arg(long)]
    pub originals: bool,
}
