package no.samkonsult.platform;

import static java.util.stream.Collectors.joining;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells open pages that something they show has changed, across processes, through PostgreSQL's LISTEN and NOTIFY.
 *
 * <p>A notice names topics (desks, persons) and never content: the page asks again, and that request checks access anew.
 * A process that lost its connection tells every page to ask again once it has a new one, so that none stays behind.
 */
@Context
@Requires(property = "samkonsult.role.web", value = "true")
public final class LiveNotices {
    /** The topic of a change that every open page may show. */
    public static final String EVERYTHING = "*";

    private static final Logger LOG = LoggerFactory.getLogger(LiveNotices.class);
    private static final String CHANNEL = "samkonsult";
    private static final int LONGEST_NOTICE = 7_900;
    private static final Event<String> CHANGED = Event.of("now").name("changed");
    private static final int WAIT_MILLISECONDS = 1_000;
    private static final Duration ALIVE = Duration.ofSeconds(20);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final String url;
    private final String user;
    private final String password;
    private final RecentNotices recent;
    private final Sinks.Many<Set<String>> notices = Sinks.many().multicast().directBestEffort();
    private final Thread listener =
            Thread.ofPlatform().daemon().name("live-notices").unstarted(this::listen);
    private volatile boolean closed;

    LiveNotices(
            @Value("${datasources.default.url}") String url,
            @Value("${datasources.default.username}") String user,
            @Value("${datasources.default.password}") String password,
            Clock clock) {
        recent = new RecentNotices(clock);
        this.url = url;
        this.user = user;
        this.password = password;
        listener.start();
    }

    /** Tells every process, if and when the transaction commits, that these topics have changed. */
    public static void send(Connection transaction, Collection<String> topics) throws SQLException {
        if (topics.isEmpty()) {
            return;
        }
        String notice = topics.stream().distinct().collect(joining(","));
        try (PreparedStatement notify = transaction.prepareStatement("SELECT pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, notice.length() > LONGEST_NOTICE ? EVERYTHING : notice);
            notify.execute();
        }
    }

    /**
     * A stream for a page: {@code changed} whenever one of the topics has, and {@code alive} now and then, so that a page
     * whose stream has died in silence finds out.
     *
     * @param since when the page was begun: what has changed since is told at once
     * @param endings topics that end the stream, with a last {@code changed}: what the page then asks for is decided anew
     */
    public Flux<Event<String>> stream(Set<String> topics, Instant since, Set<String> endings) {
        Flux<Event<String>> missed = Mono.fromSupplier(() -> recent.mayHaveChanged(topics, since))
                .filter(Boolean::booleanValue)
                .map(_ -> CHANGED)
                .flux();
        Flux<Event<String>> changed = about(topics).map(_ -> CHANGED);
        Flux<Event<String>> alive = Flux.interval(Duration.ZERO, ALIVE)
                .onBackpressureDrop()
                .map(_ -> Event.of("now").name("alive"));
        return Flux.merge(changed, missed, alive).takeUntilOther(about(endings)).concatWithValues(CHANGED);
    }

    private Flux<Set<String>> about(Set<String> topics) {
        return notices.asFlux().onBackpressureLatest().filter(notice -> RecentNotices.concerns(notice, topics));
    }

    @PreDestroy
    void close() {
        closed = true;
        listener.interrupt();
    }

    private void listen() {
        while (!closed) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                connection.createStatement().execute("LISTEN " + CHANNEL);
                recent.begin();
                notices.tryEmitNext(Set.of(EVERYTHING));
                receive(connection.unwrap(PGConnection.class));
            } catch (SQLException lost) {
                if (!closed) {
                    LOG.warn("live-notices=lost state={}", lost.getSQLState());
                    pause();
                }
            }
        }
    }

    private void receive(PGConnection connection) throws SQLException {
        while (!closed) {
            for (PGNotification notice : connection.getNotifications(WAIT_MILLISECONDS)) {
                Set<String> topics = Set.copyOf(List.of(notice.getParameter().split(",")));
                recent.add(topics);
                notices.tryEmitNext(topics);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }
}
