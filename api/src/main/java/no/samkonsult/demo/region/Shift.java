package no.samkonsult.demo.region;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Hours of work on one weekday, by the wall clock. */
record Shift(DayOfWeek weekday, LocalTime starts, LocalTime ends) {
    private static final int WEEKDAYS = 5;
    private static final int ALL_WEEK = 7;

    /** None for those who take no part in consultations. */
    static List<Shift> of(Practitioner practitioner) {
        return switch (practitioner.role()) {
            case GENERAL_PRACTITIONER ->
                Stream.concat(each(WEEKDAYS, "08:00", "11:30"), each(WEEKDAYS, "12:00", "15:30"))
                        .toList();
            case SPECIALIST -> each(WEEKDAYS, "08:00", "16:00").toList();
            case HOME_CARE ->
                practitioner.equals(Practitioner.EVENING_NURSE)
                        ? each(ALL_WEEK, "14:30", "22:00").toList()
                        : each(WEEKDAYS, "08:00", "15:30").toList();
            case NURSING_HOME_DOCTOR -> each(WEEKDAYS, "09:00", "15:00").toList();
            case RESPONSE_CENTRE -> each(ALL_WEEK, "15:00", "22:00").toList();
            case OUT_OF_HOURS_DOCTOR -> each(ALL_WEEK, "16:00", "23:00").toList();
            case SECRETARY,
                    COORDINATOR,
                    ADMINISTRATOR,
                    LOG_CONTROLLER,
                    DATA_PROTECTION_OFFICER,
                    ANALYST,
                    PATIENT,
                    NEXT_OF_KIN,
                    MACHINE -> List.of();
        };
    }

    private static Stream<Shift> each(int days, String starts, String ends) {
        return IntStream.rangeClosed(1, days)
                .mapToObj(day -> new Shift(DayOfWeek.of(day), LocalTime.parse(starts), LocalTime.parse(ends)));
    }
}
