package no.samkonsult.notification;

/** Carries messages out of the house by one channel. There is one for each channel that this installation offers. */
public interface Carrier {
    Channel channel();

    /**
     * Hands one message over. It is given five seconds, and is interrupted then.
     *
     * @throws InterruptedException when it takes too long
     */
    Carried carry(Message message) throws InterruptedException;
}
