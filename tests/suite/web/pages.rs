//! One page of every kind, from the examples.

use super::server::Server;

/// What a kind of page is called, and the address of such a page.
pub fn kinds(server: &Server) -> Vec<(&'static str, String)> {
    let address = |organ: &str| {
        let meetings = server.json(&format!("/api/v1/meetings?{organ}"));
        meetings["items"][0]["address"].as_str().unwrap().to_owned()
    };
    let (meeting, voting) =
        (address("organ=l%C3%A4ns+gemensam&year=2022"), "/mote/kommunstyrelsen/2023-05-10".to_owned());
    let id = |list: &str| server.json(&format!("/api/v1/{list}"))["items"][0]["id"].as_str().unwrap().to_owned();
    let hash =
        &server.json("/api/v1/meetings?organ=l%C3%A4ns+gemensam&year=2022")["items"][0]["documents"][0]["sha256"];
    let hash = hash.as_str().unwrap()[..12].to_owned();
    let body = meeting.split('/').nth(2).unwrap().to_owned();
    [
        ("start", "/".to_owned()),
        ("answer", "/sok?q=avtal".to_owned()),
        ("narrowed answer", "/sok?q=avtal&year=2022&from=2020".to_owned()),
        ("pages of an answer", "/sok?q=b%C3%A5tplatser&page=2".to_owned()),
        ("no answer", "/sok?q=xyzzyq".to_owned()),
        ("odd question", "/sok?q=b%C3%A5tplatzer&year=abc&kind=x".to_owned()),
        ("long word", format!("/sok?q={}", "a".repeat(300))),
        ("who", "/sok?q=vem+f%C3%B6redrog+n%C3%A4ra+v%C3%A5rd".to_owned()),
        ("decisions asked for", "/sok?q=vad+beslutades+om+b%C3%A5tplatser".to_owned()),
        ("votes asked for", "/sok?q=hur+r%C3%B6stade+SD+om+bygglov".to_owned()),
        ("how often", "/sok?q=hur+m%C3%A5nga+g%C3%A5nger+har+avtal+varit+uppe".to_owned()),
        ("latest meeting", "/sok?q=senaste+m%C3%B6tet".to_owned()),
        ("meetings", "/moten".to_owned()),
        ("meeting", meeting.clone()),
        ("item", format!("{meeting}/4?q=hemsjukv%C3%A5rdsavtal")),
        ("vote", format!("{voting}/40")),
        ("document", format!("/dokument/{hash}")),
        ("people", "/personer".to_owned()),
        ("person", format!("/person/{}", id("people?q=Dahlberg"))),
        ("matters", "/arenden".to_owned()),
        ("matter", format!("/arende/{}", id("matters"))),
        ("decisions", "/beslut".to_owned()),
        ("votes", "/omrostningar?year=2023".to_owned()),
        ("bodies", "/organ".to_owned()),
        ("body", format!("/organ/{body}")),
        ("help", "/hjalp".to_owned()),
        ("API", "/api".to_owned()),
        ("nothing", "/nej".to_owned()),
    ]
    .into()
}
