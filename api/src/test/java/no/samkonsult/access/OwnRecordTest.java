package no.samkonsult.access;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** Staff who are patients of the service they work in. */
class OwnRecordTest {
    private static final String NURSE = Household.newNurse("Alver");

    @Test
    void nobodyAtWorkSeesTheirOwnRecord() {
        var household = Household.in("Alver");
        assertThat(household.isKnownTo(NURSE)).isTrue();
        household.ofWhoeverIs(NURSE);
        assertThat(household.isKnownTo(NURSE)).isFalse();
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/patients?name=" + household.familyName()))
                        .body())
                .doesNotContain(household.patient().toString());
    }

    @Test
    void theAuditTrailSaysThatItWasTheirOwn() {
        var household = Household.in("Alver").ofWhoeverIs(NURSE);
        household.isKnownTo(NURSE);
        household.isKnownTo("heimeteneste.masfjorden");
        assertThat(household.trail()).containsExactly("DENIED patient OWN_RECORD", "DENIED patient NONE");
    }
}
