package no.samkonsult.registry;

/**
 * The message broker's accounts for devices. A device may write its own reading, status and gateway topics, read its own
 * command and receipt, and nothing else.
 *
 * <p>Called after the change is committed in the registry; both calls may be repeated. A broker that cannot be reached is
 * an {@link java.io.UncheckedIOException}.
 */
public interface BrokerAccounts {
    /** Lets the device log in with this password, and with no earlier one. */
    void grant(String device, String password);

    /** Cuts the device off at once: its connection is closed and it cannot log in again. */
    void revoke(String device);
}
