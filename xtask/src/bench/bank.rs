//! Statements: entries of CAMT read, kept and matched with open invoices, beside `hledger import`
//! of the same as CSV and the Python package mt-940's parse of the same as MT940. The invoices are
//! entered by `benches/bank`, which links the store.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

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

/// How many entries there are for each open invoice, which one of them pays.
const FOR_EACH_INVOICE: u32 = 10;

/// So many invoices are of one client (`benches/bank`).
const OF_A_CLIENT: u32 = 20;

/// How many others pay for other things.
const OTHERS: u32 = 5_000;

/// Reading, keeping and matching 100,000 entries takes at most so long.
const LIMIT: Duration = Duration::from_secs(5);

/// The file with the database.
const DATABASE: &str = "bench.db";

/// What `invoice list --json` says where nothing is open.
const NOTHING: &str = "[]";

/// The entries in three formats.
struct Files {
    entries: u32,
    camt: PathBuf,
    csv: PathBuf,
    rules: PathBuf,
    mt940: PathBuf,
}

/// Beside hledger.
///
/// # Errors
/// Where hledger is missing and may not be installed, or a run fails.
pub(crate) fn beside_hledger(scratch: &Path, entries: u32) -> Result<Row> {
    debian::ensure(&[HLEDGER])?;
    let files = write(scratch, entries)?;
    let own = Own::new(scratch, entries)?;
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
pub(crate) fn beside_mt940(scratch: &Path, entries: u32) -> Result<Row> {
    debian::ensure(&[PYTHON])?;
    let files = write(scratch, entries)?;
    let own = Own::new(scratch, entries)?;
    let place = scratch.join("python");
    shell::run(shell::command(PYTHON.program).args(["-m", "venv"]).arg(&place))?;
    shell::run(shell::command(place.join("bin/pip")).args(["install", "--quiet", MT940]))?;
    let theirs = || {
        let script = "import mt940, sys; assert len(mt940.parse(sys.argv[1])) == int(sys.argv[2])";
        let mut python = shell::command(place.join("bin/python"));
        time(python.args(["-c", script]).arg(&files.mt940).arg(entries.to_string()))
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
    let (entries, invoices) = (files.entries, files.entries / FOR_EACH_INVOICE);
    let work =
        format!("{entries} entries of CAMT, read, kept and matched with {invoices} open invoices");
    Ok(Row { work, peer, ours, theirs, wanted: 100, limit: Some(LIMIT) })
}

/// This program, with a copy of a database with open invoices in each run.
struct Own {
    program: PathBuf,
    /// The database before the import.
    before: PathBuf,
    folder: PathBuf,
}

impl Own {
    fn new(scratch: &Path, entries: u32) -> Result<Self> {
        let own = Self {
            program: build()?,
            before: scratch.join("bank-before"),
            folder: scratch.join("bank"),
        };
        make_anew(&own.before)?;
        let init = ["init", "--name", "Freya Lindqvist", "--email", OWNER, "--region", "DE-BE"];
        shell::output(own.command(&own.before).args(init))?;
        let mut fill = shell::cargo();
        fill.args(["bench", "--quiet", "--locked", "-p", "xtask", "--bench", "bank", "--"]);
        let invoices = (entries / FOR_EACH_INVOICE).to_string();
        shell::output(fill.arg(own.before.join(DATABASE)).arg(invoices))?;
        Ok(own)
    }

    fn time(&self, camt: &Path) -> Result<Duration> {
        make_anew(&self.folder)?;
        for file in fs::read_dir(&self.before).context("cannot list the database")? {
            let from = file.context("cannot list the database")?.path();
            let name = from.file_name().context("a file without a name")?;
            fs::copy(&from, self.folder.join(name)).context("cannot copy the database")?;
        }
        let mut import = self.command(&self.folder);
        let took = time(import.args(["bank", "import", "--json"]).arg(camt))?;
        let open = shell::output(self.command(&self.folder).args(["invoice", "list", "--json"]))?;
        ensure!(open.trim() == NOTHING, "invoices were left open that were paid: {open:.200}");
        Ok(took)
    }

    fn command(&self, folder: &Path) -> Command {
        let mut command = shell::command(&self.program);
        command.env("FUNKSTILLE_DATABASE", folder.join(DATABASE));
        command
    }
}

/// Writes the same entries in three formats.
fn write(scratch: &Path, entries: u32) -> Result<Files> {
    let at = |name: &str| scratch.join(name);
    let files = Files {
        entries,
        camt: at("entries.xml"),
        csv: at("entries.csv"),
        rules: at("entries.rules"),
        mt940: at("entries.sta"),
    };
    let (mut camt, mut csv, mut mt940) = heads();
    for number in 0..entries {
        entry((number, entries), (&mut camt, &mut csv, &mut mt940))?;
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

/// One entry of so many: nine of ten came in, on the days of eleven months, one after the other.
/// One of ten pays an invoice of a client, the others name what is known to nobody.
fn entry((number, of): (u32, u32), files: (&mut String, &mut String, &mut String)) -> Result<()> {
    let (camt, csv, mt940) = files;
    let place = u64::from(number) * 11;
    let (month, day) = (1 + place / u64::from(of), 1 + place % u64::from(of) * 28 / u64::from(of));
    let (euros, cents) = (50 + number % 1_950, number % 100);
    let came_in = !number.is_multiple_of(10);
    let (sign, way, mark) = if came_in { ("", "CRDT", 'C') } else { ("-", "DBIT", 'D') };
    let words = format!("Rechnung RE-2026-{number:06}");
    let pays = number % FOR_EACH_INVOICE == 1;
    let client = number / FOR_EACH_INVOICE / OF_A_CLIENT + 1;
    let other = number % OTHERS;
    let (payer, iban) = if pays {
        (format!("Kunde {client}"), format!("AT61{client:016}"))
    } else {
        (format!("Andere {other}"), format!("AT62{other:016}"))
    };
    writeln!(
        camt,
        "<Ntry><Amt Ccy=\"EUR\">{euros}.{cents:02}</Amt><CdtDbtInd>{way}</CdtDbtInd>\
         <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-{month:02}-{day:02}</Dt></BookgDt>\
         <AcctSvcrRef>BANK-{number:08}</AcctSvcrRef><NtryDtls><TxDtls><Refs>\
         <EndToEndId>E2E-{number:08}</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>{payer}</Nm>\
         </Pty></Dbtr><DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct></RltdPties>\
         <RmtInf><Ustrd>{words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )?;
    writeln!(csv, "2026-{month:02}-{day:02},{sign}{euros}.{cents:02},{words},{iban}")?;
    writeln!(
        mt940,
        ":61:26{month:02}{day:02}{month:02}{day:02}{mark}R{euros},{cents:02}NTRFNONREF\
         //BANK-{number:08}\n\
         :86:166?00GUTSCHRIFT?20EREF+E2E-{number:08}?21SVWZ+{words}?31{iban}?32{payer}"
    )?;
    Ok(())
}
