//! HTTP in and out: connections, limits on time and simultaneous work, the headers of every answer, the orderly end.

use super::super::cli::report;
use super::query_parameters::Fields;
use super::request_error::RequestError;
use super::response::RouteResponse;
use super::routes::{API, ROUTES, Request, Route};
use super::site::Site;
use super::{api, known_parameters, pages};
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use std::{io, thread};
use tingsok::error::with_causes;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::time::{interval, timeout};

/// Why the server could not start or go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Engine(#[from] tingsok::Error),
    #[error("cannot listen on {address}; {}", repair(source.kind()))]
    Listen { address: SocketAddr, source: io::Error },
    #[error("the server cannot start")]
    Start(#[source] io::Error),
}

/// What to do if the address cannot be listened on.
fn repair(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::AddrInUse => "another program is using this port, so choose another with --port",
        io::ErrorKind::AddrNotAvailable => "this computer does not have the address, so choose another with --host",
        io::ErrorKind::PermissionDenied => "ports below 1024 need special rights, so choose a higher one with --port",
        _ => "choose another address or port with --host and --port",
    }
}

/// What is served, where, until when.
pub struct ServerOptions {
    pub site: Site,
    pub address: SocketAddr,
    /// Becomes true when the server is to end.
    pub end: watch::Receiver<bool>,
}

/// How often the index is looked at for a new commit.
const REFRESH: Duration = Duration::from_secs(2);
/// How long an answer may take. Queries are bounded, so only a machine that is much too busy comes near.
const ANSWER: Duration = Duration::from_secs(20);
/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection may last, so that clients that do not read their answers cannot keep all connections for good.
const CONNECTION: Duration = Duration::from_mins(15);
/// How long open connections may go on after the signal to end.
const FAREWELL: Duration = Duration::from_secs(5);
/// Connections open at the same time. By feel: a hundred times what a county's officials need.
const CONNECTIONS: usize = 1024;
/// The most requests per processor that wait or are being answered. Further ones are refused at once.
const WAITING: usize = 64;
/// The most bytes of an address: room for a query of 4,000 letters of Swedish text when encoded.
const ADDRESS: usize = 16 * 1024;

/// What the route's `{…}` stand for, or that it cannot be decoded.
type Parts = Result<RawPathParams, RawPathParamsRejection>;

struct Shared {
    site: Site,
    /// One for each processor: searching is work, not waiting.
    working: Arc<Semaphore>,
    waiting: Semaphore,
    /// Only this computer is to be answered.
    is_local: bool,
}

/// Serves until it is told to end; `listening` is told the address when the first request can come.
pub fn serve(options: ServerOptions, listening: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Start)?;
    let done = runtime.block_on(run(options, listening));
    // An answer that nobody waits for any more need not be finished.
    runtime.shutdown_background();
    done
}

async fn run(options: ServerOptions, listening: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    let ServerOptions { site, address, mut end } = options;
    let listen = |source| Error::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(listen)?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (working, waiting) = (Arc::new(Semaphore::new(workers)), Semaphore::new(workers * WAITING));
    let address = listener.local_addr().map_err(listen)?;
    let shared = Arc::new(Shared { site, working, waiting, is_local: address.ip().is_loopback() });
    tokio::spawn(keep_up(Arc::clone(&shared)));
    listening(address);
    let router = router(&shared);
    let graceful = GracefulShutdown::new();
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let next = async {
            let permit = Arc::clone(&connections).acquire_owned().await;
            (permit, listener.accept().await)
        };
        // Also while all connections are taken, since clients may keep theirs for long.
        let (permit, stream) = tokio::select! {
            next = next => next,
            _ = end.wait_for(|end| *end) => break,
        };
        let Ok(permit) = permit else { break };
        let Ok((stream, _)) = stream else {
            // No file descriptors left, or a connection that broke off: the next may do.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Answers are sent whole; waiting for more to send only delays them.
        let _ = stream.set_nodelay(true);
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_buf_size(4 * ADDRESS)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A client that breaks off is no fault of the server.
            let _ = timeout(CONNECTION, connection).await;
            drop(permit);
        });
    }
    drop(listener);
    let _ = timeout(FAREWELL, graceful.shutdown()).await;
    Ok(())
}

async fn keep_up(shared: Arc<Shared>) {
    let mut ticks = interval(REFRESH);
    let mut reported = String::new();
    loop {
        ticks.tick().await;
        let shared = Arc::clone(&shared);
        let Ok(refreshed) = tokio::task::spawn_blocking(move || shared.site.refresh()).await else { continue };
        let said = refreshed.err().map(|error| with_causes(&error)).unwrap_or_default();
        if said != reported && !said.is_empty() {
            report::line(&format!(
                "the index could not be read again, so the pages still show its earlier state: {said}"
            ));
        }
        reported = said;
    }
}

/// Whether the name by which a client asks is that of this computer. Without this check, a foreign web site could point
/// its own host name at this computer, and so have the browser of a visitor send requests to this server.
fn is_local(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return true };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || name.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

fn router(shared: &Arc<Shared>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let answer = move |state: State<Arc<Shared>>, uri: Uri, parts: Parts, headers: HeaderMap| {
            respond(state.0, route, uri, parts, headers)
        };
        router = router.route(route.path, get(answer));
    }
    let nowhere = move |uri: Uri| async move { refused(&RequestError::NotFound, uri.path()) };
    let method = move |uri: Uri| async move {
        let mut response = refused(&RequestError::Method, uri.path());
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    };
    router.fallback(nowhere).method_not_allowed_fallback(method).with_state(Arc::clone(shared))
}

async fn respond(shared: Arc<Shared>, route: &'static Route, uri: Uri, parts: Parts, headers: HeaderMap) -> Response {
    let path = uri.path().to_owned();
    let query = uri.query().unwrap_or_default().to_owned();
    if path.len() + query.len() > ADDRESS {
        return refused(&RequestError::Long, &path);
    }
    let Ok(parts) = parts else { return refused(&RequestError::Garbled, &path) };
    if shared.is_local && !is_local(&headers) {
        return refused(&RequestError::NotFound, &path);
    }
    let archive = shared.site.archive();
    let tag = shared.site.tag(&archive);
    let tags = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if tags.is_some_and(|tags| tags.split(',').any(|own| own.trim().trim_start_matches("W/") == tag)) {
        return with_headers(Response::builder().status(StatusCode::NOT_MODIFIED), &tag, Body::empty());
    }
    let address = format!("{path}?{query}");
    let parts: Vec<String> = parts.iter().map(|(_, value)| value.to_owned()).collect();
    let make = || {
        let (shared, archive, path) = (Arc::clone(&shared), Arc::clone(&archive), path.clone());
        async move {
            let Ok(_place) = shared.waiting.try_acquire() else { return Err(RequestError::Busy) };
            let Ok(permit) = Arc::clone(&shared.working).acquire_owned().await else { return Err(RequestError::Busy) };
            let shared = Arc::clone(&shared);
            let answer = tokio::task::spawn_blocking(move || {
                // Held as long as the work goes on, even if nobody waits for it any more.
                let _permit = permit;
                let fields = Fields::parse(&query);
                known_parameters::check(route.path, &fields)?;
                let (site, archive) = (&shared.site, &*archive);
                (route.answer)(&Request { site, archive, path: &path, parts: &parts, fields: &fields })
            });
            answer.await.unwrap_or(Err(RequestError::Broken))
        }
    };
    match timeout(ANSWER, archive.answers.answer(address, make)).await.unwrap_or(Err(RequestError::TooLong)) {
        Ok(reply) => sent(reply, &tag),
        Err(error) => {
            if error.status() == 500 {
                report::line(&format!("{path}: {}", with_causes(&error)));
            }
            refused(&error, &path)
        }
    }
}

fn sent(reply: RouteResponse, tag: &str) -> Response {
    let mut builder = Response::builder().status(reply.status).header(header::CONTENT_TYPE, reply.content_type);
    if reply.is_private {
        builder = builder.header("x-robots-tag", "noindex");
    }
    if reply.is_fixed {
        builder = builder.header(header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    }
    if let Some(name) = &reply.attachment {
        builder = builder.header(header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{name}"));
    }
    if let Some(address) = &reply.location {
        builder = builder.header(header::LOCATION, address);
    }
    with_headers(builder, if reply.status == 200 { tag } else { "" }, Body::from(reply.body))
}

/// A refusal, as a page or, in the API, as JSON after RFC 9457.
fn refused(error: &RequestError, path: &str) -> Response {
    let reply = if path.starts_with(API) { api::problem(error) } else { pages::refused(error) };
    let mut builder = Response::builder().status(error.status()).header(header::CONTENT_TYPE, reply.content_type);
    if error.status() == 503 {
        builder = builder.header(header::RETRY_AFTER, "2");
    }
    with_headers(builder, "", Body::from(reply.body))
}

/// What pages may load and do: only what this server gives out, and nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn with_headers(builder: axum::http::response::Builder, tag: &str, body: Body) -> Response {
    let has_cache = builder.headers_ref().is_some_and(|headers| headers.contains_key(header::CACHE_CONTROL));
    let mut builder = builder
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "same-origin")
        .header("cross-origin-opener-policy", "same-origin");
    if !has_cache {
        // Kept by the browser, but asked for each time: the index may have changed.
        builder = builder.header(header::CACHE_CONTROL, "no-cache");
    }
    if !tag.is_empty() {
        builder = builder.header(header::ETAG, tag);
    }
    // Header values are made here or checked before; should one be none, an empty answer says that something failed.
    builder.body(body).unwrap_or_else(|_| {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}
