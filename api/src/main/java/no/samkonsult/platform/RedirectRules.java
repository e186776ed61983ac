package no.samkonsult.platform;

import java.net.URI;
import java.util.regex.Pattern;

/** Where a form may send its reader afterwards: to a path of this service, since {@code next} can come from anybody. */
public final class RedirectRules {
    private static final Pattern OWN_PATH = Pattern.compile("/(?!/)[\\w/.-]*(\\?([\\w=&.+-]|%[0-9A-F]{2})*)?");

    private RedirectRules() {}

    /** The path, or the front page when it could lead anywhere else. */
    public static URI ownPath(String next) {
        return URI.create(OWN_PATH.matcher(next).matches() ? next : "/");
    }
}
