package no.samkonsult.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.alert.escalation.Engine;
import no.samkonsult.alert.handling.Hands;
import no.samkonsult.histories.Ward.Patient;
import no.samkonsult.measurement.again.Answers;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.MeasurementIntake;
import no.samkonsult.measurement.intake.Receipt;
import no.samkonsult.measurement.invalidation.Invalidating;
import no.samkonsult.notification.sending.Sending;

/** One ward and what happens there, step by step. */
final class History {
    /** How often what met a connection that was ended is done again: each pool holds a few of them. */
    private static final int TRIES = 12;

    private static final Set<String> LOST = Set.of("57P01", "08003", "08006");

    private final HistorySite site;
    private final Ward ward = Ward.create();
    private final DeskWork desk;
    private final Map<Patient, Incoming.Reported> latest = new HashMap<>();
    private int sequence;

    History(HistorySite site) {
        this.site = site;
        desk = new DeskWork(site, ward);
    }

    void take(Step step) {
        if (step instanceof Step.Kill(Step during, int microseconds)) {
            Runnable work = work(during);
            Thread killer = site.killAfter(microseconds);
            attempt(work);
            join(killer);
            again(work);
        } else {
            again(work(step));
        }
        Always.holds(ward, step);
    }

    /** Whatever comes of it: whoever was killed tells nobody. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException killed) {
            if (!isLost(killed)) {
                throw killed;
            }
        }
    }

    private static void again(Runnable work) {
        for (int i = 1; i < TRIES; i++) {
            try {
                work.run();
                return;
            } catch (RuntimeException killed) {
                if (!isLost(killed)) {
                    throw killed;
                }
            }
        }
        work.run();
    }

    /** Whether a connection was ended, or had been and was in the pool still. */
    private static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (LOST.contains(String.valueOf(sql.getSQLState()))
                            || String.valueOf(sql.getMessage()).contains("onnection is closed"))) {
                return true;
            }
        }
        return false;
    }

    /** Doing it again does no more than doing it once. */
    private Runnable work(Step step) {
        return switch (step) {
            case Step.Measure(int patient, Step.Value value, Step.When when) -> measure(patient(patient), value, when);
            case Step.Resend(int patient) -> resend(patient(patient));
            case Step.Handle handle -> desk.work(handle);
            case Step.Strike strike ->
                new PatientWork(patient(strike.patient()))
                        .strike(site.bean(Invalidating.class), ward.nurses().getFirst(), strike);
            case Step.Limits(int patient, boolean narrow) -> () -> new PatientWork(patient(patient)).limits(narrow);
            case Step.Pause(int patient) -> new PatientWork(patient(patient))::pause;
            case Step.Pass(int minutes) -> () -> site.pass(Duration.ofMinutes(minutes));
            case Step.Run(Step.Job job) -> () -> run(job);
            case Step.Kill(Step during, int _) -> work(during);
        };
    }

    /** Devices tell whole seconds: no two readings are of one. */
    private Runnable measure(Patient patient, Step.Value value, Step.When when) {
        site.pass(Duration.ofSeconds(2));
        Incoming.Reported reading = Readings.reading(patient.device(when), value, when, ++sequence, site.now());
        latest.put(patient, reading);
        return () -> {
            Receipt receipt = store(reading);
            assertThat(receipt).isIn(Receipt.STORED, Receipt.DUPLICATE);
            new Stored(patient, reading).isJudged(value, when, receipt);
        };
    }

    private Runnable resend(Patient patient) {
        return () -> {
            Incoming.Reported reading = latest.get(patient);
            if (reading != null) {
                assertThat(store(reading)).isEqualTo(Receipt.DUPLICATE);
            }
        };
    }

    private Receipt store(Incoming reading) {
        return site.bean(MeasurementIntake.class).store(List.of(reading)).getFirst();
    }

    private void run(Step.Job job) {
        Instant begun = site.now();
        int carried = site.carried().size();
        switch (job) {
            case ESCALATE -> {
                new Engine(site.context()).run();
                Afterwards.escalated(ward, begun.atOffset(ZoneOffset.UTC));
            }
            case SEND -> {
                new Sending(site.context()).run();
                List<UUID> sent = site.carried();
                Afterwards.sent(sent.subList(carried, sent.size()));
            }
            case RETURN -> {
                new Hands(site.context()).returnRound();
                Afterwards.returned(ward);
            }
            case UNANSWERED -> new Answers(site.context()).missed();
        }
    }

    Patient patient(int number) {
        return ward.patients().get(number % ward.patients().size());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
