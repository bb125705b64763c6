//! Works on many things in several threads and hands over the results in order, so that the outcome does not depend on
//! the number of threads.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many things may be begun ahead of the next one to hand over. Not measured: it is large enough that a thing that
/// takes a hundred times as long as the others does not hold up the other threads.
const AHEAD: usize = 256;

/// How many bytes of input may be in work ahead of the next thing to hand over, per thread. The results made from them
/// take a few times as much memory.
const BYTES_AHEAD: u64 = 4 << 20;

/// The stack size of a thread in bytes: as much as the main thread of a process has on most systems.
const STACK: usize = 8 << 20;

/// Runs `work` on `things` in `threads` threads and passes each result, in order and in the calling thread, to `take`.
///
/// Stops when `take` breaks, and returns its value. Work on a thing begins only when there is room for the number of
/// bytes that `weigh` gives for it.
///
/// # Errors
/// If the system cannot start a thread.
pub fn in_order<T: Sync, R: Send, B>(
    things: &[T],
    threads: NonZeroUsize,
    weigh: impl Fn(&T) -> u64 + Sync,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> ControlFlow<B>,
) -> std::io::Result<ControlFlow<B>> {
    let threads = threads.get().min(things.len());
    let room = BYTES_AHEAD * threads as u64;
    let queue = Queue { state: Mutex::new(State::default()), changed: Condvar::new() };
    thread::scope(|scope| {
        let _end = AtEnd(|| queue.end(false));
        for _ in 0..threads {
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
                let _end = AtEnd(|| {
                    // If this thread panics, no one must wait for its result.
                    if thread::panicking() {
                        queue.end(true);
                    }
                });
                while let Some(place) = queue.next(things.len()) {
                    let bytes = weigh(&things[place]);
                    if !queue.wait_for_room(place, bytes, room) {
                        break;
                    }
                    queue.put(place, work(&things[place]), bytes);
                }
            })?;
        }
        for (place, thing) in things.iter().enumerate() {
            let Some((made, bytes)) = queue.take(place) else { break };
            let flow = take(thing, made);
            if flow.is_break() {
                return Ok(flow);
            }
            queue.done(bytes);
        }
        Ok(ControlFlow::Continue(()))
    })
}

struct Queue<R> {
    state: Mutex<State<R>>,
    changed: Condvar,
}

struct State<R> {
    /// The next thing to begin.
    next: usize,
    /// The next thing to hand over.
    turn: usize,
    /// Bytes that are in work or waiting to be handed over.
    bytes: u64,
    ready: BTreeMap<usize, (R, u64)>,
    /// Whether no more things are to be begun.
    is_over: bool,
    /// Whether a thread panicked, so that its result is lost.
    has_lost: bool,
}

/// Calls a function when its scope ends, in whatever way it ends.
struct AtEnd<F: Fn()>(F);

impl<F: Fn()> Drop for AtEnd<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

impl<R> Default for State<R> {
    fn default() -> Self {
        Self { next: 0, turn: 0, bytes: 0, ready: BTreeMap::new(), is_over: false, has_lost: false }
    }
}

impl<R> Queue<R> {
    /// The next thing to begin, of `count` things; `None` if there are no more.
    fn next(&self, count: usize) -> Option<usize> {
        let mut state =
            self.wait_while(|state| !state.is_over && state.next < count && state.next >= state.turn + AHEAD);
        let place = state.next;
        state.next += 1;
        (place < count && !state.is_over).then_some(place)
    }

    /// Waits until there is room for the thing at `place`, and returns whether it is still to be worked on. The thing
    /// that is next to be handed over never waits.
    fn wait_for_room(&self, place: usize, bytes: u64, room: u64) -> bool {
        let is_full = |state: &State<R>| state.turn != place && state.bytes + bytes > room;
        let mut state = self.wait_while(|state| !state.is_over && is_full(state));
        state.bytes += bytes;
        !state.is_over
    }

    fn put(&self, place: usize, made: R, bytes: u64) {
        self.state().ready.insert(place, (made, bytes));
        self.changed.notify_all();
    }

    /// The result for the thing at `place`; `None` if the thread that worked on it panicked.
    fn take(&self, place: usize) -> Option<(R, u64)> {
        self.wait_while(|state| !state.ready.contains_key(&place) && !state.has_lost).ready.remove(&place)
    }

    fn done(&self, bytes: u64) {
        let mut state = self.state();
        state.turn += 1;
        state.bytes -= bytes;
        drop(state);
        self.changed.notify_all();
    }

    fn end(&self, has_lost: bool) {
        let mut state = self.state();
        state.is_over = true;
        state.has_lost |= has_lost;
        drop(state);
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, is_so: impl Fn(&State<R>) -> bool) -> MutexGuard<'_, State<R>> {
        self.changed.wait_while(self.state(), |state| is_so(state)).unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES_AHEAD, in_order};
    use std::num::NonZeroUsize;
    use std::ops::ControlFlow;

    fn squares(numbers: &[usize], threads: usize, stop: usize) -> (Vec<usize>, ControlFlow<usize>) {
        let mut taken = Vec::new();
        let work = |number: &usize| {
            std::thread::yield_now();
            number * number
        };
        let take = |number: &usize, square| {
            taken.push(square);
            if *number == stop { ControlFlow::Break(stop) } else { ControlFlow::Continue(()) }
        };
        // With one thread, two of these do not fit at once.
        let threads = NonZeroUsize::new(threads).unwrap();
        let flow = in_order(numbers, threads, |_| BYTES_AHEAD / 2 + 1, work, take).unwrap();
        (taken, flow)
    }

    #[test]
    fn what_is_done_at_once_is_handed_over_in_order() {
        let numbers: Vec<usize> = (0..1_000).collect();
        let expected: Vec<usize> = numbers.iter().map(|number| number * number).collect();
        for threads in [1, 2, 7] {
            assert_eq!(squares(&numbers, threads, usize::MAX), (expected.clone(), ControlFlow::Continue(())));
            assert_eq!(squares(&numbers, threads, 17), (expected[..18].to_vec(), ControlFlow::Break(17)));
            assert_eq!(squares(&numbers, threads, 999), (expected.clone(), ControlFlow::Break(999)));
        }
        assert_eq!(squares(&[], 2, 0), (Vec::new(), ControlFlow::Continue(())));
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_fall_is_told_and_nobody_waits_for_it() {
        let numbers: Vec<usize> = (0..1_000).collect();
        let take = |_: &usize, ()| ControlFlow::<()>::Continue(());
        let _ = in_order(&numbers, NonZeroUsize::new(2).unwrap(), |_| 1, |number| assert!(*number != 300), take);
    }
}
