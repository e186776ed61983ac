package no.samkonsult.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;

/**
 * Two messages that stand first when the gateway comes back: one that nobody can read, and one that can be read but that the
 * database refuses. The second is stored when the database has been put right, or quarantined after the gateway's last try.
 */
final class Poison {
    private static final String UNREADABLE = "{\"time\":\"now\",\"sequence\":%d";

    private static final String REFUSE = """
            DROP TRIGGER IF EXISTS poison ON measurement;
            CREATE OR REPLACE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
            CREATE TRIGGER poison BEFORE INSERT ON measurement FOR EACH ROW
            WHEN (NEW.sequence = %d) EXECUTE FUNCTION poison();
            """;

    /** Without a lock on the table, which would wait for the gateway and the gateway for it. */
    private static final String TAKE_IT =
            "CREATE OR REPLACE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$";

    private static final String QUARANTINED =
            "SELECT count(*) FROM quarantine WHERE payload = convert_to('%s', 'UTF8')";

    private static final String STORED = "SELECT count(*) FROM measurement WHERE sequence = %d";

    private Poison() {}

    static void strike(Scene scene) throws Exception {
        var own = new Ledger();
        var refused = new Sent(scene.site().other(), own.first());
        String unreadable = UNREADABLE.formatted(own.last());
        scene.gateway().process().kill();
        scene.database().execute(REFUSE.formatted(refused.sequence()));
        scene.afterwards().add(() -> scene.database().execute(TAKE_IT));
        try (Line line = Line.open(scene.broker().url(), refused.device(), own)) {
            own.sent(refused, true);
            line.send(new Sent(refused.device(), own.last()), unreadable);
            line.send(refused, Payload.of(refused));
            await().atMost(ChildProcess.PATIENCE).until(line::isAnswered);
            scene.awaitReadings();
            scene.gateway().start();
            scene.awaitLife();
            await().atMost(ChildProcess.PATIENCE).until(() -> quarantined(scene, unreadable) == 1);
            boolean untilTheLastTry = scene.round() % 2 == 1;
            if (!untilTheLastTry) {
                scene.database().execute(TAKE_IT);
            }
            assertThat(own.outcome(refused)).isEqualTo(untilTheLastTry ? "quarantined" : "stored");
            assertThat(scene.database().count(STORED.formatted(refused.sequence())))
                    .isEqualTo(untilTheLastTry ? 0 : 1);
            assertThat(quarantined(scene, Payload.of(refused))).isEqualTo(untilTheLastTry ? 1 : 0);
        }
    }

    private static long quarantined(Scene scene, String payload) throws SQLException {
        return scene.database().count(QUARANTINED.formatted(payload));
    }
}
