//! Tests of the use cases from outside.

mod data;
mod samples;
mod simulate;
mod texts;
mod words;
mod world;
