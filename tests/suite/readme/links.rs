//! Links between the pages lead to files and headings that exist.

use super::{Page, pages, root};
use std::fs;
use std::path::Path;

/// The targets of the links of a page, those in code left out.
fn targets(page: &str) -> Vec<&str> {
    let prose = page.split("\n```").step_by(2).flat_map(str::lines);
    let mut targets = Vec::new();
    for line in prose {
        let links = line.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        targets.extend(links.map(|(target, _)| target));
    }
    targets
}

/// The anchor that a renderer gives a heading: "## Plain-language questions" has "plain-language-questions".
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|letter| letter.is_alphanumeric() || [' ', '-', '_'].contains(letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

/// The anchors of the headings of a page.
fn anchors(page: &str) -> Vec<String> {
    let prose = page.split("\n```").step_by(2).flat_map(str::lines);
    let headings = prose.filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

/// What is wrong with a link on a page.
fn fault(page: &Page, target: &str) -> Option<String> {
    if target.starts_with("https://") {
        return None;
    }
    let (file, heading) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() { page.path.clone() } else { page.path.with_file_name(file) };
    if !path.exists() {
        return Some("no such file".to_owned());
    }
    if Path::new(file).is_absolute() {
        return Some("an absolute path".to_owned());
    }
    if heading.is_empty() {
        return None;
    }
    let anchors = anchors(&fs::read_to_string(&path).ok()?);
    (!anchors.iter().any(|own| own == heading)).then(|| format!("no such heading among {anchors:?}"))
}

#[test]
fn links_lead_to_files_and_headings() {
    let mut links = 0;
    for page in pages() {
        for target in targets(&page.text) {
            let fault = fault(&page, target);
            assert_eq!(fault, None, "{}: ({target})", page.path.display());
            links += 1;
        }
    }
    assert!(links > 20, "the links were not found");
}

#[test]
fn the_readme_leads_to_every_page() {
    let pages = pages();
    let targets = targets(&pages[0].text);
    for page in &pages[1..] {
        let name = page.path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        assert!(targets.contains(&name.as_str()), "README.md does not link to {name}");
    }
}

#[test]
fn a_wrong_link_is_noticed() {
    let page = Page {
        path: root().join("README.md"),
        text: "# Install it\n\n[a](docs/none.md) and [b](#install-it)\n\n```sh\n# no-heading [c](none)\n```\n\n[d](#none)\n".to_owned(),
    };
    assert_eq!(targets(&page.text), ["docs/none.md", "#install-it", "#none"]);
    assert_eq!(anchors(&page.text), ["install-it"]);
    assert_eq!(fault(&page, "docs/none.md").as_deref(), Some("no such file"));
    assert!(fault(&page, "docs/index.md#none").is_some_and(|fault| fault.contains("no such heading")));
    assert_eq!(fault(&page, "docs/index.md#limits"), None);
    assert_eq!(fault(&page, "https://oparl.org"), None);
}
