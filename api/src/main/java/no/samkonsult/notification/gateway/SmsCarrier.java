package no.samkonsult.notification.gateway;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carrier;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;

/** SMS through the gateway. */
@Singleton
@Requires(property = "samkonsult.messages.url", pattern = ".+")
@Requires(property = "samkonsult.messages.kinds", pattern = ".*sms.*")
class SmsCarrier implements Carrier {
    private final MessageGateway gateway;

    SmsCarrier(MessageGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Carried carry(Message message) throws InterruptedException {
        return gateway.carry(message, "sms");
    }
}
