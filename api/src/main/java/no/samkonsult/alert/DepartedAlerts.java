package no.samkonsult.alert;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.access.Access;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;
import no.samkonsult.alert.escalation.Escalation;
import no.samkonsult.notification.Outbox;
import no.samkonsult.platform.Transactions;

/**
 * Closes what is open of a patient who has died or left. What is open of one who has moved goes to the new desk, untaken, and that one is
 * told at once; what stays at its desk stays as it is, with whoever has it and with what is on its way to them.
 */
@Singleton
final class DepartedAlerts implements DepartureListener {
    private final Alerts alerts;
    private final Access access;
    private final Outbox outbox;
    private final Transactions transactions;

    DepartedAlerts(Alerts alerts, Access access, Outbox outbox, Transactions transactions) {
        this.alerts = alerts;
        this.access = access;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Override
    public void departed(Departure departure) {
        UUID patient = departure.patient().value();
        List<OpenAlert> before = alerts.lockOpen(patient);
        List<UUID> gone =
                switch (departure.kind()) {
                    case DIED, LEFT_PROGRAMME -> {
                        alerts.closeAll(patient, departure.at(), Outcome.FOLLOW_UP_ENDED.name());
                        yield before.stream().map(OpenAlert::id).toList();
                    }
                    case MOVED -> alerts.reroute(patient, departure.at());
                };
        gone.forEach(alert -> {
            access.withdraw(Duty.source(alert), departure.at());
            outbox.cancel(Escalation.subject(alert));
        });
        announce(Stream.concat(before.stream(), alerts.lockOpen(patient).stream()));
    }

    private void announce(Stream<OpenAlert> changed) {
        transactions.announce(
                changed.map(alert -> alert.deskId().toString()).distinct().toList());
    }
}
