//! Mistakes in the content, all of them at once.

use std::fmt;

/// One mistake and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    place: String,
    what: String,
}

impl Problem {
    /// A mistake in `place`.
    pub fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Every mistake that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the content has {} problem(s):", self.0.len())?;
        self.0.iter().try_for_each(|problem| writeln!(f, "- {problem}"))
    }
}

impl std::error::Error for Problems {}
