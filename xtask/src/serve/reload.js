// Added to the page by `cargo xtask serve`, and never part of a build.
// A file and not an inline script, so that it runs under the page's own content policy.
const { searchParams } = new URL(document.currentScript.src);
const shown = searchParams.get("edition");
new EventSource("/-/editions").addEventListener("edition", ({ data }) => {
  if (data !== shown) location.reload();
});
