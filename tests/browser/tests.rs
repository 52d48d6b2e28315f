//! The tests that run in a browser, once for each engine.

mod attributes;
mod engines;
mod failure;
mod gates;
mod glossary;
mod isolation;
mod journey;
mod keyboard;
mod layout;
mod loading;
mod map;
mod pictures;
mod policy;
mod properties;
mod timer;
