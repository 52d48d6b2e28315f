//! The standalone page.

use anyhow::{Result, ensure};

/// How the source of the page links its style sheet.
const SOURCE_LINK: &str = r#"href="styles/page.css""#;

/// Links the style sheet of the site in place of the source.
pub fn with_style(page: &str, style: &str) -> Result<String> {
    let links = page.matches(SOURCE_LINK).count();
    ensure!(links == 1, "index.html must link {SOURCE_LINK} once, and does so {links} times");
    Ok(page.replace(SOURCE_LINK, &format!(r#"href="{style}""#)))
}

#[cfg(test)]
mod tests {
    use super::with_style;

    #[test]
    fn the_link_is_rewritten_and_nothing_else() {
        assert_eq!(
            with_style(
                r#"<link rel="stylesheet" href="styles/page.css"><p>styles/page.css"#,
                "page-1.css"
            )
            .unwrap(),
            r#"<link rel="stylesheet" href="page-1.css"><p>styles/page.css"#
        );
    }

    #[test]
    fn a_page_without_the_link_is_refused() {
        let error = with_style("<p>", "page-1.css").unwrap_err().to_string();
        assert!(error.ends_with("0 times"), "{error}");
    }
}
