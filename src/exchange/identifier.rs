//! Makes ids from properties that stay the same, so that the same documents always give the same ids.

/// Writes an id as a URI: "tingsok:meeting:arkiv/m%C3%B6te.txt". The URI identifies a thing; it is not an address.
pub fn uri(kind: &str, id: &str) -> String {
    let mut uri = format!("tingsok:{kind}:");
    for byte in id.bytes() {
        // Characters that RFC 3986 allows in a path, except those with a meaning in shells and lists.
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.extend(['%', digit(byte >> 4), digit(byte & 0x0f)]);
        }
    }
    uri
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).map_or('0', |digit| digit.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[track_caller]
    fn check(id: &str, expected: &str) {
        assert_eq!(uri("meeting", id), expected);
    }

    #[test]
    fn ids_are_uris_that_tell_apart_what_is_not_the_same() {
        check("arkiv/2024-05-17.txt", "tingsok:meeting:arkiv/2024-05-17.txt");
        check("arkiv/möte 4%.txt", "tingsok:meeting:arkiv/m%C3%B6te%204%25.txt");
        check("a:b#c", "tingsok:meeting:a%3Ab%23c");
    }
}
