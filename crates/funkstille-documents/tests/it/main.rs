//! Letters on paper, read back from their PDF.

mod literal;
mod pages;
mod sample;
mod seen;
mod statement;
