package no.samkonsult.measurement.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import no.samkonsult.demo.region.DemoRegion;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Schema;
import org.junit.jupiter.api.Test;

/** What the schema and the intake must do on every PostgreSQL that has the three roles. */
interface StoredOnceContract {
    String url();

    String ownerPassword();

    String appPassword();

    String intakePassword();

    @Test
    default void aReadingIsStoredOnceHoweverOftenItIsSent() {
        Schema.migrate(url(), ownerPassword());
        Schema.requireCurrent(url(), appPassword());
        DemoRegion.load(url(), appPassword());
        try (ApplicationContext service = ApplicationContext.run(Map.of(
                "datasources.default.url", url(),
                "datasources.default.password", appPassword(),
                "datasources.intake.url", url(),
                "datasources.intake.password", intakePassword()))) {
            MeasurementIntake intake = service.getBean(MeasurementIntake.class);
            Incoming reading = reading();
            assertThat(intake.store(List.of(reading, reading))).containsExactly(Receipt.STORED, Receipt.DUPLICATE);
            assertThat(intake.store(List.of(reading))).containsExactly(Receipt.DUPLICATE);
        }
    }

    private static Incoming reading() {
        Instant now = Instant.parse("2026-11-20T07:15:05Z");
        return new Incoming.Reported(
                new Envelope("anna-bp", null, "dho/v1/anna-bp/reading", null, null, now, "{}".getBytes(UTF_8)),
                Kind.BLOOD_PRESSURE,
                OffsetDateTime.parse("2026-11-20T08:15:00+01:00"),
                4711,
                Map.of("systolic", new BigDecimal(128), "diastolic", new BigDecimal(82)),
                null,
                Particulars.NONE);
    }
}
