package no.samkonsult.fhir;

import static no.samkonsult.fhir.Readings.ANNA;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentParty.Answer;
import no.samkonsult.fhir.AppointmentParty.Organisation;
import no.samkonsult.fhir.AppointmentParty.Thing;
import no.samkonsult.fhir.AppointmentRecord.CancelledBy;
import org.jspecify.annotations.Nullable;

/** A consultation to test with: Anna, her daughter, a specialist at a hospital and a nurse without a number. */
public final class Meetings {
    public static final String ID = "6a1f8d53-0a55-4f0e-9a53-0f6c3c1f7a01";
    public static final String HPR_NUMBER = "9144889";
    public static final Instant START = Instant.parse("2026-11-24T09:30:00Z");
    public static final Instant END = Instant.parse("2026-11-24T10:00:00Z");
    private static final String HOSPITAL = "983974724";

    public static final AppointmentParty PATIENT = new AppointmentParty(new Actor.Patient(ANNA), true, Answer.NONE);
    public static final AppointmentParty DAUGHTER =
            new AppointmentParty(new Actor.NextOfKin("0f1d6f3e-50a7-4b7e-8f6b-1d4a52f3a203"), false, Answer.DECLINED);
    public static final AppointmentParty SPECIALIST = new AppointmentParty(
            new Actor.HealthPersonnel(
                    "0f1d6f3e-50a7-4b7e-8f6b-1d4a52f3a201",
                    HPR_NUMBER,
                    "Siri Prøve",
                    "specialist",
                    new Organisation(HOSPITAL, "Prøvesjukehuset")),
            true,
            Answer.ACCEPTED);
    public static final AppointmentParty NURSE = new AppointmentParty(
            new Actor.HealthPersonnel(
                    "0f1d6f3e-50a7-4b7e-8f6b-1d4a52f3a202",
                    null,
                    "Nina Prøve",
                    "home-care",
                    new Organisation("920290922", "Prøve kommune")),
            false,
            Answer.TENTATIVE);

    public static final AppointmentParty ROOM = booked(Thing.ROOM, "Samtalerom 1");
    public static final AppointmentParty SCREEN = booked(Thing.EQUIPMENT, "Skjerm på hjul");
    public static final AppointmentParty INTERPRETER = booked(Thing.INTERPRETER, "Tolk, polsk");

    private Meetings() {}

    public static AppointmentRecord whole() {
        return appointment(ID, null, START, null, List.of(PATIENT, SPECIALIST, NURSE, DAUGHTER));
    }

    public static AppointmentRecord withRoomAndInterpreter() {
        return appointment(ID, null, START, null, List.of(PATIENT, SPECIALIST, ROOM, SCREEN, INTERPRETER));
    }

    /** What it is to the hospital. */
    public static AppointmentRecord part() {
        return appointment(ID + "." + HOSPITAL, ID, START, null, List.of(PATIENT, SPECIALIST));
    }

    public static AppointmentRecord cancelled(CancelledBy side) {
        return appointment(ID, null, START, side, List.of(PATIENT, SPECIALIST));
    }

    public static AppointmentRecord at(Instant start, String id, List<AppointmentParty> parties) {
        return appointment(id, null, start, null, parties);
    }

    public static AppointmentResponseRecord answerOfPatient() {
        return answer("6a1f8d53", PATIENT);
    }

    public static AppointmentResponseRecord answer(String id, AppointmentParty party) {
        return new AppointmentResponseRecord(id, ID, START, END, party);
    }

    private static AppointmentParty booked(Thing what, String name) {
        return new AppointmentParty(
                new Actor.Booked(
                        "0f1d6f3e-50a7-4b7e-8f6b-1d4a52f3a204",
                        what,
                        name,
                        new Organisation(HOSPITAL, "Prøvesjukehuset")),
                true,
                Answer.ACCEPTED);
    }

    private static AppointmentRecord appointment(
            String id,
            @Nullable String partOf,
            Instant start,
            @Nullable CancelledBy side,
            List<AppointmentParty> parties) {
        return new AppointmentRecord(
                id,
                "2-IATD",
                partOf,
                "plan-review",
                start,
                start.plusSeconds(1800),
                Instant.parse("2026-11-20T12:00:00Z"),
                side,
                URI.create("https://samkonsult.example/consultations/" + ID),
                parties);
    }
}
