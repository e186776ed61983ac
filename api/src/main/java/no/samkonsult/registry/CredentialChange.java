package no.samkonsult.registry;

/** What became of a change to a device's way into the message broker. */
public sealed interface CredentialChange {
    /** The device may log in with this password, which is told here and never again. */
    record Issued(String username, String password) implements CredentialChange {
        @Override
        public String toString() {
            return "Issued[username=%s]".formatted(username);
        }
    }

    /** The device is cut off. */
    record Revoked() implements CredentialChange {}

    /** The device is lost or given up, and is let in again when it has been found; or a gateway speaks for it. */
    record OutOfService() implements CredentialChange {}

    /** There is no such device in the administrator's organisation, or who asks is no administrator. */
    record Unknown() implements CredentialChange {}

    /** The registry is changed but the broker did not answer, and still does what it did before: to be asked again. */
    record BrokerUnreachable() implements CredentialChange {}
}
