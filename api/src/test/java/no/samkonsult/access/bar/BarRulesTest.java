package no.samkonsult.access.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BarRulesTest {
    private static final UUID MUNICIPALITY = UUID.randomUUID();
    private static final UUID SERVICE = UUID.randomUUID();
    private static final UUID DAY_NURSE = UUID.randomUUID();
    private static final UUID NIGHT_NURSE = UUID.randomUUID();
    private static final UUID OFFICE = UUID.randomUUID();
    private static final UUID DOCTOR = UUID.randomUUID();

    private static final List<Follower> FOLLOWERS = List.of(
            new Follower("Heimetenesta", Set.of(SERVICE, MUNICIPALITY), Set.of(DAY_NURSE, NIGHT_NURSE)),
            new Follower("Fastlegen", Set.of(OFFICE, DOCTOR), Set.of(DOCTOR)));

    @Test
    void aServiceIsLeftAsLongAsOneOfItsStaffIs() {
        assertThat(coverage(DAY_NURSE)).isEqualTo(new Coverage.Covered());
        assertThat(coverage(DAY_NURSE, NIGHT_NURSE)).isEqualTo(new Coverage.Uncovered(List.of("Heimetenesta")));
    }

    @Test
    void aBarAgainstTheServiceOrItsOrganisationLeavesNobody() {
        assertThat(coverage(SERVICE)).isEqualTo(new Coverage.Uncovered(List.of("Heimetenesta")));
        assertThat(coverage(MUNICIPALITY)).isEqualTo(new Coverage.Uncovered(List.of("Heimetenesta")));
    }

    @Test
    void aDoctorIsLeftUnlessBarredOrTheirOfficeIs() {
        assertThat(coverage(OFFICE)).isEqualTo(new Coverage.Uncovered(List.of("Fastlegen")));
        assertThat(coverage(DOCTOR, SERVICE)).isEqualTo(new Coverage.Uncovered(List.of("Fastlegen", "Heimetenesta")));
        assertThat(coverage(UUID.randomUUID())).isEqualTo(new Coverage.Covered());
    }

    @Test
    void aServiceWithoutStaffFollowsNobodyUp() {
        assertThat(BarRules.coverage(List.of(new Follower("Tom", Set.of(SERVICE), Set.of())), Set.of()))
                .isEqualTo(new Coverage.Uncovered(List.of("Tom")));
    }

    private static Coverage coverage(UUID... barred) {
        return BarRules.coverage(FOLLOWERS, Set.of(barred));
    }
}
