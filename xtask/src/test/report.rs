//! How each check went.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// The checks that ran, in order.
#[derive(Debug, Default)]
pub struct Report {
    /// One entry per check.
    checks: Vec<Check>,
}

/// One check that ran.
#[derive(Debug)]
struct Check {
    /// What was checked.
    name: String,
    /// Whether it passed.
    passed: bool,
    /// How long it took.
    took: Duration,
}

impl Report {
    /// Runs a check, tells at once if it failed and remembers it; returns whether it passed.
    #[expect(clippy::disallowed_methods, reason = "the time a check takes is told to a person")]
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) -> bool {
        eprintln!("\n=== {name} ===");
        let start = Instant::now();
        let result = check();
        if let Err(error) = &result {
            eprintln!("{name}: {error:#}");
        }
        let passed = result.is_ok();
        self.checks.push(Check { name: name.to_owned(), passed, took: start.elapsed() });
        passed
    }

    /// Prints all checks; fails with the names of those that failed.
    pub fn finish(self) -> Result<()> {
        print!("\n{self}");
        let failed: Vec<&str> = self
            .checks
            .iter()
            .filter(|check| !check.passed)
            .map(|check| check.name.as_str())
            .collect();
        if !failed.is_empty() {
            bail!("{} of {} checks failed: {}", failed.len(), self.checks.len(), failed.join(", "));
        }
        println!("all {} checks passed", self.checks.len());
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Check { name, passed, took } in &self.checks {
            let verdict = if *passed { "ok    " } else { "FAILED" };
            writeln!(f, "{verdict}  {name}  ({:.1} s)", took.as_secs_f64())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_fails_the_whole_and_is_named() {
        let mut report = Report::default();
        assert!(report.check("format", || Ok(())));
        assert!(!report.check("lints", || bail!("no")));
        assert!(report.check("unit tests", || Ok(())));
        assert_eq!(report.to_string().lines().count(), 3);
        assert_eq!(report.finish().unwrap_err().to_string(), "1 of 3 checks failed: lints");
    }
}
