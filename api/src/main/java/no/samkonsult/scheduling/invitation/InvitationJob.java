package no.samkonsult.scheduling.invitation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Sends, where pages are served, what waits to be told and what reminds, as long as there is any. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class InvitationJob {
    private final InvitationSender sender;
    private final Reminders reminders;

    InvitationJob(InvitationSender sender, Reminders reminders) {
        this.sender = sender;
        this.reminders = reminders;
    }

    @Scheduled(initialDelay = "2s", fixedDelay = "1s")
    void send() {
        boolean sent = true;
        while (sent) {
            sent = sender.sendNext();
        }
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "10s")
    void remind() {
        boolean reminded = true;
        while (reminded) {
            reminded = reminders.remindNext();
        }
    }
}
