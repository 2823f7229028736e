//! Mailboxes on servers, read as the program reads them: what mail does from the moment at which it
//! arrives. Servers are real where they can do what is shown, and scripted where only some do it.

mod answers;
mod bounces;
mod business;
mod cuts;
mod drafts;
mod letters;
mod machines;
mod maildir;
mod peculiar;
mod playbooks;
mod provider;
mod refused;
mod sending;
mod starting;
mod story;
mod tokens;
mod untouched;
