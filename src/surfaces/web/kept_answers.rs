//! Keeps the latest answers of an index at one commit, and makes each only once, however many ask for it.

use super::request_error::RequestError;
use super::response::RouteResponse;
use lru::LruCache;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OnceCell;

/// Answers that are kept, and the largest that is, in bytes: together at most 64 MB.
const KEPT: NonZeroUsize = NonZeroUsize::new(1024).unwrap();
const LARGEST_KEPT: usize = 64 * 1024;

/// Answers by address.
pub struct KeptAnswers {
    made: Mutex<LruCache<String, RouteResponse>>,
    in_progress: Mutex<LruCache<String, Arc<OnceCell<RouteResponse>>>>,
}

impl Default for KeptAnswers {
    fn default() -> Self {
        Self { made: Mutex::new(LruCache::new(KEPT)), in_progress: Mutex::new(LruCache::new(KEPT)) }
    }
}

impl KeptAnswers {
    /// The answer to an address: one that was given before, or as `make` makes it. When many follow one link at the
    /// same time, its page is made once. If making it fails, the next that waits makes it again.
    pub async fn answer<F>(&self, address: String, make: impl FnOnce() -> F) -> Result<RouteResponse, RequestError>
    where
        F: Future<Output = Result<RouteResponse, RequestError>>,
    {
        if let Some(kept) = locked(&self.made).get(&address) {
            return Ok(kept.clone());
        }
        let cell = Arc::clone(locked(&self.in_progress).get_or_insert_ref(&address, Arc::default));
        let answer = cell.get_or_try_init(make).await.cloned();
        if let Some(made) = answer.as_ref().ok().filter(|made| is_kept(made)) {
            locked(&self.made).put(address.clone(), made.clone());
        }
        locked(&self.in_progress).pop(&address);
        answer
    }
}

fn locked<T>(answers: &Mutex<T>) -> MutexGuard<'_, T> {
    answers.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Original files may change on the disk without a commit, so that they are not kept.
fn is_kept(answer: &RouteResponse) -> bool {
    let is_made = ["text/html", "application/json", "text/csv"].iter().any(|own| answer.content_type.starts_with(own));
    answer.status == 200 && is_made && answer.body.len() <= LARGEST_KEPT
}

#[cfg(test)]
mod tests {
    use super::{KeptAnswers, LARGEST_KEPT};
    use crate::surfaces::web::request_error::RequestError;
    use crate::surfaces::web::response::RouteResponse;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::task::yield_now;

    #[tokio::test]
    async fn an_answer_is_made_once() {
        let (kept, made) = (&KeptAnswers::default(), &AtomicUsize::new(0));
        let ask = |body: &'static str| {
            kept.answer("/sok?q=skola".to_owned(), move || async move {
                made.fetch_add(1, Ordering::Relaxed);
                yield_now().await;
                Ok(RouteResponse::new("text/html", body))
            })
        };
        let (one, other) = tokio::join!(ask("ett"), ask("två"));
        assert_eq!((&one.unwrap().body[..], &other.unwrap().body[..]), (&b"ett"[..], &b"ett"[..]));
        assert_eq!(ask("tre").await.unwrap().body, "ett");
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn what_fails_or_is_large_is_made_again() {
        let kept = KeptAnswers::default();
        let ask = |answer: Result<String, RequestError>| {
            kept.answer("/".to_owned(), || async { answer.map(|body| RouteResponse::new("text/html", body)) })
        };
        assert!(ask(Err(RequestError::Busy)).await.is_err());
        assert!(ask(Ok("a".repeat(LARGEST_KEPT + 1))).await.is_ok());
        assert_eq!(ask(Ok("b".to_owned())).await.unwrap().body, "b");
    }
}
