package no.samkonsult.notification;

/** How the handing over of a message went. A reason is a word for logs and pages, and never an address or a text. */
public sealed interface Carried {
    /** It was taken, and a receipt will say whether it came through. */
    record Accepted(String providerId) implements Carried {}

    /** It was taken, and nobody will say more. */
    record HandedOver() implements Carried {}

    /** The recipient itself has it. */
    record Delivered() implements Carried {}

    /** It may go another time. */
    record NotNow(String reason) implements Carried {}

    /** It will never go this way. */
    record Refused(String reason) implements Carried {}
}
