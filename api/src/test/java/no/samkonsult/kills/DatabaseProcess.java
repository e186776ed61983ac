package no.samkonsult.kills;

import java.nio.file.Path;
import no.samkonsult.demo.EmbeddedDatabase;

/** The embedded PostgreSQL under a process of its own: {@code FOLDER PORT}. */
final class DatabaseProcess {
    static final String READY = "The database is ready";

    private DatabaseProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedDatabase.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
