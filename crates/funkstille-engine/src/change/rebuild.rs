//! All rows again, from the ledger.

use funkstille_store::projection::Outlook;

use super::Change;
use crate::error::Error;

/// How many cases are worked on at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// What is worked out about every case before the next thing is.
#[derive(Clone, Copy)]
enum Pass {
    /// The day of its last message, which the plans of the client's other cases need.
    LastMessage,
    /// When there is something to decide.
    Plan,
}

impl Change<'_> {
    /// Makes all rows that follow from the ledger again; gives the number of entries.
    ///
    /// # Errors
    /// Where the database fails, or the playbook of a case cannot be read.
    pub(crate) async fn rebuild(mut self) -> Result<u64, Error> {
        let entries = self.work.rebuild_projections(|_| Outlook::default()).await?;
        self.pass(Pass::LastMessage).await?;
        self.pass(Pass::Plan).await?;
        self.work.commit().await?;
        Ok(entries)
    }

    async fn pass(&mut self, pass: Pass) -> Result<(), Error> {
        let mut after = String::new();
        loop {
            let page = self.work.read().cases(&after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after.clone_from(&last.case);
            self.cases.clear();
            self.clients.clear();
            self.invoices.clear();
            self.siblings.clear();
            self.written_on.clear();
            let cases: Vec<&str> = page.iter().map(|row| row.case.as_str()).collect();
            self.load_cases(&cases).await?;
            let outlooks: Vec<Outlook> =
                self.case_ids().iter().map(|c| self.look(c, pass)).collect();
            let views = self.known.cases.values().map(|found| &found.view);
            let views: Vec<_> = views.zip(outlooks).collect();
            self.work.put_cases(&views).await?;
        }
    }

    fn look(&mut self, case: &str, pass: Pass) -> Outlook {
        match pass {
            Pass::Plan => self.outlook(case),
            Pass::LastMessage => {
                let found = self.cases.get(case);
                let last_message_on = found.and_then(super::KnownCase::last_message_on);
                Outlook { due: None, last_message_on }
            }
        }
    }
}
