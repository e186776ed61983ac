package no.samkonsult.registry;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
    private static final String PASSWORD_ISSUED = "PASSWORD_ISSUED";
    private static final String CUT_OFF = "CUT_OFF";

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
        String hash = DevicePassword.hash(password);
        return change(administrator, device, PASSWORD_ISSUED, () -> {
                    boolean mayBeLetIn = devices.mayHavePassword(device);
                    if (mayBeLetIn) {
                        devices.setPassword(device, hash);
                        devices.revokeCertificates(device, clock.instant());
                    }
                    return mayBeLetIn;
                })
                .map(changed -> changed.done()
                        ? inBroker(
                                changed.device(),
                                each -> accounts.grant(each, password),
                                new CredentialChange.Issued(changed.device(), password))
                        : new CredentialChange.OutOfService())
                .orElseGet(CredentialChange.Unknown::new);
    }

    /** Cuts the device off, until it is given a new password. */
    public CredentialChange revoke(Principal administrator, UUID device) {
        return change(administrator, device, CUT_OFF, () -> {
                    devices.revoke(device, clock.instant());
                    devices.revokeCertificates(device, clock.instant());
                    return true;
                })
                .map(changed -> inBroker(changed.device(), accounts::revoke, new CredentialChange.Revoked()))
                .orElseGet(CredentialChange.Unknown::new);
    }

    private record Changed(String device, boolean done) {}

    /** Changes the registry, or does nothing where the device is not theirs to change. */
    private Optional<Changed> change(Principal administrator, UUID device, String step, BooleanSupplier update) {
        if (administrator.role() != Role.ADMINISTRATOR) {
            return Optional.empty();
        }
        return transactions.as(administrator, _ -> {
            Optional<String> name =
                    devices.lockName(device, administrator.employer().value());
            return name.map(known -> {
                boolean done = update.getAsBoolean();
                if (done) {
                    devices.note(
                            device,
                            step,
                            clock.instant(),
                            administrator.person().value());
                }
                audit.record(administrator, null, Action.UPDATE, "device/" + device, OWN_ORGANISATION);
                return new Changed(known, done);
            });
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
