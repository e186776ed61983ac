package no.samkonsult.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One run: devices send, a fault strikes and passes, devices go on, and then the ledger is held against the database.
 *
 * @param length how long devices send at least
 * @param lasting how long a fault that has a length lasts
 */
record Run(Fault fault, Duration length, Duration lasting, Duration pace, int round) {
    private static final Duration STANDSTILL = Duration.ofSeconds(2);

    /** Does it, and fails where something was lost that must not be, or stored twice. */
    Account on(Site site, Results results) throws Exception {
        long begun = System.nanoTime();
        var ledger = new Ledger();
        try (Scene scene = Scene.of(site, ledger, lasting, round)) {
            try (Fleet fleet = Fleet.start(site.broker().url(), site.devices(), pace, ledger)) {
                scene.awaitLife();
                Scene.last(length.dividedBy(4));
                fault.strike(scene);
                scene.awaitLife();
                await().atMost(length.plus(ChildProcess.PATIENCE))
                        .until(() -> since(begun).compareTo(length) >= 0);
                fleet.finish();
            }
            Account account = settled(scene);
            results.add(fault.title(lasting), site.broker().kind(), account, since(begun));
            assertThat(account)
                    .as("%s, round %d, on %s", fault, round + 1, site.broker().kind())
                    .matches(
                            fault.mayLoseWhatIsAcknowledged()
                                    ? Account::isFlawlessForDevicesThatResend
                                    : Account::isFlawless);
            return account;
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** What is stored when all is, or when nothing more has come for long: a busy machine takes its time. */
    private Account settled(Scene scene) throws SQLException {
        Account account = account(scene);
        while (!isSettled(scene, account)) {
            long missing = account.missing();
            try {
                account = await().atMost(ChildProcess.PATIENCE)
                        .until(() -> account(scene), now -> now.missing() < missing || isSettled(scene, now));
            } catch (ConditionTimeoutException standstill) {
                return account(scene);
            }
        }
        return account;
    }

    private boolean isSettled(Scene scene, Account account) {
        return account.isFlawless() || fault.mayLoseWhatIsAcknowledged() && nothingMoreComes(scene);
    }

    private static Account account(Scene scene) throws SQLException {
        return Account.of(scene.ledger(), scene.database());
    }

    private static boolean nothingMoreComes(Scene scene) {
        double before = scene.gateway().messages();
        Scene.last(STANDSTILL);
        return scene.gateway().messages() == before && scene.gateway().window() == 0;
    }
}
