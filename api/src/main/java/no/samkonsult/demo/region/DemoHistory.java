package no.samkonsult.demo.region;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import no.samkonsult.measurement.intake.Envelope;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.MeasurementIntake;
import no.samkonsult.measurement.intake.Particulars;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sixty days of readings, up to now. They go through the intake like any other, and so they are judged, and leave each
 * municipality with something on its desk.
 */
public final class DemoHistory {
    private static final Logger log = LoggerFactory.getLogger(DemoHistory.class);
    private static final int DAYS = 60;
    private static final int BATCH = 500;
    private static final int MOST_MINUTES_LATE = 40;
    private static final Duration ON_THE_WAY = Duration.ofSeconds(3);
    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
    private static final double MINUTES_OF_DAY = Duration.ofDays(1).toMinutes();

    private DemoHistory() {}

    /** Feeds the history to the intake of the running service; does nothing where there are measurements. */
    public static void feed(String url, String appPassword, MeasurementIntake intake, Instant now) {
        if (!isEmpty(url, appPassword)) {
            return;
        }
        List<Incoming> readings = readings(now);
        for (int from = 0; from < readings.size(); from += BATCH) {
            intake.store(readings.subList(from, Math.min(from + BATCH, readings.size())));
        }
        log.info("{} readings of history stored", readings.size());
    }

    private static List<Incoming> readings(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        return today.minusDays(DAYS)
                .datesUntil(today.plusDays(1))
                .flatMap(date -> DemoPatient.all().stream().flatMap(patient -> on(date, patient, now)))
                .sorted(Comparator.comparing(Incoming::receivedAt))
                .toList();
    }

    private static Stream<Incoming> on(LocalDate date, DemoPatient patient, Instant now) {
        return patient.kits().stream()
                .map(kit -> reading(date, patient, kit, now))
                .filter(reading -> !reading.receivedAt().isAfter(now));
    }

    private static Incoming reading(LocalDate date, DemoPatient patient, Kit kit, Instant now) {
        var random = new SplittableRandom(31L * patient.device(kit).hashCode() + date.toEpochDay());
        OffsetDateTime time = date.atTime(kit.usedAt())
                .plusMinutes(random.nextInt(MOST_MINUTES_LATE))
                .atZone(ZONE)
                .toOffsetDateTime();
        double daysBefore = Duration.between(time.toInstant(), now).toMinutes() / MINUTES_OF_DAY;
        double severity = patient.course().severity(daysBefore);
        return new Incoming.Reported(
                new Envelope(
                        patient.device(kit),
                        null,
                        "dho/v1/%s/reading".formatted(patient.device(kit)),
                        null,
                        null,
                        time.toInstant().plus(ON_THE_WAY),
                        new byte[0]),
                kit.kind(),
                time,
                Math.toIntExact(date.toEpochDay()),
                patient.usual().reading(kit, patient.course(), severity, random),
                null,
                Particulars.ofBattery(patient.course().battery(severity)));
    }

    private static boolean isEmpty(String url, String appPassword) {
        try (var connection = Loader.connect(url, appPassword);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM measurement)")) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("the demo's history cannot be looked up", broken);
        }
    }
}
