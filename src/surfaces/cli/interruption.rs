//! Ctrl-C, and the signal by which a service is stopped: what is under way ends in order.

use super::report;
use std::sync::{LazyLock, Mutex, PoisonError};

type Act = Box<dyn FnOnce() + Send>;

/// What ends in order what is under way. Without it, a signal ends the process.
static ORDERLY: Mutex<Option<Act>> = Mutex::new(None);

/// Signals are listened to from the first use on. If that is not possible, a signal ends the process.
static LISTENS: LazyLock<bool> = LazyLock::new(|| listen().is_ok());

/// What shells report of a process that Ctrl-C ended: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

/// As long as this is kept, the first signal does what was said, and the second ends the process.
#[must_use]
pub struct Listening;

/// Does `act` when a signal asks the program to end.
pub fn on_signal(act: impl FnOnce() + Send + 'static) -> Listening {
    *ORDERLY.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(act));
    let _ = *LISTENS;
    Listening
}

/// A signal came.
#[expect(clippy::exit, reason = "whoever presses Ctrl-C twice, or where nothing needs an orderly end, wants just that")]
fn came() {
    // Taken first, so that the lock is free for the next signal.
    let act = ORDERLY.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(act) = act else { std::process::exit(INTERRUPTED) };
    report::line("finishing current work; press Ctrl-C again to stop at once");
    act();
}

#[cfg(unix)]
fn listen() -> std::io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    // Not SIGHUP: nohup has it ignored, so that a server goes on when the terminal is closed.
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    std::thread::Builder::new().spawn(move || signals.forever().for_each(|_| came()))?;
    Ok(())
}

#[cfg(not(unix))]
fn listen() -> Result<(), ctrlc::Error> {
    ctrlc::try_set_handler(came)
}

impl Drop for Listening {
    fn drop(&mut self) {
        *ORDERLY.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
