package no.samkonsult.device.decode;

/**
 * What a decoder needs to know cannot be looked up at the moment: the message is to be decoded again later. The one exception a
 * decoder may let out, since the payload is as good as any.
 */
public final class NotNowException extends RuntimeException {
    public NotNowException(Throwable cause) {
        super(cause);
    }
}
