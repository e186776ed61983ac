package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Rows.SINCE;
import static no.samkonsult.demo.region.Rows.row;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Writes the organisations, their services and desks, and those who work there. */
record OrganisationRows(Rows rows) {
    private static final int ALL_WEEK = 7;
    private static final int WEEKDAYS = 5;
    private static final String MIDNIGHT = "00:00";
    private static final String DAY_ENDS = "24:00";

    /** A service, its promises in minutes, and when somebody is there. */
    private record Service(
            UUID id, Workplace owner, String name, int red, int yellow, int days, String opens, String closes) {
        UUID desk() {
            return deskOf(id);
        }
    }

    /** Part of a day when nobody is at a service. */
    private record Closed(Service service, int weekday, String begins, String ends) {}

    private record Hours(Service service, int weekday) {}

    /** A step of a service's escalation. */
    private record Step(Service service, String severity, int number, String target, String channels, int minutes) {}

    private record Duty(UUID service, Practitioner practitioner) {}

    /** The centre that has an agreement with every municipality, for the hours when no desk is open. */
    static UUID responseCentre() {
        return DemoId.of("service", "response-centre");
    }

    /** The one desk of a service. */
    static UUID deskOf(UUID service) {
        return DemoId.of("desk", service.toString());
    }

    /** Legevakt takes over patients by ISBAR, whatever the hour. */
    static UUID outOfHours() {
        return DemoId.of("service", "legevakt");
    }

    void write() throws SQLException {
        writeOrganisations();
        writeServices();
        writeAgreements();
        writePractitioners();
    }

    private void writeOrganisations() throws SQLException {
        List<Workplace> workplaces = Workplace.all();
        rows.insert(
                """
                INSERT INTO organisation (id, name, kind, organisation_number, municipality_number)
                VALUES (?, ?, ?, ?, ?)
                """,
                workplaces,
                each -> row(
                        each.id(),
                        each.name(),
                        each.kind(),
                        FictionalNumbers.organisationNumber(workplaces.indexOf(each)),
                        each.municipalityNumber()));
    }

    private void writeServices() throws SQLException {
        List<Service> services = services();
        rows.insert("""
                INSERT INTO service (id, organisation_id, name, red_response_minutes, yellow_response_minutes)
                VALUES (?, ?, ?, ?, ?)
                """, services, each -> row(each.id(), each.owner().id(), each.name(), each.red(), each.yellow()));
        rows.insert(
                "INSERT INTO service_hours (service_id, weekday, opens, closes) VALUES (?, ?, ?::time, ?::time)",
                hours(services),
                each -> row(
                        each.service().id(),
                        each.weekday(),
                        each.service().opens(),
                        each.service().closes()));
        rows.insert(
                "INSERT INTO desk (id, service_id, name) VALUES (?, ?, ?)",
                services,
                each -> row(each.desk(), each.id(), each.name()));
        rows.insert(
                """
                INSERT INTO escalation_step (service_id, severity, step, target, channels, wait_minutes)
                VALUES (?, ?, ?, ?, ?::text[], ?)
                """,
                services.stream().flatMap(OrganisationRows::steps).toList(),
                each -> row(
                        each.service().id(),
                        each.severity(),
                        each.number(),
                        each.target(),
                        each.channels(),
                        each.minutes()));
    }

    /** Within the promise of half an hour everybody who works there has been told of what is red. */
    private static Stream<Step> steps(Service service) {
        return Stream.of(
                new Step(service, "RED", 0, "ON_DUTY", "{SMS,VOICE}", 5),
                new Step(service, "RED", 1, "STAFF", "{SMS}", 10),
                new Step(service, "RED", 2, "RESPONSIBLE_DOCTOR", "{SMS}", 15),
                new Step(service, "YELLOW", 0, "ON_DUTY", "{SMS}", 60),
                new Step(service, "YELLOW", 1, "STAFF", "{SMS}", 120));
    }

    /** The response centre watches every municipality's patients when their own service is closed. */
    private void writeAgreements() throws SQLException {
        rows.insert(
                "INSERT INTO duty_agreement (on_duty, for_service, weekday, begins, ends) VALUES (?, ?, ?, ?::time, ?::time)",
                services().stream()
                        .filter(each -> each.owner().kind().equals("MUNICIPALITY"))
                        .flatMap(OrganisationRows::closed)
                        .toList(),
                each -> row(responseCentre(), each.service().id(), each.weekday(), each.begins(), each.ends()));
    }

    private void writePractitioners() throws SQLException {
        List<Practitioner> practitioners = Practitioner.all();
        rows.insert(
                "INSERT INTO person (id, national_identity_number, given_name, family_name, birth_date) VALUES (?, ?, ?, ?, ?)",
                practitioners,
                each -> row(
                        each.person(),
                        NationalIdentityNumber.synthetic(each.birthDate(), 13 * each.place())
                                .digits(),
                        each.givenName(),
                        each.familyName(),
                        each.birthDate()));
        rows.insert(
                """
                INSERT INTO practitioner_role (id, person_id, organisation_id, role, hpr_number, specialty, valid)
                VALUES (?, ?, ?, ?, ?, ?, %s)
                """.formatted(SINCE),
                Stream.concat(practitioners.stream(), Practitioner.secondPosts().stream())
                        .toList(),
                each -> row(
                        each.post(),
                        each.person(),
                        each.workplace().id(),
                        each.role().name(),
                        practitionerNumber(each),
                        each.specialty()));
        rows.insert(
                "INSERT INTO service_staff (service_id, person_id, valid) VALUES (?, ?, %s)".formatted(SINCE),
                duties(),
                each -> row(each.service(), each.practitioner().person()));
        rows.insert(
                "INSERT INTO contact_point (person_id, channel, address, active, secret_id) VALUES (?, ?, ?, true, ?)",
                practitioners.stream().filter(OrganisationRows::answersAlerts).toList(),
                each -> row(
                        each.person(),
                        "SMS",
                        telephone(each),
                        DemoId.of("contact", each.person().toString())));
        rows.insert(
                "INSERT INTO account (username, person_id, role, organisation_id) VALUES (?, ?, ?, ?)",
                practitioners.stream().filter(each -> each.account() != null).toList(),
                each -> row(
                        each.account(),
                        each.person(),
                        each.role().name(),
                        each.workplace().id()));
    }

    private static boolean answersAlerts(Practitioner practitioner) {
        return practitioner.role() == Role.HOME_CARE || practitioner.role() == Role.RESPONSE_CENTRE;
    }

    /** In a series that nobody can have. */
    private static String telephone(Practitioner practitioner) {
        return "+4700000%03d".formatted(practitioner.place());
    }

    private static List<Service> services() {
        var services = new ArrayList<Service>();
        for (Municipality each : Municipality.values()) {
            services.add(
                    each == Municipality.ALVER
                            ? followUp(each, ALL_WEEK, "07:30", "22:00")
                            : followUp(each, WEEKDAYS, "08:00", "15:30"));
        }
        services.add(new Service(
                responseCentre(), Workplace.RESPONSE_CENTRE, "Responssenter", 15, 120, ALL_WEEK, MIDNIGHT, DAY_ENDS));
        services.add(new Service(
                outOfHours(), Workplace.LEGEVAKT, Workplace.LEGEVAKT.name(), 15, 120, ALL_WEEK, MIDNIGHT, DAY_ENDS));
        return services;
    }

    private static Service followUp(Municipality municipality, int days, String opens, String closes) {
        String name = "Heimeoppfølging " + municipality.title();
        return new Service(municipality.service(), Workplace.of(municipality), name, 30, 240, days, opens, closes);
    }

    private static List<Hours> hours(List<Service> services) {
        return services.stream()
                .flatMap(service -> IntStream.rangeClosed(1, service.days()).mapToObj(day -> new Hours(service, day)))
                .toList();
    }

    private static Stream<Closed> closed(Service service) {
        return IntStream.rangeClosed(1, ALL_WEEK)
                .boxed()
                .flatMap(day -> day > service.days()
                        ? Stream.of(new Closed(service, day, MIDNIGHT, DAY_ENDS))
                        : Stream.of(
                                new Closed(service, day, MIDNIGHT, service.opens()),
                                new Closed(service, day, service.closes(), DAY_ENDS)));
    }

    private static List<Duty> duties() {
        var duties = new ArrayList<Duty>();
        for (Practitioner each : Practitioner.all()) {
            if (each.role() == Role.RESPONSE_CENTRE) {
                duties.add(new Duty(responseCentre(), each));
            }
            if (each.role() == Role.HOME_CARE) {
                duties.add(new Duty(serviceOf(each), each));
            }
            if (each.workplace().equals(Workplace.LEGEVAKT)) {
                duties.add(new Duty(outOfHours(), each));
            }
        }
        return duties;
    }

    private static UUID serviceOf(Practitioner nurse) {
        return Arrays.stream(Municipality.values())
                .filter(each -> nurse.workplace().equals(Workplace.of(each)))
                .findFirst()
                .orElseThrow()
                .service();
    }

    private static @Nullable String practitionerNumber(Practitioner practitioner) {
        return practitioner.role().isHealthPersonnel()
                ? FictionalNumbers.practitionerNumber(practitioner.place())
                : null;
    }
}
