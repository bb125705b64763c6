//! Which address is answered by what.

use super::archive::Archive;
use super::query_parameters::Fields;
use super::request_error::RequestError;
use super::response::RouteResponse;
use super::site::Site;
use super::{api, assets, pages};

/// A request, with the state of the index that answers it.
pub struct Request<'a> {
    pub site: &'a Site,
    pub archive: &'a Archive,
    /// As asked for, without the query.
    pub path: &'a str,
    /// What the route's `{…}` stand for, in order, decoded.
    pub parts: &'a [String],
    pub fields: &'a Fields,
}

impl Request<'_> {
    pub fn part(&self, place: usize) -> &str {
        self.parts.get(place).map_or("", String::as_str)
    }
}

/// An address and what answers it.
pub struct Route {
    pub path: &'static str,
    pub answer: fn(&Request<'_>) -> Result<RouteResponse, RequestError>,
}

const fn route(path: &'static str, answer: fn(&Request<'_>) -> Result<RouteResponse, RequestError>) -> Route {
    Route { path, answer }
}

/// Where the API begins. What is refused there is told as JSON, not as a page.
pub const API: &str = "/api/";

pub const ROUTES: &[Route] = &[
    route("/", pages::start),
    route("/sok", pages::answers),
    route("/moten", pages::meetings),
    route("/mote/{body}/{day}", pages::meeting),
    route("/mote/{body}/{day}/{item}", pages::item),
    route("/dokument/{hash}", pages::document),
    route("/dokument/{hash}/{item}", pages::document_item),
    route("/original/{hash}", pages::original),
    route("/personer", pages::people),
    route("/person/{id}", pages::person),
    route("/arenden", pages::matters),
    route("/arende/{id}", pages::matter),
    route("/beslut", pages::decisions),
    route("/omrostningar", pages::votes),
    route("/organ", pages::bodies),
    route("/organ/{body}", pages::body),
    route("/hjalp", pages::help),
    route("/robots.txt", pages::robots),
    route("/static/{version}/{name}", assets::asset),
    route("/api", pages::api_help),
    route("/api/v1/search", api::search),
    route("/api/v1/who", api::who),
    route("/api/v1/items/{hash}/{item}", api::item),
    route("/api/v1/meetings", api::meetings),
    route("/api/v1/meetings/{body}/{day}", api::meeting),
    route("/api/v1/people", api::people),
    route("/api/v1/people/{id}", api::person),
    route("/api/v1/matters", api::matters),
    route("/api/v1/matters/{id}", api::matter),
    route("/api/v1/decisions", api::decisions),
    route("/api/v1/votes", api::votes),
    route("/api/v1/timeline", api::timeline),
    route("/api/v1/records", api::records),
    route("/api/v1/records/{hash}", api::record),
    route("/api/v1/openapi.json", api::openapi),
];
