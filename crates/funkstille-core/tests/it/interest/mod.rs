//! Claims: rates, default, limitation, flat fees as tables; interest against an oracle.

mod against_oracle;
mod big;
mod data;
mod default;
mod figures;
mod law;
mod limitation;
mod oracle;
mod owing;
mod parts;
