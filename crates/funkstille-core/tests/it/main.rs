//! Tests of the rules from outside: the shipped playbooks and holiday tables, scenario diaries,
//! and an oracle that shares no code with the planner.

mod by_hand;
mod data;
mod diary;
mod evidence;
mod guards;
mod interest;
mod oracle;
mod oracle_by_hand;
mod plan_against_oracle;
mod playbooks;
mod silence;
