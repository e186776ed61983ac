package no.samkonsult.registry.certificate;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.registry.CredentialChange;
import no.samkonsult.registry.DeviceCredentials;
import no.samkonsult.shared.Role;

/**
 * Gives devices certificates by which the broker knows them, instead of a password. The private key never leaves the device: an
 * administrator brings its signing request.
 *
 * <p>The device's account at the broker is made anew with a password that nobody is told, so that one it had no longer holds.
 * Losing the device, cutting it off or giving it a password revokes its certificates.
 */
@Singleton
public class Certificates {
    private static final Duration VALID = Duration.ofDays(365);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration LIST_HOLDS = Duration.ofDays(7);
    private static final int SERIAL_BITS = 127;
    private static final int HEXADECIMAL = 16;
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final CertificateTable table;
    private final Authorities authorities;
    private final Optional<DeviceCredentials> credentials;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Certificates(
            CertificateTable table,
            Authorities authorities,
            Optional<DeviceCredentials> credentials,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.authorities = authorities;
        this.credentials = credentials;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of asking for a certificate. */
    public sealed interface Result {
        record Issued(String pem) implements Result {}

        /** The site has named no authority for devices. */
        record NoAuthority() implements Result {}

        /** It is no signing request, not signed by its own key, or of a key that is too weak. */
        record NoRequest() implements Result {}

        /** The broker did not answer: to be asked again. */
        record BrokerUnreachable() implements Result {}

        /** No such device, or none that may be certified. */
        record Unknown() implements Result {}
    }

    public boolean hasAuthority() {
        return authorities.authority().isPresent();
    }

    public Result issue(Principal administrator, UUID device, String request) {
        if (administrator.role() != Role.ADMINISTRATOR) {
            return new Result.Unknown();
        }
        UUID organisation = administrator.employer().value();
        Optional<String> name = transactions.as(administrator, _ -> table.nameOf(device, organisation));
        if (name.isEmpty()) {
            return new Result.Unknown();
        }
        Optional<DeviceAuthority> authority = authorities.authority();
        if (authority.isEmpty() || credentials.isEmpty()) {
            return new Result.NoAuthority();
        }
        return SigningRequest.of(request)
                .map(read -> switch (credentials.get().issue(administrator, device)) {
                    case CredentialChange.Issued _ -> sign(administrator, device, name.get(), authority.get(), read);
                    case CredentialChange.BrokerUnreachable _ -> new Result.BrokerUnreachable();
                    case CredentialChange.OutOfService _, CredentialChange.Revoked _, CredentialChange.Unknown _ ->
                        new Result.Unknown();
                })
                .orElseGet(Result.NoRequest::new);
    }

    private Result sign(
            Principal administrator, UUID device, String name, DeviceAuthority authority, SigningRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant until = now.plus(VALID);
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE);
        String pem = authority.certify(request, name, serial, now.minus(CLOCKS_DIFFER), until);
        transactions.as(administrator, _ -> {
            table.add(
                    serial.toString(HEXADECIMAL),
                    device,
                    until,
                    now,
                    administrator.person().value());
            audit.record(administrator, null, Action.CREATE, "device/" + device, OWN_ORGANISATION);
            return serial;
        });
        return new Result.Issued(pem);
    }

    /** Those that a device of an administrator's organisation was given, latest first. */
    @Acting
    public List<Certified> ofDevice(Principal who, UUID device) {
        return who.role() == Role.ADMINISTRATOR
                ? table.ofDevice(device, who.employer().value())
                : List.of();
    }

    /** The list of those that no longer hold, in PEM; nothing where there is no authority. */
    Optional<String> revocationList() {
        return authorities.authority().map(authority -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var serials = new LinkedHashMap<BigInteger, Instant>();
            transactions
                    .as(SystemPrincipal.DEVICES, _ -> table.revoked(now))
                    .forEach(each -> serials.put(
                            new BigInteger(each.serial(), HEXADECIMAL),
                            Optional.ofNullable(each.revokedAt()).orElse(now)));
            return authority.revoked(serials, now, LIST_HOLDS);
        });
    }
}
