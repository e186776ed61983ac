-- What a patient agrees to, whom they share with, who represents them, what is kept from parents, whom they bar.
-- Three tables of consent, because they mean three things: taking part, sharing with persons outside the health service,
-- research. None is a condition for another.

-- Whom one may decide about records with: the patient themselves, and those who give care. Not those who represent.
CREATE VIEW my_care WITH (security_invoker = true) AS
    SELECT patient_id, patient_key, ground FROM my_ground
    WHERE (consultations OR measurements OR plan OR messages) AND (SELECT acting_role()) <> 'NEXT_OF_KIN';

-- What was read --------------------------------------------------------------------------------------------------------

CREATE TABLE consent_text (
    kind      text NOT NULL CHECK (kind IN ('MONITORING', 'JOINT_CONSULTATION', 'SHARING', 'RESEARCH')),
    version   smallint NOT NULL CHECK (version > 0),
    language  text NOT NULL CHECK (language IN ('nn', 'nb', 'en')),
    title     text NOT NULL,
    body      text NOT NULL,                                        -- a paragraph a line
    published date NOT NULL,
    PRIMARY KEY (kind, version, language)
);

INSERT INTO consent_text (kind, version, language, published, title, body) VALUES
('MONITORING', 1, 'nn', '2025-01-01', 'Avtale om heimeoppfølging', $$Du måler heime, til dømes vekt, blodtrykk eller oksygenmetting. Tenesta som følgjer deg opp, ser målingane og tek kontakt når noko bør vurderast.
Heimeoppfølging er inga akutteneste. Målingane blir lesne i opningstida til tenesta. Treng du hjelp utanom, ring 116 117. Ved akutt fare, ring 113.
Målingane er ein del av journalen din. Dei som gjev deg helsehjelp, kan sjå dei. Du ser sjølv alt, og kven som har opna det.
Det er frivillig å vere med. Du kan slutte når du vil, utan å seie kvifor. Då blir det ikkje målt meir. Det som alt er målt, blir ståande i journalen. Du får same helsehjelp elles.$$),
('MONITORING', 1, 'nb', '2025-01-01', 'Avtale om hjemmeoppfølging', $$Du måler hjemme, for eksempel vekt, blodtrykk eller oksygenmetning. Tjenesten som følger deg opp, ser målingene og tar kontakt når noe bør vurderes.
Hjemmeoppfølging er ingen akuttjeneste. Målingene leses i tjenestens åpningstid. Trenger du hjelp utenom, ring 116 117. Ved akutt fare, ring 113.
Målingene er en del av journalen din. De som gir deg helsehjelp, kan se dem. Du ser selv alt, og hvem som har åpnet det.
Det er frivillig å være med. Du kan slutte når du vil, uten å si hvorfor. Da måles det ikke mer. Det som allerede er målt, blir stående i journalen. Du får samme helsehjelp ellers.$$),
('MONITORING', 1, 'en', '2025-01-01', 'Agreement on monitoring at home', $$You measure at home, for example weight, blood pressure or oxygen saturation. The service that follows you up sees the readings and contacts you when something should be looked at.
This is not an emergency service. The readings are seen in the opening hours of the service. Outside them, call 116 117. In an emergency, call 113.
The readings are part of your health record. Those who give you care can see them. You see everything yourself, and who has opened it.
Taking part is voluntary. You may stop at any time without saying why. Nothing more is then measured. What has been measured stays in the record. The rest of your care does not change.$$),
('JOINT_CONSULTATION', 1, 'nn', '2025-01-01', 'Avtale om samkonsultasjon', $$I ein samkonsultasjon møter du fleire av dei som hjelper deg, samstundes på video: til dømes fastlegen, ein lege frå sjukehuset og heimetenesta.
Dei som er med, får vite at du er pasienten, når møtet er og kva det skal handle om. Kvar av dei skriv i sin eigen journal. Møtet blir aldri teke opp.
Du får vite på førehand om fagfolka skal snakke saman før du kjem inn, og du kan seie nei til det. Ingenting blir avgjort om deg utan deg.
Det er frivillig. Seier du nei, eller sluttar du seinare, kan du framleis møte kvar av dei for seg.$$),
('JOINT_CONSULTATION', 1, 'nb', '2025-01-01', 'Avtale om samkonsultasjon', $$I en samkonsultasjon møter du flere av dem som hjelper deg, samtidig på video: for eksempel fastlegen, en lege fra sykehuset og hjemmetjenesten.
De som er med, får vite at du er pasienten, når møtet er og hva det skal handle om. Hver av dem skriver i sin egen journal. Møtet blir aldri tatt opp.
Du får vite på forhånd om fagfolkene skal snakke sammen før du kommer inn, og du kan si nei til det. Ingenting avgjøres om deg uten deg.
Det er frivillig. Sier du nei, eller slutter du senere, kan du fortsatt møte hver av dem for seg.$$),
('JOINT_CONSULTATION', 1, 'en', '2025-01-01', 'Agreement on joint consultations', $$In a joint consultation you meet several of those who help you at the same time, on video: for example your general practitioner, a doctor from the hospital and the home care service.
Those who take part are told that you are the patient, when the meeting is and what it is about. Each writes in their own record. The meeting is never recorded.
You are told beforehand if the professionals will talk together before you join, and you may say no to that. Nothing is decided about you without you.
It is voluntary. If you say no, or stop later, you can still meet each of them separately.$$),
('SHARING', 1, 'nn', '2025-01-01', 'Samtykke til deling', $$Du vel éin person og kva personen får sjå. Personen ser det sjølv, ved å logge inn, så lenge samtykket varer.
Du kan trekkje samtykket når du vil. Då blir det stengt med det same, òg der sida alt står open. Det personen har sett, kan ikkje gjerast usett.
Helsehjelpa di er den same anten du deler eller ikkje.$$),
('SHARING', 1, 'nb', '2025-01-01', 'Samtykke til deling', $$Du velger én person og hva personen får se. Personen ser det selv, ved å logge inn, så lenge samtykket varer.
Du kan trekke samtykket når du vil. Da stenges det med det samme, også der siden allerede står åpen. Det personen har sett, kan ikke gjøres usett.
Helsehjelpen din er den samme enten du deler eller ikke.$$),
('SHARING', 1, 'en', '2025-01-01', 'Consent to sharing', $$You choose one person and what that person may see. They see it by logging in themselves, for as long as the consent lasts.
You may withdraw the consent at any time. It then closes at once, also where the page is already open. What the person has seen cannot be unseen.
Your care is the same whether you share or not.$$),
('RESEARCH', 1, 'nn', '2025-01-01', 'Samtykke til forsking', $$Du avgjer for kvar studie om opplysningane dine kan brukast. Studien har ei godkjenning som står saman med spørsmålet.
Du kan trekkje samtykket når du vil, utan grunn. Då blir det ikkje brukt fleire opplysningar om deg i studien.
Svaret ditt har ingenting å seie for heimeoppfølginga eller anna helsehjelp.$$),
('RESEARCH', 1, 'nb', '2025-01-01', 'Samtykke til forskning', $$Du avgjør for hver studie om opplysningene dine kan brukes. Studien har en godkjenning som står sammen med spørsmålet.
Du kan trekke samtykket når du vil, uten grunn. Da brukes det ikke flere opplysninger om deg i studien.
Svaret ditt har ingenting å si for hjemmeoppfølgingen eller annen helsehjelp.$$),
('RESEARCH', 1, 'en', '2025-01-01', 'Consent to research', $$You decide for each study whether your data may be used. The study has an approval, which is shown with the question.
You may withdraw the consent at any time without a reason. No more data about you are then used in the study.
Your answer means nothing for your monitoring at home or any other care.$$);

-- Avtale om deltaking ----------------------------------------------------------------------------------------------------

CREATE TABLE participation_agreement (
    id           uuid PRIMARY KEY,
    patient_id   uuid NOT NULL REFERENCES patient,
    kind         text NOT NULL CHECK (kind IN ('MONITORING', 'JOINT_CONSULTATION')),
    text_version smallint NOT NULL,
    language     text NOT NULL,
    agreed_by    uuid NOT NULL REFERENCES person,                   -- the patient, or who represents them
    how          text NOT NULL CHECK (how IN ('ORALLY', 'IN_WRITING', 'ON_PAGE')),
    recorded_by  uuid NOT NULL REFERENCES person,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    valid        tstzrange NOT NULL,
    end_reason   text CHECK (end_reason IN ('WISH', 'NO_LONGER_NEEDED', 'RESISTS', 'MOVED', 'DIED')),
    ended_by     uuid REFERENCES person,                            -- none: it ended with a move or a death
    controller   uuid NOT NULL REFERENCES organisation,
    FOREIGN KEY (kind, text_version, language) REFERENCES consent_text,
    CHECK ((end_reason IS NULL) = upper_inf(valid)),
    EXCLUDE USING gist (patient_id WITH =, kind WITH =, valid WITH &&)
);

ALTER TABLE participation_agreement ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON participation_agreement TO samkonsult_app USING (
    patient_id IN (SELECT patient_id FROM my_care));
CREATE POLICY by_the_service ON participation_agreement TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'departure'));

-- Samtykke til deling, and who represents ---------------------------------------------------------------------------------

CREATE TABLE sharing_consent (
    id            uuid PRIMARY KEY,
    patient_id    uuid NOT NULL REFERENCES patient,
    person_id     uuid NOT NULL REFERENCES person,                  -- outside the health service
    consultations boolean NOT NULL,
    measurements  boolean NOT NULL,
    plan          boolean NOT NULL,
    messages      boolean NOT NULL,
    text_version  smallint NOT NULL,
    language      text NOT NULL,
    kind          text NOT NULL DEFAULT 'SHARING' CHECK (kind = 'SHARING'),
    given_by      uuid NOT NULL REFERENCES person,
    recorded_at   timestamptz NOT NULL DEFAULT now(),
    valid         tstzrange NOT NULL,
    ended_by      uuid REFERENCES person,
    controller    uuid NOT NULL REFERENCES organisation,
    FOREIGN KEY (kind, text_version, language) REFERENCES consent_text,
    CHECK (consultations OR measurements OR plan OR messages),
    EXCLUDE USING gist (patient_id WITH =, person_id WITH =, valid WITH &&)
);

CREATE TABLE representation (
    id              uuid PRIMARY KEY,
    patient_id      uuid NOT NULL REFERENCES patient,
    person_id       uuid NOT NULL REFERENCES person,
    basis           text NOT NULL CHECK (basis IN ('CONSENT', 'NEAREST_KIN', 'GUARDIAN', 'POWER_OF_ATTORNEY', 'PARENT')),
    sharing_consent uuid REFERENCES sharing_consent,
    consultations   boolean NOT NULL,
    measurements    boolean NOT NULL,
    plan            boolean NOT NULL,
    messages        boolean NOT NULL,
    matters         text CHECK (matters IN ('PERSONAL', 'ECONOMY')),
    decided_by      uuid REFERENCES person,                         -- næraste pårørande: pbrl § 3-3 second paragraph
    decided_on      date,
    decision_area   text CHECK (length(decision_area) BETWEEN 3 AND 500),
    recorded_by     uuid NOT NULL REFERENCES person,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    valid           tstzrange NOT NULL,
    ended_by        uuid REFERENCES person,
    controller      uuid NOT NULL REFERENCES organisation,
    CHECK ((basis = 'CONSENT') = (sharing_consent IS NOT NULL)),
    CHECK ((basis IN ('GUARDIAN', 'POWER_OF_ATTORNEY')) = (matters IS NOT NULL)),
    CHECK ((basis = 'NEAREST_KIN') = (decided_by IS NOT NULL AND decided_on IS NOT NULL AND decision_area IS NOT NULL)),
    -- who answers for the economy alone has no ground to see anything
    CHECK (consultations OR measurements OR plan OR messages OR matters = 'ECONOMY'),
    CHECK (matters IS DISTINCT FROM 'ECONOMY' OR NOT (consultations OR measurements OR plan OR messages)),
    EXCLUDE USING gist (patient_id WITH =, person_id WITH =, basis WITH =, valid WITH &&)
);
CREATE INDEX representation_person ON representation (person_id);

ALTER TABLE sharing_consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON sharing_consent TO samkonsult_app USING (patient_id IN (SELECT patient_id FROM my_care));
CREATE POLICY about_oneself ON sharing_consent FOR SELECT TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY by_the_service ON sharing_consent TO samkonsult_app USING ((SELECT acting_system()) IN ('loader', 'departure'));

ALTER TABLE representation ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON representation TO samkonsult_app USING (patient_id IN (SELECT patient_id FROM my_care));
CREATE POLICY about_oneself ON representation FOR SELECT TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY by_the_service ON representation TO samkonsult_app USING ((SELECT acting_system()) IN ('loader', 'departure'));

-- Samtykke til forsking ----------------------------------------------------------------------------------------------------

CREATE TABLE study (
    id              uuid PRIMARY KEY,
    title           text NOT NULL,
    purpose         text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation,          -- forskingsansvarleg
    approval        text NOT NULL,                                  -- of the ethics committee (REK)
    valid           tstzrange NOT NULL
);

CREATE TABLE research_consent (
    id           uuid PRIMARY KEY,
    patient_id   uuid NOT NULL REFERENCES patient,
    study_id     uuid NOT NULL REFERENCES study,
    text_version smallint NOT NULL,
    language     text NOT NULL,
    kind         text NOT NULL DEFAULT 'RESEARCH' CHECK (kind = 'RESEARCH'),
    given_by     uuid NOT NULL REFERENCES person,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    valid        tstzrange NOT NULL,
    controller   uuid NOT NULL REFERENCES organisation,
    FOREIGN KEY (kind, text_version, language) REFERENCES consent_text,
    EXCLUDE USING gist (patient_id WITH =, study_id WITH =, valid WITH &&)
);

-- The patient's own business: those who give care are not to know it.
ALTER TABLE research_consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_record ON research_consent TO samkonsult_app USING (
    patient_id IN (SELECT patient_id FROM my_care WHERE ground = 'OWN_DATA'));
CREATE POLICY by_the_service ON research_consent TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'departure'));

-- Withheld items can be given back -------------------------------------------------------------------------------------------

ALTER TABLE withheld_item
    ADD COLUMN lifted_at timestamptz,
    ADD COLUMN lifted_by uuid REFERENCES person,
    ADD CHECK ((lifted_at IS NULL) = (lifted_by IS NULL));

DROP POLICY with_a_ground ON measurement;
CREATE POLICY with_a_ground ON measurement FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = measurement.patient_key AND g.measurements
              AND (g.record_until IS NULL OR measurement.received_at < g.record_until)
              AND (g.ground <> 'PARENT' OR NOT EXISTS (
                  SELECT FROM withheld_item w WHERE w.patient_key = measurement.patient_key AND w.lifted_at IS NULL
                    AND w.during @> measurement.effective_at AND (w.kind IS NULL OR w.kind = measurement.kind)))));

DROP POLICY with_a_ground ON consultation;
CREATE POLICY with_a_ground ON consultation TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = consultation.patient_id AND g.consultations
              AND (g.record_until IS NULL OR consultation.created_at < g.record_until)
              AND (g.ground <> 'PARENT' OR NOT EXISTS (
                  SELECT FROM withheld_item w WHERE w.consultation_id = consultation.id AND w.lifted_at IS NULL))));

-- Bars -------------------------------------------------------------------------------------------------------------------------

-- Read by the patient, and by every transaction for the bars against whoever acts in it; what a page may say of them is
-- nothing. 'lookup' finds whom not to ring.
ALTER TABLE bar ENABLE ROW LEVEL SECURITY;
CREATE POLICY against_oneself ON bar FOR SELECT TO samkonsult_app USING (party = ANY ((SELECT acting_units())::uuid[]));
CREATE POLICY own_record ON bar TO samkonsult_app USING (
    (SELECT acting_role()) = 'PATIENT'
    AND EXISTS (SELECT FROM care_relation c WHERE c.patient_key = bar.patient_key AND c.ground = 'OWN_DATA'
                AND c.party = (SELECT acting_person()) AND c.valid @> now()));
CREATE POLICY by_the_service ON bar FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'lookup');

-- Who takes part in a consultation, or has arranged it, does not see it against a bar.
DROP POLICY taking_part ON consultation;
CREATE POLICY taking_part ON consultation TO samkonsult_app USING (
    (SELECT acting_meets())
    AND (created_by = (SELECT acting_person()) AND NOT (SELECT acting_privately()) OR acting_takes_part(id))
    AND NOT EXISTS (
        SELECT FROM bar b WHERE b.patient_id = consultation.patient_id AND b.consultations AND b.valid @> now()
          AND b.party = ANY ((SELECT acting_units())::uuid[])));

GRANT SELECT ON my_care, consent_text, study TO samkonsult_app;
GRANT SELECT, INSERT ON participation_agreement, sharing_consent, representation, research_consent TO samkonsult_app;
GRANT UPDATE (valid, end_reason, ended_by) ON participation_agreement TO samkonsult_app;
GRANT UPDATE (valid, ended_by) ON sharing_consent, representation TO samkonsult_app;
GRANT UPDATE (valid) ON research_consent TO samkonsult_app;
REVOKE UPDATE ON bar, withheld_item FROM samkonsult_app;              -- they end, and stay as they were
GRANT UPDATE (valid) ON bar TO samkonsult_app;
GRANT UPDATE (lifted_at, lifted_by) ON withheld_item TO samkonsult_app;
