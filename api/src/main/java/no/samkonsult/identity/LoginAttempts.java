package no.samkonsult.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts failed attempts, by account and by network address, and says how long to wait when they are too many. What
 * succeeds is never counted, and clears the account.
 */
@Singleton
public class LoginAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(LoginAttempts.class);

    private final FailedLogins table;
    private final Limits limits;
    private final Transactions transactions;
    private final Clock clock;

    LoginAttempts(FailedLogins table, Limits limits, Transactions transactions, Clock clock) {
        this.table = table;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many failures within which time are too many. */
    @ConfigurationProperties("samkonsult.login")
    record Limits(
            @Bindable(defaultValue = "10") int failuresOfAccount,
            @Bindable(defaultValue = "100") int failuresOfAddress,
            @Bindable(defaultValue = "PT15M") Duration within) {}

    /** How long this account, or this address, has to wait; empty where it may try. Call it in the transaction of the attempt. */
    public Optional<Duration> wait(String account, String address) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            Instant now = clock.instant();
            byte[] digest = digest(account);
            table.lock(digest);
            return table.full(
                            digest,
                            digest(address),
                            now.minus(limits.within()),
                            limits.failuresOfAccount(),
                            limits.failuresOfAddress())
                    .map(full -> Duration.between(now, full.plus(limits.within())));
        });
    }

    public void failed(String account, String address) {
        Instant now = clock.instant();
        transactions.as(
                SystemPrincipal.LOGIN,
                _ -> table.add(digest(account), digest(address), now, now.minus(limits.within())));
        LOG.info("login=failed address={}", address);
    }

    public void succeeded(String account) {
        transactions.as(SystemPrincipal.LOGIN, _ -> table.forget(digest(account)));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
