//! Tests of the use cases from outside.

mod casefile;
mod clock;
mod data;
mod day;
mod demo;
mod samples;
mod simulate;
mod texts;
mod told;
mod words;
mod world;
