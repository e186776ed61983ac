package no.samkonsult.demo.region;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Ids that are the same in every demo, so that a link to a demo patient can be passed on. */
final class DemoId {
    private DemoId() {}

    static UUID of(String table, String key) {
        return UUID.nameUUIDFromBytes((table + "/" + key).getBytes(UTF_8));
    }
}
