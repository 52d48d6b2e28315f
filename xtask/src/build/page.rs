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

/// How the source of the page names its preview picture.
const SOURCE_PICTURE: &str = r#"property="og:image" content="og.png""#;

/// Names the preview picture by its whole address, which many readers of that line want.
pub fn with_address(page: &str, address: &str) -> Result<String> {
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    let is_plain = address.chars().all(|mark| !mark.is_whitespace() && !"\"<>&".contains(mark));
    ensure!(is_address && is_plain, "`{address}` is no address: begin with https://");
    ensure!(page.contains(SOURCE_PICTURE), "index.html must say {SOURCE_PICTURE}");
    let address = address.trim_end_matches('/');
    let whole = format!(r#"property="og:image" content="{address}/og.png""#);
    Ok(page.replace(SOURCE_PICTURE, &whole))
}

#[cfg(test)]
mod tests {
    use super::{with_address, with_style};

    #[test]
    fn the_preview_picture_gets_a_whole_address() {
        let page = r#"<meta property="og:image" content="og.png">"#;
        let whole = r#"<meta property="og:image" content="https://your.site/gait/og.png">"#;
        assert_eq!(with_address(page, "https://your.site/gait/").unwrap(), whole);
        assert_eq!(with_address(page, "https://your.site/gait").unwrap(), whole);
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let page = r#"<meta property="og:image" content="og.png">"#;
        for wrong in ["your.site", "", "https://your.site/\"><script>"] {
            assert!(with_address(page, wrong).is_err(), "{wrong}");
        }
        assert!(with_address("<p>", "https://your.site").is_err());
    }

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
