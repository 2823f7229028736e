//! The business itself changes.

use super::Change;
use crate::business::Business;
use crate::error::Error;

impl Change<'_> {
    /// The business has other values from here on: what is due is worked out with them.
    ///
    /// # Errors
    /// Where region, zone or deadline cannot be used.
    pub(crate) fn set_business(&mut self, business: Business) -> Result<(), Error> {
        self.around = business.surroundings(self.engine)?;
        self.today = self.moment.now.to_zoned(self.around.sending.zone.clone()).date();
        self.business = business;
        Ok(())
    }
}
