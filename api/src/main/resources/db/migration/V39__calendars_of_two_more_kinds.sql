-- Two more kinds of calendar elsewhere: a mailbox in Microsoft 365, and a schedule on a FHIR server.

ALTER TABLE outside_calendar
    DROP CONSTRAINT outside_calendar_kind_check,
    ADD CONSTRAINT outside_calendar_kind_check CHECK (kind IN ('ICALENDAR', 'CALDAV', 'GRAPH', 'FHIR'));
