//! Statements: 100,000 entries of CAMT read and kept, beside `hledger import` of the same as CSV
//! and
//! the Python package mt-940's parse of the same as MT940.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::contest::{build, in_turn, make_anew, time};
use super::letters::OWNER;
use super::table::Row;
use crate::debian::{self, Needed};
use crate::shell;

const HLEDGER: Needed = Needed { program: "hledger", package: "hledger" };

/// Python that can make a place for packages of its own.
const PYTHON: Needed = Needed { program: "python3", package: "python3-venv" };

/// The peer's package and its version, from `PyPI`.
const MT940: &str = "mt-940==5.1.1";

/// How many entries are read.
const ENTRIES: u32 = 100_000;

/// Reading and keeping them takes at most so long.
const LIMIT: Duration = Duration::from_secs(5);

/// The entries in three formats.
struct Files {
    camt: PathBuf,
    csv: PathBuf,
    rules: PathBuf,
    mt940: PathBuf,
}

/// Beside hledger.
///
/// # Errors
/// Where hledger is missing and may not be installed, or a run fails.
pub(crate) fn beside_hledger(scratch: &Path) -> Result<Row> {
    debian::ensure(&[HLEDGER])?;
    let files = write(scratch)?;
    let own = Own::new(scratch)?;
    let folder = scratch.join("hledger");
    let theirs = || {
        make_anew(&folder)?;
        let journal = folder.join("new.journal");
        fs::write(&journal, "").context("cannot write a journal")?;
        // It remembers beside the file how far it has read.
        let csv = folder.join("bank.csv");
        fs::copy(&files.csv, &csv).context("cannot copy the entries")?;
        let mut hledger = shell::command(HLEDGER.program);
        hledger.arg("--file").arg(&journal).arg("--rules-file").arg(&files.rules);
        time(hledger.arg("import").arg(&csv))
    };
    row("hledger import, as CSV", &own, &files, &theirs)
}

/// Beside mt-940.
///
/// # Errors
/// Where Python is missing, or `PyPI` cannot be reached, or a run fails.
pub(crate) fn beside_mt940(scratch: &Path) -> Result<Row> {
    debian::ensure(&[PYTHON])?;
    let files = write(scratch)?;
    let own = Own::new(scratch)?;
    let place = scratch.join("python");
    shell::run(shell::command(PYTHON.program).args(["-m", "venv"]).arg(&place))?;
    shell::run(shell::command(place.join("bin/pip")).args(["install", "--quiet", MT940]))?;
    let theirs = || {
        let script = "import mt940, sys; assert len(mt940.parse(sys.argv[1])) == int(sys.argv[2])";
        let mut python = shell::command(place.join("bin/python"));
        time(python.args(["-c", script]).arg(&files.mt940).arg(ENTRIES.to_string()))
    };
    row("mt-940's parse, as MT940", &own, &files, &theirs)
}

fn row(
    peer: &'static str,
    own: &Own,
    files: &Files,
    theirs: &dyn Fn() -> Result<Duration>,
) -> Result<Row> {
    let (ours, theirs) = in_turn(&|| own.time(&files.camt), theirs)?;
    let work = "100,000 entries of CAMT, read and kept";
    Ok(Row { work, peer, ours, theirs, wanted: 100, limit: Some(LIMIT) })
}

/// This program, with a database that is made anew in each run.
struct Own {
    program: PathBuf,
    folder: PathBuf,
}

impl Own {
    fn new(scratch: &Path) -> Result<Self> {
        Ok(Self { program: build()?, folder: scratch.join("bank") })
    }

    fn time(&self, camt: &Path) -> Result<Duration> {
        make_anew(&self.folder)?;
        let init = ["init", "--name", "Freya Lindqvist", "--email", OWNER, "--region", "DE-BE"];
        shell::output(self.command().args(init))?;
        time(self.command().args(["bank", "import", "--json"]).arg(camt))
    }

    fn command(&self) -> Command {
        let mut command = shell::command(&self.program);
        command.env("FUNKSTILLE_DATABASE", self.folder.join("bench.db"));
        command
    }
}

/// Writes the same entries in three formats.
fn write(scratch: &Path) -> Result<Files> {
    let at = |name: &str| scratch.join(name);
    let files = Files {
        camt: at("entries.xml"),
        csv: at("entries.csv"),
        rules: at("entries.rules"),
        mt940: at("entries.sta"),
    };
    let (mut camt, mut csv, mut mt940) = heads();
    for number in 0..ENTRIES {
        entry(number, (&mut camt, &mut csv, &mut mt940))?;
    }
    camt.push_str("</Stmt></BkToCstmrStmt></Document>\n");
    mt940.push_str(":62F:C261130EUR1,00\n-\n");
    let rules = "skip 1\nfields date,amount,description,iban\ndate-format %Y-%m-%d\n\
                 currency EUR\naccount1 assets:bank\n";
    let all = [(&files.camt, camt.as_str()), (&files.csv, &csv), (&files.mt940, &mt940)];
    for (path, text) in all.into_iter().chain([(&files.rules, rules)]) {
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(files)
}

fn heads() -> (String, String, String) {
    let camt = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\
                <Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>\n";
    let mt940 = ":20:BENCH\n:25:DE02120300000000202051\n:28C:1/1\n:60F:C260101EUR1,00\n";
    (camt.to_owned(), "date,amount,description,iban\n".to_owned(), mt940.to_owned())
}

/// One entry: nine of ten came in, on the days of eleven months, one after the other.
fn entry(number: u32, files: (&mut String, &mut String, &mut String)) -> Result<()> {
    let (camt, csv, mt940) = files;
    let (month, day) = (1 + number * 11 / ENTRIES, 1 + number * 11 % ENTRIES * 28 / ENTRIES);
    let (euros, cents) = (50 + number % 1_950, number % 100);
    let came_in = !number.is_multiple_of(10);
    let (sign, way, mark) = if came_in { ("", "CRDT", 'C') } else { ("-", "DBIT", 'D') };
    let words = format!("Rechnung RE-2026-{number:06}");
    let iban = "AT611904300234573201";
    writeln!(
        camt,
        "<Ntry><Amt Ccy=\"EUR\">{euros}.{cents:02}</Amt><CdtDbtInd>{way}</CdtDbtInd>\
         <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-{month:02}-{day:02}</Dt></BookgDt>\
         <AcctSvcrRef>BANK-{number:08}</AcctSvcrRef><NtryDtls><TxDtls><Refs>\
         <EndToEndId>E2E-{number:08}</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Lang GmbH</Nm>\
         </Pty></Dbtr><DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct></RltdPties>\
         <RmtInf><Ustrd>{words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )?;
    writeln!(csv, "2026-{month:02}-{day:02},{sign}{euros}.{cents:02},{words},{iban}")?;
    writeln!(
        mt940,
        ":61:26{month:02}{day:02}{month:02}{day:02}{mark}R{euros},{cents:02}NTRFNONREF\
         //BANK-{number:08}\n\
         :86:166?00GUTSCHRIFT?20EREF+E2E-{number:08}?21SVWZ+{words}?31{iban}?32Lang GmbH"
    )?;
    Ok(())
}
