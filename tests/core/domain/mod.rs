//! What evaluation holds to, for any runner.

mod cadence;
mod evaluate;
mod gate;
mod input;
mod load;
mod ranking;
mod report;
