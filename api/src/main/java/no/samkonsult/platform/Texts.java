package no.samkonsult.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of the interface in one language.
 *
 * <p>The three bundles hold the same keys, which a test compares, so no language falls back to another. A key that is
 * missing is a defect and throws.
 */
public final class Texts {
    /** The languages of the service, its first one first. */
    public static final List<String> LANGUAGES = List.of("nn", "nb", "en");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Map<String, Texts> BY_LANGUAGE =
            Map.of("nn", new Texts("nn"), "nb", new Texts("nb"), "en", new Texts("en"));

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(String language) {
        locale = Locale.of(language, "NO");
        bundle = ResourceBundle.getBundle("texts.texts", Locale.of(language), NO_FALLBACK);
    }

    /** The texts of {@code nn}, {@code nb} or {@code en}; {@code no} means Bokmål, and anything else Nynorsk, the first language of the service. */
    public static Texts in(String language) {
        Texts exact = BY_LANGUAGE.get(language);
        if (exact != null) {
            return exact;
        }
        return Texts.of(language.equals("no") ? "nb" : "nn");
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … filled in. */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** The text of an enum's constant: key {@code prefix.CONSTANT}. */
    public String of(String prefix, Enum<?> constant) {
        return get(prefix + "." + constant.name());
    }

    public String language() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    private static Texts of(String language) {
        return java.util.Objects.requireNonNull(BY_LANGUAGE.get(language));
    }
}
