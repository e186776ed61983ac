package no.samkonsult.registry.stock;

/** Where a device stands, from the day it is bought to the day it is given up. */
public enum Status {
    IN_STOCK,
    /** Somebody is to have it; it has not gone out. */
    ASSIGNED,
    DELIVERED,
    /** It has been heard of from the home. */
    IN_USE,
    /** It is back, and not cleaned. */
    RETURNED,
    LOST,
    STOLEN,
    /** Given up for good. */
    RETIRED;

    /** Whether a patient has it, or is about to. */
    public boolean isLent() {
        return switch (this) {
            case ASSIGNED, DELIVERED, IN_USE -> true;
            case IN_STOCK, RETURNED, LOST, STOLEN, RETIRED -> false;
        };
    }

    /** Whether it may be let into the broker. */
    public boolean isInService() {
        return switch (this) {
            case LOST, STOLEN, RETIRED -> false;
            case IN_STOCK, ASSIGNED, DELIVERED, IN_USE, RETURNED -> true;
        };
    }
}
