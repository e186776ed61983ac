package no.samkonsult.device.mqtt;

import no.samkonsult.device.ReadingSink;
import no.samkonsult.device.decode.Decoder;

/** The one thread between inbox and backlog: it decodes, so that urgent readings are known before they stand in line. */
final class DecodingLoop {
    private final Inbox inbox;
    private final Decoder decoder;
    private final ReadingSink sink;
    private final ArrivalOrder order;
    private final Backlog backlog;
    private final Closing closing;

    DecodingLoop(Inbox inbox, Decoder decoder, ReadingSink sink, ArrivalOrder order, Backlog backlog, Closing closing) {
        this.inbox = inbox;
        this.decoder = decoder;
        this.sink = sink;
        this.order = order;
        this.backlog = backlog;
        this.closing = closing;
    }

    void run() throws InterruptedException {
        while (!closing.isAsked()) {
            Delivery next = inbox.next();
            if (next != null && next.isCurrent()) {
                Work work = Work.of(next, decoder);
                order.arrived(work);
                backlog.add(work, work.arrivals().stream().anyMatch(sink::isUrgent));
            }
        }
    }
}
