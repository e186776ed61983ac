package no.samkonsult.scheduling.immediate;

import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.AtOnce;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.immediate.CallWish.Wanted;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several who do the same at once. */
class CallRacesTest extends CallSite {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    CallRacesTest() {
        super(APPLICATION);
    }

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void ofManyWhoSayYesAtOnceOneInEachRoleJoins() throws Exception {
        List<Principal> doctors = IntStream.range(0, 8)
                .mapToObj(number ->
                        doctor(region.practitioner("Lege" + number, Role.GENERAL_PRACTITIONER, region.office)))
                .toList();
        List<Principal> specialists = IntStream.range(0, 8)
                .mapToObj(number -> region.as(
                        region.practitioner("Spesialist" + number, Role.SPECIALIST, region.hospital),
                        Role.SPECIALIST,
                        region.hospital))
                .toList();
        UUID id = ring(Stream.concat(
                        doctors.stream().map(who -> rung(who.person())),
                        specialists.stream().map(who -> rung(who.person(), Role.SPECIALIST)))
                .toArray(Wanted[]::new));
        var everybody = new ArrayList<>(doctors);
        everybody.addAll(specialists);
        List<Answered> outcomes = AtOnce.run(everybody.stream()
                .<Callable<Answered>>map(who -> () -> answering.answer(who, id, true))
                .toList());
        assertThat(outcomes).filteredOn(Answered.Joined.class::isInstance).hasSize(2);
        assertThat(outcomes).filteredOn(Answered.Covered.class::isInstance).hasSize(14);
        assertThat(outcomes.subList(0, 8))
                .filteredOn(Answered.Joined.class::isInstance)
                .hasSize(1);
        assertThat(count("SELECT count(*) FROM consultation")).isOne();
        assertThat(count("SELECT count(*) FROM consultation_participant")).isEqualTo(4);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(4);
        assertThat(count(OVERLAPS)).isZero();
        assertThat(count(WAITING)).isZero();
    }

    @Test
    void whoIsRungToTwoPatientsAtOnceJoinsOne() throws Exception {
        PersonId nils = region.practitioner("Nils", Role.HOME_CARE, region.municipality);
        PatientId olav = region.anotherPatient();
        Region.sql("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, valid, source)
                SELECT id, key, ?, 'CARE_TEAM', '(,)', 'fixture' FROM patient WHERE id = ?
                """, nils.value(), olav.value());
        Principal other = region.as(nils, Role.HOME_CARE, region.municipality);
        UUID one = ring(rung(region.specialist, Role.SPECIALIST));
        var called = desk.call(
                other,
                new CallWish(olav, null, new MeetingLength(30), ROOM, whom(rung(region.specialist, Role.SPECIALIST))));
        UUID two = ((Outcome.Done) called).id();
        List<Answered> outcomes = AtOnce.run(
                List.of(() -> answering.answer(specialist, one, true), () -> answering.answer(specialist, two, true)));
        assertThat(outcomes).filteredOn(Answered.Joined.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Answered.Occupied.class::isInstance).hasSize(1);
        assertThat(count(OVERLAPS)).isZero();
        assertThat(count("SELECT count(*) FROM consultation")).isOne();
    }

    @Test
    void ofManyWhoRingForOnePatientAtOnceOneDoes() throws Exception {
        List<Outcome> outcomes =
                AtOnce.run(Stream.<Callable<Outcome>>generate(() -> () -> desk.call(nurse, wish(rung(region.doctor))))
                        .limit(12)
                        .toList());
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Already.class::isInstance).hasSize(11);
        assertThat(count(WAITING)).isOne();
    }

    @Test
    void ofThoseWhoRingOnceMoreAndThoseWhoRingAnewOneDoes() throws Exception {
        UUID id = ring(rung(region.doctor));
        for (int round = 0; round < 4; round++) {
            expire(id);
            expiry.round();
            List<Outcome> outcomes = AtOnce.run(List.of(
                    () -> desk.ringMore(nurse, id, whom(rung(region.doctor))),
                    () -> desk.call(nurse, wish(rung(secondDoctor))),
                    () -> desk.call(nurse, wish(rung(region.doctor)))));
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.Already.class::isInstance).hasSize(2);
            Region.sql("UPDATE immediate_call SET state = 'STOPPED' WHERE state = 'RINGING' AND id <> ?", id);
        }
    }
}
