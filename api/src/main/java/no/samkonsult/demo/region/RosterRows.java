package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Rows.row;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import no.samkonsult.shared.Role;

/** Writes who is on duty when: every desk all the time that it is to be staffed, but for one day ahead, when a nurse is away. */
record RosterRows(Rows rows) {
    private static final int WEEKDAYS = 0b0011111;
    private static final int WEEKEND = 0b1100000;
    private static final int ALL_WEEK = WEEKDAYS | WEEKEND;
    private static final int A_WEEK = 7;
    private static final int DAYS_AHEAD = 8;

    /** A Monday before the first day of any history. */
    private static final LocalDate SINCE = LocalDate.of(2024, 12, 30);

    private record Tour(
            UUID service, String name, int days, String starts, String ends, int turn, List<Practitioner> people) {
        UUID id() {
            return DemoId.of("duty_rotation", service + name);
        }
    }

    private record Turn(Tour tour, int place) {}

    void write(LocalDate today) throws SQLException {
        List<Tour> tours = tours();
        rows.insert(
                """
                INSERT INTO duty_rotation (id, desk_id, place, name, weekdays, starts, ends, turn_days, starts_on, created_at)
                VALUES (?, ?, ?, ?, ?, ?::time, ?::time, ?, ?, now())
                """,
                tours,
                each -> row(
                        each.id(),
                        OrganisationRows.deskOf(each.service()),
                        tours.indexOf(each) + 1,
                        each.name(),
                        each.days(),
                        each.starts(),
                        each.ends(),
                        each.turn(),
                        SINCE));
        rows.insert(
                "INSERT INTO duty_rotation_person (rotation_id, turn, person_id) VALUES (?, ?, ?)",
                tours.stream()
                        .flatMap(tour ->
                                IntStream.range(0, tour.people().size()).mapToObj(place -> new Turn(tour, place)))
                        .toList(),
                each -> row(
                        each.tour().id(),
                        each.place(),
                        each.tour().people().get(each.place()).person()));
        writeAbsence(today.plusDays(DAYS_AHEAD).with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY)));
    }

    /** One day without cover, to be found ahead. */
    private void writeAbsence(LocalDate day) throws SQLException {
        rows.insert(
                """
                INSERT INTO duty_absence (id, person_id, during, registered_at)
                VALUES (gen_random_uuid(), ?, tstzrange(?::timestamp AT TIME ZONE 'Europe/Oslo', ?::timestamp AT TIME ZONE 'Europe/Oslo'), now())
                """,
                nurses(Municipality.MASFJORDEN),
                each -> row(each.person(), day.atStartOfDay(), day.plusDays(1).atStartOfDay()));
    }

    private static List<Tour> tours() {
        var tours = new ArrayList<Tour>();
        for (Municipality each : Municipality.values()) {
            tours.addAll(each == Municipality.ALVER ? alver() : List.of(daytime(each)));
        }
        tours.addAll(responseCentre());
        tours.add(new Tour(
                OrganisationRows.outOfHours(),
                "Døgnvakt",
                ALL_WEEK,
                "08:00",
                "08:00",
                1,
                List.of(Practitioner.OUT_OF_HOURS_DOCTOR, Practitioner.SECOND_OUT_OF_HOURS_DOCTOR)));
        return tours;
    }

    private static List<Tour> alver() {
        UUID service = Municipality.ALVER.service();
        Practitioner day = Practitioner.DAY_NURSE;
        Practitioner evening = Practitioner.EVENING_NURSE;
        return List.of(
                new Tour(service, "Dag", WEEKDAYS, "07:30", "15:00", A_WEEK, List.of(day)),
                new Tour(service, "Kveld", WEEKDAYS, "14:30", "22:00", A_WEEK, List.of(evening)),
                new Tour(service, "Helg", WEEKEND, "07:30", "22:00", A_WEEK, List.of(day, evening)));
    }

    private static Tour daytime(Municipality municipality) {
        return new Tour(municipality.service(), "Dag", WEEKDAYS, "08:00", "15:30", A_WEEK, nurses(municipality));
    }

    /** Three who are on by night, in the evening and by day, a week of each. */
    private static List<Tour> responseCentre() {
        UUID service = OrganisationRows.responseCentre();
        Practitioner first = Practitioner.RESPONSE_NURSE;
        Practitioner second = Practitioner.SECOND_RESPONSE_NURSE;
        Practitioner third = Practitioner.THIRD_RESPONSE_NURSE;
        return List.of(
                new Tour(service, "Natt", ALL_WEEK, "22:30", "07:30", A_WEEK, List.of(first, second, third)),
                new Tour(service, "Kveld", ALL_WEEK, "15:00", "22:45", A_WEEK, List.of(third, first, second)),
                new Tour(service, "Dag", ALL_WEEK, "07:15", "15:15", A_WEEK, List.of(second, third, first)));
    }

    private static List<Practitioner> nurses(Municipality municipality) {
        return Practitioner.all().stream()
                .filter(each ->
                        each.role() == Role.HOME_CARE && each.workplace().equals(Workplace.of(municipality)))
                .toList();
    }
}
