package no.samkonsult.notification.gateway;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carrier;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;

/** Calls through the gateway, which reads the text out. */
@Singleton
@Requires(property = "samkonsult.messages.url", pattern = ".+")
@Requires(property = "samkonsult.messages.kinds", pattern = ".*voice.*")
class VoiceCarrier implements Carrier {
    private final MessageGateway gateway;

    VoiceCarrier(MessageGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public Carried carry(Message message) throws InterruptedException {
        return gateway.carry(message, "voice");
    }
}
