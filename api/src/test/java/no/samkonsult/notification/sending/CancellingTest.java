package no.samkonsult.notification.sending;

import static no.samkonsult.notification.Channel.SMS;
import static no.samkonsult.notification.Channel.VOICE;
import static no.samkonsult.notification.Urgency.RED;
import static no.samkonsult.notification.sending.SendingSite.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.demo.MessageSimulator.Reply;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.sending.SendingSite.Staff;
import org.junit.jupiter.api.Test;

/** Two processes send while others cancel, and while they are killed. */
class CancellingTest {
    private static final SendingSite SITE = SendingSite.shared();
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Reply SLOWLY = new Reply(202, Duration.ofMillis(250), "delivered");
    private static final int NOTICES = 200;

    @Test
    void noSendBeginsAfterTheCommitThatCancelledItAndNoneIsLost() throws InterruptedException, ExecutionException {
        List<String> subjects = Stream.generate(() -> "alert/" + UUID.randomUUID())
                .limit(NOTICES / 2)
                .toList();
        List<Notice> notices = notices(subjects);
        Map<String, Long> cancelled = new ConcurrentHashMap<>();
        List<Callable<Object>> cancelling =
                subjects.subList(NOTICES / 4, NOTICES / 2).stream() // those whose turn comes last
                        .map(subject -> (Callable<Object>) () -> {
                            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000_000));
                            SITE.outbox().cancel(subject);
                            return cancelled.put(subject, System.nanoTime());
                        })
                        .toList();
        try (var pool = Executors.newFixedThreadPool(4)) {
            SITE.outbox().add(notices);
            for (var each : pool.invokeAll(cancelling)) {
                each.get();
            }
        }
        await().atMost(LONG).until(() -> open(notices).isEmpty());
        Set<String> begunBefore = new HashSet<>(SITE.column("SELECT notice_id::text FROM notice_recall"));
        int kept = 0;
        for (Notice notice : notices) {
            List<Long> sends =
                    SITE.of(notice.id()).stream().map(each -> each.nanos()).toList();
            Long commit = cancelled.get(notice.subject());
            if (commit == null) {
                assertThat(sends).as("one that nobody cancelled").hasSize(1);
            } else {
                assertThat(sends).hasSizeLessThanOrEqualTo(1);
                kept += sends.isEmpty() ? 1 : 0;
                assertThat(begunBefore.contains(notice.id().toString())
                                || sends.stream().allMatch(at -> at < commit))
                        .as("no send after the commit")
                        .isTrue();
                assertThat(SITE.state(notice))
                        .isIn(sends.isEmpty() ? List.of("CANCELLED") : List.of("SENT", "DELIVERED"));
            }
        }
        assertThat(kept).as("some were cancelled in time").isPositive();
    }

    @Test
    void whoCancelsDoesNotWaitForASlowProviderAndItIsNotTriedAgain() throws InterruptedException {
        Staff staff = SITE.staff(SMS, VOICE);
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        SITE.behave(staff.number(), _ -> {
            asked.countDown();
            await().atMost(Duration.ofSeconds(4)).until(() -> answered.getCount() == 0);
            return answer(503);
        });
        Notice notice = SITE.notice(staff, RED, SMS, VOICE);
        SITE.outbox().add(List.of(notice));
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        SITE.outbox().cancel(notice.subject());
        assertThat(SITE.column("SELECT notice_id::text FROM notice_recall WHERE notice_id = ?", notice.id()))
                .as("the provider had not answered when the cancelling was done")
                .hasSize(1);
        answered.countDown();
        SITE.becomes(notice, "CANCELLED");
        assertThat(SITE.to(staff)).hasSize(1);
    }

    @Test
    void whatWasSentAndThenCancelledIsNotTriedOnTheNextChannel() {
        Staff staff = SITE.staff(SMS, VOICE);
        SITE.behave(staff.number(), _ -> answer(202));
        Notice notice = SITE.notice(staff, RED, SMS, VOICE);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "SENT");
        SITE.outbox().cancel(notice.subject());
        SITE.letTimePass(List.of(notice));
        assertThat(SITE.column(
                        "SELECT id::text FROM notice WHERE id = ? AND due_at IS NULL AND state = 'SENT'", notice.id()))
                .hasSize(1);
    }

    @Test
    void aKilledSenderLosesNothingAndCostsOneDuplicateAtMost() {
        List<Notice> notices = notices(Stream.generate(() -> "alert/" + UUID.randomUUID())
                .limit(NOTICES / 2)
                .toList());
        SITE.outbox().add(notices);
        await().atMost(LONG).until(() -> arrived(notices) > NOTICES / 10);
        int killed = SITE.kill();
        assertThat(killed).as("senders killed while a provider answered").isPositive();
        await().atMost(LONG).until(() -> open(notices).isEmpty());
        long twice = notices.stream()
                .map(notice -> SITE.of(notice.id()).size())
                .peek(times -> assertThat(times).isBetween(1, 2))
                .filter(times -> times == 2)
                .count();
        assertThat(twice).isLessThanOrEqualTo(killed);
        assertThat(notices).allMatch(notice -> List.of("SENT", "DELIVERED").contains(SITE.state(notice)));
    }

    /** Two for each subject, to two people. */
    private static List<Notice> notices(List<String> subjects) {
        List<Staff> staff =
                IntStream.range(0, 10).mapToObj(_ -> SITE.staff(SMS)).toList();
        staff.forEach(each -> SITE.behave(each.number(), _ -> SLOWLY));
        var notices = new ArrayList<Notice>();
        for (int i = 0; i < subjects.size(); i++) {
            notices.add(SITE.notice(subjects.get(i), staff.get(i % 10), RED, SMS));
            notices.add(SITE.notice(subjects.get(i), staff.get((i + 1) % 10), RED, SMS));
        }
        return notices;
    }

    /** Those that are still to be sent. */
    private static List<String> open(List<Notice> notices) {
        return SITE.column(
                "SELECT id::text FROM notice WHERE state = 'WAITING' AND id::text = ANY (string_to_array(?, ','))",
                String.join(
                        ",", notices.stream().map(each -> each.id().toString()).toList()));
    }

    private static long arrived(List<Notice> notices) {
        return notices.stream().filter(each -> !SITE.of(each.id()).isEmpty()).count();
    }
}
