package no.samkonsult.pages.consent;

import java.util.Arrays;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;

/** What a page calls a kind of measurements that is known by its stored number. */
public final class KindName {
    private KindName() {}

    /** All kinds where there is no number. */
    public static String of(Page page, @Nullable Short stored) {
        return Arrays.stream(Kind.values())
                .filter(kind -> stored != null && kind.stored() == stored)
                .findFirst()
                .map(kind -> page.texts().of("kind", kind))
                .orElseGet(() -> page.text("withheld.kind.all"));
    }
}
