//! Strings from parts, and parts of strings.
//!
//! The standard library does all of this, for any separator, pattern and number: 4 KB of
//! download.

/// These parts, one after the other.
#[must_use]
pub fn joined(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts {
        joined.push_str(part);
    }
    joined
}

/// A whole number in digits.
#[must_use]
pub fn number(number: usize) -> String {
    let mut digits = if number < 10 { String::new() } else { self::number(number / 10) };
    #[allow(clippy::cast_possible_truncation, reason = "it is a digit")]
    let last = (number % 10) as u8;
    digits.push(char::from(b'0' + last));
    digits
}

/// What stands before and after the first such mark, which is an ASCII character.
pub(super) fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// What stands before and after the first such part.
#[must_use]
pub fn around<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let found = |place: &usize| text.get(*place..*place + part.len()) == Some(part);
    let place = (0..text.len()).find(found)?;
    Some((text.get(..place)?, text.get(place + part.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::{around, cut, joined, number};

    #[test]
    fn strings_are_joined_and_cut() {
        assert_eq!(joined(&["one", ", ", "two"]), "one, two");
        assert_eq!(cut("one, two, three", b','), Some(("one", " two, three")));
        assert_eq!((cut("é,", b','), cut("é", b',')), (Some(("é", "")), None));
    }

    #[test]
    fn what_is_around_a_part_is_found() {
        assert_eq!(around("is the leg weak?", "the leg"), Some(("is ", " weak?")));
        assert_eq!(around("é leg", "leg"), Some(("é ", "")));
        assert_eq!(
            (around("leg", "arm"), around("", "leg"), around("le", "leg")),
            (None, None, None)
        );
        assert_eq!(around("leg", ""), Some(("", "leg")));
    }

    #[test]
    fn numbers_are_written_in_digits() {
        for n in [0, 9, 10, 48, 100, 4_294_967_295] {
            assert_eq!(number(n), n.to_string());
        }
    }
}
