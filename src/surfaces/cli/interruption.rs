//! Ctrl-C, and the signal by which a service is stopped: what is under way ends in order.

use super::report;
use std::sync::{Mutex, PoisonError};

type Act = Box<dyn FnOnce() + Send>;

/// What ends in order what is under way. Without it, a signal ends the process.
static ORDERLY: Mutex<Option<Act>> = Mutex::new(None);

/// What shells report of a process that Ctrl-C ended: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

/// As long as this is kept, the first signal does what was said, and the second ends the process.
#[must_use]
pub struct Listening;

/// Does `act` when a signal asks the program to end.
#[expect(clippy::exit, reason = "whoever presses Ctrl-C twice, or where nothing needs an orderly end, wants just that")]
pub fn on_signal(act: impl FnOnce() + Send + 'static) -> Listening {
    *ORDERLY.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(act));
    // Where signals cannot be listened to, or somebody does already, nothing changes.
    let _ = ctrlc::try_set_handler(|| {
        // Taken first, so that the lock is free for the next signal.
        let act = ORDERLY.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(act) = act else { std::process::exit(INTERRUPTED) };
        report::line("finishing current work; press Ctrl-C again to stop at once");
        act();
    });
    Listening
}

impl Drop for Listening {
    fn drop(&mut self) {
        *ORDERLY.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
