package no.samkonsult.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {
    private static final int OTHERS = 20;

    private final SharedAnswers<String, Integer> answers = new SharedAnswers<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<Integer> given = new CopyOnWriteArrayList<>();

    @Test
    void whoeverAsksAloneLooks() {
        assertThat(answers.ask("a", looks::incrementAndGet)).isEqualTo(1);
        assertThat(answers.ask("a", looks::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void allWhoAskWhileOneLooksShareTheNextLook() throws InterruptedException {
        var mayGoOn = new CountDownLatch(1);
        Thread first = asking("a", () -> lookUntil(mayGoOn));
        await().until(() -> looks.get() == 1);
        var others = new ArrayList<Thread>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(asking("a", looks::incrementAndGet));
        }
        await().until(() -> others.stream().allMatch(other -> other.getState() == Thread.State.WAITING));
        assertThat(looks).hasValue(1);
        mayGoOn.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(looks).hasValue(2);
        assertThat(given).hasSize(1 + OTHERS).containsOnlyOnce(1).containsOnly(1, 2);
    }

    @Test
    void otherQuestionsAreNotShared() {
        assertThat(answers.ask("a", () -> answers.ask("b", looks::incrementAndGet) + looks.incrementAndGet()))
                .isEqualTo(3);
    }

    @Test
    void aLookThatFailsFailsForWhoeverAskedAndForNobodyAfter() {
        assertThatThrownBy(() -> answers.ask("a", () -> {
                    throw new IllegalArgumentException("broken");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
        assertThat(answers.ask("a", looks::incrementAndGet)).isEqualTo(1);
    }

    private Thread asking(String question, Supplier<Integer> look) {
        return Thread.ofPlatform().start(() -> given.add(answers.ask(question, look)));
    }

    private int lookUntil(CountDownLatch mayGoOn) {
        int look = looks.incrementAndGet();
        try {
            mayGoOn.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return look;
    }
}
