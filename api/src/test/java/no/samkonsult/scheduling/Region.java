package no.samkonsult.scheduling;

import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A small region in a real database: a doctor, a nurse and a specialist in three organisations, all at work Monday to Friday
 * 08:00–15:30 with half an hour of lunch, and a patient whom doctor and nurse care for. It is Monday 19 October 2026, 09:00.
 */
public final class Region {
    private static final String DEADLOCK = "40P01";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    public static final Instant NOW = at(LocalDate.of(2026, 10, 19), "09:00");
    public static final LocalDate TUESDAY = LocalDate.of(2026, 10, 20);
    public static final LocalDate MONDAY_AFTER_THE_CLOCKS_CHANGED = LocalDate.of(2026, 10, 26);

    public final OrganisationId office = organisation("GP_OFFICE", 1);
    public final OrganisationId municipality = organisation("MUNICIPALITY", 2);
    public final OrganisationId hospital = organisation("HOSPITAL", 3);
    public final PersonId doctor = practitioner("Dag", Role.GENERAL_PRACTITIONER, office);
    public final PersonId nurse = practitioner("Nina", Role.HOME_CARE, municipality);
    public final PersonId specialist = practitioner("Siri", Role.SPECIALIST, hospital);
    public final PersonId patientPerson = person("Anna");
    public final PatientId patient = new PatientId(UUID.randomUUID());
    public final PersonId kin = person("Kari");

    private Region() {
        sql(
                "INSERT INTO patient (id, person_id, controller, municipality_number, address) VALUES (?, ?, ?, '4631', 'Vegen 1')",
                patient.value(),
                patientPerson.value(),
                municipality.value());
        sql("INSERT INTO next_of_kin VALUES (?, ?, 'dotter', ?)", patient.value(), kin.value(), municipality.value());
        relate(doctor, "GP_LIST");
        relate(nurse, "CARE_TEAM");
        relate(patientPerson, "OWN_DATA");
    }

    /** An empty database, and the region in it. The jobs of a running application may stand in the way for a moment. */
    public static Region fresh() {
        await().ignoreExceptionsMatching(Region::isDeadlock)
                .untilAsserted(() -> sql("TRUNCATE organisation, person, audit_event CASCADE"));
        return new Region();
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure.getCause() instanceof SQLException cause && DEADLOCK.equals(cause.getSQLState());
    }

    /** The application on the region's database, connected as the service is. */
    public static ApplicationContext application(Map<String, Object> more) {
        var properties = new HashMap<String, Object>(more);
        properties.put("scheduling.clock", true);
        properties.put("datasources.default.url", TestDatabase.shared().url());
        properties.put("datasources.default.password", EmbeddedDatabase.APP_PASSWORD);
        properties.put("datasources.intake.url", TestDatabase.shared().url());
        properties.put("datasources.intake.password", EmbeddedDatabase.INTAKE_PASSWORD);
        return ApplicationContext.run(properties, "test");
    }

    public Principal as(PersonId person, Role role, @Nullable OrganisationId organisation) {
        return new Principal(person, role, organisation, new UUID(0, 7), "127.0.0.1");
    }

    public Principal doctorAtWork() {
        return as(doctor, Role.GENERAL_PRACTITIONER, office);
    }

    public PersonId practitioner(String name, Role role, OrganisationId organisation) {
        PersonId person = person(name);
        post(person, role, organisation, List.of("08:00", "11:30"), List.of("12:00", "15:30"));
        return person;
    }

    @SafeVarargs
    public final void post(PersonId person, Role role, OrganisationId organisation, List<String>... spells) {
        UUID post = UUID.randomUUID();
        sql(
                "INSERT INTO practitioner_role (id, person_id, organisation_id, role, valid) VALUES (?, ?, ?, ?, '(,)')",
                post,
                person.value(),
                organisation.value(),
                role.name());
        for (List<String> spell : spells) {
            sql(
                    "INSERT INTO working_hours SELECT ?, weekday, ?::time, ?::time FROM generate_series(1, 5) AS weekday",
                    post,
                    spell.getFirst(),
                    spell.getLast());
        }
    }

    public void relate(PersonId person, String ground) {
        sql("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, valid, source)
                SELECT id, key, ?, ?, '(,)', 'fixture' FROM patient WHERE id = ?
                """, person.value(), ground, patient.value());
    }

    /** A patient of the doctor's and the nurse's besides. */
    public PatientId anotherPatient() {
        var id = new PatientId(UUID.randomUUID());
        sql(
                "INSERT INTO patient (id, person_id, controller, municipality_number, address) VALUES (?, ?, ?, '4631', 'Vegen 2')",
                id.value(),
                person("Olav").value(),
                municipality.value());
        sql("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, valid, source)
                SELECT DISTINCT p.id, p.key, r.party, r.ground, r.valid, r.source FROM patient p, care_relation r
                WHERE p.id = ? AND r.party IN (?, ?) AND r.source = 'fixture'
                """, id.value(), doctor.value(), nurse.value());
        return id;
    }

    /** A room of the municipality's that is to be had every weekday from 10:00 to 12:00. */
    public UUID room(String name) {
        UUID id = UUID.randomUUID();
        sql(
                "INSERT INTO resource (id, organisation_id, kind, name) VALUES (?, ?, 'ROOM', ?)",
                id,
                municipality.value(),
                name);
        sql("INSERT INTO resource_hours SELECT ?, weekday, '10:00', '12:00' FROM generate_series(1, 5) AS weekday", id);
        return id;
    }

    public void busy(PersonId person, TimeRange time) {
        sql(
                "INSERT INTO occupancy (person_id, during, kind) VALUES (?, tstzrange(?, ?), 'BUSY')",
                person.value(),
                time.start().atOffset(ZoneOffset.UTC),
                time.end().atOffset(ZoneOffset.UTC));
    }

    public static Instant at(LocalDate date, String clock) {
        return date.atTime(LocalTime.parse(clock)).atZone(WallClockRules.ZONE).toInstant();
    }

    public static TimeRange between(LocalDate date, String from, String to) {
        return TimeRange.of(at(date, from), at(date, to));
    }

    public static long count(String query) {
        try (var owner = TestDatabase.shared().owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    public static void sql(String sql, @Nullable Object... parameters) {
        try (var owner = TestDatabase.shared().owner();
                var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    private static OrganisationId organisation(String kind, int number) {
        var id = new OrganisationId(UUID.randomUUID());
        sql(
                "INSERT INTO organisation (id, name, kind, organisation_number, municipality_number) VALUES (?, ?, ?, ?, '4631')",
                id.value(),
                kind,
                kind,
                "%09d".formatted(number));
        return id;
    }

    private static PersonId person(String name) {
        var id = new PersonId(UUID.randomUUID());
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(PEOPLE.getAndIncrement());
        sql("""
                INSERT INTO person (id, national_identity_number, given_name, family_name, birth_date)
                VALUES (?, ?, ?, 'Testdal', ?)
                """, id.value(), NationalIdentityNumber.synthetic(born, 0).digits(), name, born);
        return id;
    }

    /** Stands still, so that the days around the change of the clock stay ahead. */
    @Factory
    @Requires(property = "scheduling.clock")
    static final class StandingClock {
        @Singleton
        @Primary
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
