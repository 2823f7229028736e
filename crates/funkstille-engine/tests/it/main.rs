//! Tests of the use cases from outside.

mod data;
mod samples;
mod simulate;
mod words;
mod world;
