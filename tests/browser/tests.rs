//! The tests that run in a browser, once for each engine.

mod accessibility;
mod attributes;
mod engines;
mod failure;
mod fit;
mod focus;
mod gates;
mod glossary;
mod isolation;
mod journey;
mod keyboard;
mod layout;
mod loading;
mod map;
mod page;
mod pictures;
mod policy;
mod properties;
mod screens;
mod shift;
mod shots;
mod timer;
