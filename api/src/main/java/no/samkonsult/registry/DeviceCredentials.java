package no.samkonsult.registry;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices' way into the message broker, as an administrator of the organisation that answers for the device gives it and
 * takes it back.
 *
 * <p>The registry is changed and committed first, the broker after it: no transaction waits for a network. Both acts may be
 * repeated, which is the remedy where the broker did not answer.
 */
@Singleton
@Requires(beans = BrokerAccounts.class)
public class DeviceCredentials {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceCredentials.class);
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final Devices devices;
    private final BrokerAccounts accounts;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    DeviceCredentials(
            Devices devices, BrokerAccounts accounts, AuditTrail audit, Transactions transactions, Clock clock) {
        this.devices = devices;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Gives the device a new password, also after a revocation. What it had opened with an earlier one is closed. */
    public CredentialChange issue(Principal administrator, UUID device) {
        String password = DevicePassword.random();
        return change(administrator, device, () -> devices.setPassword(device, DevicePassword.hash(password)))
                .map(name -> inBroker(
                        name, each -> accounts.grant(each, password), new CredentialChange.Issued(name, password)))
                .orElseGet(CredentialChange.Unknown::new);
    }

    /** Cuts the device off, until it is given a new password. */
    public CredentialChange revoke(Principal administrator, UUID device) {
        return change(administrator, device, () -> devices.revoke(device, clock.instant()))
                .map(name -> inBroker(name, accounts::revoke, new CredentialChange.Revoked()))
                .orElseGet(CredentialChange.Unknown::new);
    }

    /** Changes the registry and returns the device's name, or does nothing where the device is not theirs to change. */
    private Optional<String> change(Principal administrator, UUID device, Runnable update) {
        if (administrator.role() != Role.ADMINISTRATOR) {
            return Optional.empty();
        }
        return transactions.as(administrator, _ -> {
            Optional<String> name =
                    devices.lockName(device, administrator.employer().value());
            name.ifPresent(_ -> {
                update.run();
                audit.record(administrator, null, Action.UPDATE, "device/" + device, OWN_ORGANISATION);
            });
            return name;
        });
    }

    private static CredentialChange inBroker(String name, Consumer<String> call, CredentialChange done) {
        try {
            call.accept(name);
            return done;
        } catch (UncheckedIOException unreachable) {
            LOG.warn("broker-account=unchanged device={} cause={}", name, unreachable.toString());
            return new CredentialChange.BrokerUnreachable();
        }
    }
}
