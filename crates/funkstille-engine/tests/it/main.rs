//! Tests of the use cases from outside.

mod world;
