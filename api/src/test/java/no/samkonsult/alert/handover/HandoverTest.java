package no.samkonsult.alert.handover;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** What one shift leaves to the next, over HTTP. */
class HandoverTest {
    private static final String NURSE = Household.newNurse("Gulen");
    private static final String FOREIGN_NURSE = "heimeteneste.masfjorden";
    private static final String AT_NIGHT =
            "date_trunc('day', now() AT TIME ZONE 'Europe/Oslo') AT TIME ZONE 'Europe/Oslo' + interval '2 minutes'";

    private final Household household = Household.in("Gulen");

    @Test
    void whatCameWhenTheServiceWasClosedStandsFirst() {
        raise(AT_NIGHT);
        assertThat(part(NURSE, "Komne utanom opningstid", "Tekne og ikkje ferdige"))
                .contains(household.familyName());
    }

    @Test
    void notWhereTheServiceWasOpenForOnce() {
        Sql.run("""
                INSERT INTO service_hours_exception (service_id, day, opens, closes, reason)
                SELECT service_id, (now() AT TIME ZONE 'Europe/Oslo')::date, '00:00', '24:00', 'Open heile døgnet'
                FROM enrolment WHERE patient_id = ?
                """, household.patient());
        try {
            raise(AT_NIGHT);
            assertThat(part(NURSE, "Komne utanom opningstid", "Tekne og ikkje ferdige"))
                    .doesNotContain(household.familyName());
        } finally {
            Sql.run(
                    "DELETE FROM service_hours_exception WHERE service_id = (SELECT service_id FROM enrolment WHERE patient_id = ?)",
                    household.patient());
        }
    }

    @Test
    void whatIsTakenAndWhatIsClosedStandApart() {
        String alert = raise("now()");
        post("acknowledgement", alert, "");
        assertThat(part(NURSE, "Tekne og ikkje ferdige", "Avslutta")).contains(household.familyName(), "Ferdig innan");
        post("closure", alert, "{\"outcome\":\"limits-to-be-reviewed\",\"note\":\"Legen ser på det.\"}");
        String page = page(NURSE, "");
        assertThat(page.substring(page.lastIndexOf("Avslutta")))
                .contains(household.familyName(), "Grenser bør vurderast", "Legen ser på det.");
    }

    @Test
    void itReachesBackAsFarAsOneAsks() {
        String alert = raise("now() - interval '30 hours'");
        post("closure", alert, "{\"outcome\":\"home-visit\",\"note\":\"Vog.\"}");
        Sql.run("UPDATE alert SET closed_at = now() - interval '20 hours' WHERE id = ?::uuid", alert);
        assertThat(page(NURSE, "?hours=12")).doesNotContain(household.familyName());
        assertThat(page(NURSE, "?hours=24")).contains(household.familyName());
    }

    @Test
    void nobodyElseSeesIt() {
        post("acknowledgement", raise("now()"), "");
        for (String other : new String[] {FOREIGN_NURSE, "admin.alver", "pasient.anna", "loggkontroll.alver"}) {
            assertThat(page(other, "?hours=72")).as(other).doesNotContain(household.familyName());
        }
    }

    @Test
    void theWorkloadIsForEachOfThoseWhoTookAny() {
        assertThat(new Workload(10, 4).each()).isEqualByComparingTo("2.5");
        assertThat(new Workload(3, 0).each()).isEqualByComparingTo("3.0");
    }

    private String raise(String at) {
        Sql.run("""
                INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at)
                SELECT p.id, 'limits-missing', 'YELLOW', k.id, p.controller, %s
                FROM patient p JOIN enrolment e ON e.patient_id = p.id JOIN desk k ON k.service_id = e.service_id WHERE p.id = ?
                """.formatted(at), household.patient());
        return Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient())
                .getFirst();
    }

    private static void post(String what, String alert, String body) {
        RunningDemo.post(NURSE, RunningDemo.url("/api/alerts/%s/%s".formatted(alert, what)), body);
    }

    private static String part(String username, String from, String to) {
        String page = page(username, "?hours=24");
        return page.substring(page.indexOf(from), page.lastIndexOf(to));
    }

    private static String page(String username, String query) {
        return RunningDemo.get(username, RunningDemo.url("/worklist/handover" + query))
                .body();
    }
}
