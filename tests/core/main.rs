//! Native tests: the domain, the content, the text, the app, and the markup of the view.

mod cases;
mod support;
