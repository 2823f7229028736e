//! Letters and tasks: from the texts and their facts to what a client reads.

mod gaps;
mod hostile;
mod own;
mod sample;
mod shipped;
mod tone;
mod written;
