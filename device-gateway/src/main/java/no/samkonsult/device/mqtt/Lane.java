package no.samkonsult.device.mqtt;

/**
 * How a connection takes part in the intake.
 *
 * @param clientSuffix what follows the gateway's client id
 * @param group the name of the shared subscription
 * @param keepsSession whether the broker keeps what comes while the connection is away
 */
record Lane(String clientSuffix, int qualityOfService, String group, boolean keepsSession) {
    /** Everything, at least once. */
    static final Lane MAIN = new Lane("", 1, "samkonsult", true);

    /** Copies of what is published now, at most once. */
    static final Lane EXPRESS = new Lane("/express", 0, "samkonsult-express", false);

    String filter(String topicFilter, boolean shared) {
        return shared ? "$share/%s/%s".formatted(group, topicFilter) : topicFilter;
    }
}
