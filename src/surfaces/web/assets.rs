//! What pages look like, and what a script adds. Built into the program; nothing comes from elsewhere.

use super::request_error::RequestError;
use super::response::RouteResponse;
use super::routes::Request;
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    content_type: &'static str,
    text: &'static str,
}

static ASSETS: [Asset; 3] = [
    Asset { name: "style.css", content_type: "text/css; charset=utf-8", text: include_str!("assets/style.css") },
    Asset { name: "page.js", content_type: "text/javascript; charset=utf-8", text: include_str!("assets/page.js") },
    Asset { name: "icon.svg", content_type: "image/svg+xml", text: include_str!("assets/icon.svg") },
];

pub static STYLE: LazyLock<String> = LazyLock::new(|| address(&ASSETS[0]));
pub static SCRIPT: LazyLock<String> = LazyLock::new(|| address(&ASSETS[1]));
pub static ICON: LazyLock<String> = LazyLock::new(|| address(&ASSETS[2]));

/// The checksum stands in the address, so that browsers may keep what is there for good.
fn address(asset: &Asset) -> String {
    format!("/static/{:08x}/{}", crc32fast::hash(asset.text.as_bytes()), asset.name)
}

pub fn asset(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let name = request.part(1);
    let asset = ASSETS.iter().find(|asset| asset.name == name).ok_or(RequestError::NotFound)?;
    // An address of another version of the program must not be kept for good.
    let reply = RouteResponse::new(asset.content_type, asset.text);
    Ok(if address(asset) == request.path { reply.fixed() } else { reply })
}
