package no.samkonsult.device.mqtt;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why something failed, as a log may tell it: types only, since messages of database exceptions may quote the row. */
final class Causes {
    private static final int MOST = 5;

    private Causes() {}

    static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST)
                .map(cause -> cause.getClass().getName())
                .collect(Collectors.joining(" caused by "));
    }
}
