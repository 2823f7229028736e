-- The latest instant of the ledger is asked before every change: a clock that is behind is refused.
CREATE INDEX event_recorded ON event (tenant, recorded_at);
