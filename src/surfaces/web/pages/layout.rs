//! The frame of every page: its head, the menu, the way to search, the foot.

use super::super::assets;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use maud::{DOCTYPE, Markup, html};

/// A page before it is framed.
pub struct Page<'a> {
    pub title: &'a str,
    /// What the search field on top has in it.
    pub query: &'a str,
    pub main: Markup,
}

/// What the menu leads to.
const MENU: &[(&str, &str)] = &[
    ("/moten", "Möten"),
    ("/beslut", "Beslut"),
    ("/omrostningar", "Omröstningar"),
    ("/arenden", "Ärenden"),
    ("/personer", "Personer"),
    ("/organ", "Organ"),
    ("/hjalp", "Hjälp"),
];

pub fn framed(request: &Request<'_>, page: &Page<'_>) -> RouteResponse {
    let site = request.site.title.as_str();
    let head = html! {
        header.top {
            div.wide {
                a.brand href="/" { (site) }
                nav aria-label="Huvudmeny" {
                    ul {
                        @for (address, name) in MENU {
                            li {
                                @let is_here = request.path == *address;
                                a href=(address) aria-current=[is_here.then_some("page")] { (name) }
                            }
                        }
                    }
                }
            }
        }
    };
    let is_start = request.path == "/";
    let main = html! {
        main #innehall tabindex="-1" {
            @if !is_start { div.find { (search_form(page.query)) } }
            (page.main)
        }
    };
    RouteResponse::page(document(&title(page.title, site), &html! { (head) (main) (foot()) }))
}

fn title(page: &str, site: &str) -> String {
    if page.is_empty() { site.to_owned() } else { format!("{page} – {site}") }
}

/// A whole document around what stands in its body.
pub fn document(title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="sv" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" type="image/svg+xml" href=(*assets::ICON);
                link rel="stylesheet" href=(*assets::STYLE);
                script src=(*assets::SCRIPT) defer {}
            }
            body {
                a.skip href="#innehall" { "Hoppa till innehållet" }
                (body)
            }
        }
    }
}

/// Where a query is typed.
pub fn search_form(query: &str) -> Markup {
    html! {
        form.search role="search" action="/sok" method="get" {
            label for="q" { "Sök i handlingarna" }
            div.row {
                input #q type="search" name="q" value=(query) autocomplete="off" spellcheck="false" maxlength="4000" enterkeyhint="search";
                button type="submit" { "Sök" }
            }
        }
    }
}

fn foot() -> Markup {
    html! {
        footer.foot {
            div.wide {
                p {
                    "Innehållet är utläst av ett program och kan vara fel. Det som gäller är originalhandlingen."
                }
                p { a href="/hjalp" { "Så frågar du" } " · " a href="/api" { "API och öppna data" } " · Inga kakor, inga sparade sökningar" }
            }
        }
    }
}
