-- Programs may be let read consultations on FHIR.
ALTER TABLE machine_client
    DROP CONSTRAINT machine_client_scopes_check,
    ADD CONSTRAINT machine_client_scopes_check CHECK (scopes <@ ARRAY['patient.read', 'measurement.read', 'consultation.read']);
