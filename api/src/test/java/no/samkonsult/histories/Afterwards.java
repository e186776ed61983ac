package no.samkonsult.histories;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must hold when the service has done what it does by itself. */
final class Afterwards {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final String LEFT_DUE = """
            SELECT id FROM alert WHERE status = 'OPEN' AND escalate_at <= ? AND patient_id = ANY (?::uuid[])
            """;

    private static final String WITHOUT_ROUTE = """
            SELECT a.id FROM alert a
            WHERE a.status = 'OPEN' AND a.patient_id = ANY (?::uuid[]) AND a.desk_id IS DISTINCT FROM (
                SELECT d.desk_id FROM routing_decision d WHERE d.alert_id = a.id ORDER BY d.id DESC LIMIT 1)
            """;

    private static final String TOLD_SINCE = """
            SELECT a.id FROM escalation_event e JOIN alert a ON a.id = e.alert_id
            WHERE e.what = 'TOLD' AND e.at >= ? AND a.patient_id = ANY (?::uuid[])
            """;

    private static final String WAITS_FOR_ANOTHER_TIME = """
            SELECT a.id || ' ' || a.escalate_at FROM escalation_event e JOIN alert a ON a.id = e.alert_id
            WHERE e.what = 'WAITS' AND e.at >= ? AND a.patient_id = ANY (?::uuid[]) AND a.status = 'OPEN'
              AND (a.escalate_at <> ? OR NOT a.outside_hours)
            """;

    private static final String OVERDUE = """
            SELECT id FROM alert WHERE status = 'TAKEN' AND finish_by <= now() AND patient_id = ANY (?::uuid[])
            """;

    private static final String SENT_IN_VAIN = """
            SELECT n.id FROM notice n JOIN alert a ON n.subject = 'alert/' || a.id
            WHERE n.message_id = ANY (?::uuid[]) AND a.status <> 'OPEN'
            """;

    private static final Step ESCALATE = new Step.Run(Step.Job.ESCALATE);

    private Afterwards() {}

    static void escalated(Ward ward, OffsetDateTime begun) {
        Always.none("6: what was due is done", ESCALATE, LEFT_DUE, begun, ward.ids());
        Always.none("6: routed to the desk where it is", ESCALATE, WITHOUT_ROUTE, ward.ids());
        ZonedDateTime local = begun.atZoneSameInstant(OSLO);
        if (isOpen(local) || isOpen(local.plusMinutes(1))) { // it may have opened meanwhile
            return;
        }
        Always.none("6: nobody is told while nobody watches", ESCALATE, TOLD_SINCE, begun, ward.ids());
        Always.none(
                "6: what waits is due at the opening",
                ESCALATE,
                WAITS_FOR_ANOTHER_TIME,
                begun,
                ward.ids(),
                opening(local).toOffsetDateTime());
    }

    static void returned(Ward ward) {
        Always.none(
                "7: what is not finished in time is open again", new Step.Run(Step.Job.RETURN), OVERDUE, ward.ids());
    }

    static void sent(List<UUID> messages) {
        String ids = messages.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        Always.none("7: nothing is sent of what is taken or closed", new Step.Run(Step.Job.SEND), SENT_IN_VAIN, ids);
    }

    private static boolean isOpen(ZonedDateTime local) {
        LocalTime time = local.toLocalTime();
        return !time.isBefore(Ward.OPENS) && time.isBefore(Ward.CLOSES);
    }

    private static ZonedDateTime opening(ZonedDateTime local) {
        ZonedDateTime today = local.toLocalDate().atTime(Ward.OPENS).atZone(OSLO);
        return local.isBefore(today)
                ? today
                : local.toLocalDate().plusDays(1).atTime(Ward.OPENS).atZone(OSLO);
    }
}
