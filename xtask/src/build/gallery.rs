//! The pictures as they are shipped, and a page that shows all of them to who reviews them.

use std::fmt::Write as _;

use gait_check_compiler::Picture;

use super::site::Site;

/// The style sheets of the gallery.
pub const STYLES: [&str; 3] = ["styles/page.css", "styles/pictures.css", "styles/gallery.css"];

/// Adds every picture to the site; returns the folder they are in.
pub fn add(site: &mut Site, pictures: &[Picture]) -> String {
    let files = pictures.iter().map(|it| (format!("{}.svg", it.id), it.shipped.as_str()));
    site.add_folder("pictures", files)
}

/// The gallery: every picture with its name and its words, large and small, on light and on dark.
pub fn page(pictures: &[Picture], style: &str) -> String {
    let mut page = format!(
        r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Gait Check: the pictures</title>
    <meta name="robots" content="noindex">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="{style}">
  </head>
  <body>
    <main>
      <h1>The {} pictures of Gait Check</h1>
      <ul class="gallery">
"#,
        pictures.len()
    );
    for picture in pictures {
        entry(&mut page, picture);
    }
    page.push_str("      </ul>\n    </main>\n  </body>\n</html>\n");
    page
}

fn entry(page: &mut String, picture: &Picture) {
    let Picture { id, title, alt, shipped, .. } = picture;
    let (title, alt) = (escaped(title), escaped(alt));
    let _ = writeln!(page, r#"        <li id="{id}">"#);
    for paper in ["light", "dark"] {
        let _ = writeln!(page, r#"          <div class="paper {paper}">"#);
        for size in ["large", "small"] {
            let _ = writeln!(
                page,
                r#"            <span class="picture {size}" role="img" aria-label="{alt}">{shipped}</span>"#
            );
        }
        page.push_str("          </div>\n");
    }
    let _ = writeln!(
        page,
        "          <h2>{title}</h2>\n          <p>{alt} <code>{id}</code></p>\n        </li>"
    );
}

/// Text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_stands_with_its_name_and_its_words() {
        let picture = Picture {
            id: "hips-level".into(),
            title: "Hips & level".into(),
            alt: "A \"level\" hip.".into(),
            source: String::new(),
            shipped: "<svg></svg>".into(),
        };
        let page = page(&[picture], "gallery-1.css");
        for part in [
            r#"href="gallery-1.css""#,
            "The 1 pictures",
            "<h2>Hips &amp; level</h2>",
            r#"aria-label="A &quot;level&quot; hip."><svg></svg>"#,
            "<code>hips-level</code>",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert_eq!(page.matches("<svg>").count(), 4, "large and small, on light and on dark");
    }
}
