package no.samkonsult.measurement.news2;

import java.util.regex.Pattern;
import no.samkonsult.measurement.news2.News2.Scale;
import org.jspecify.annotations.Nullable;

/** Which scale a patient's saturation is scored by: the second where a doctor has decided on 88–92 %, and for nobody else. */
final class ScaleRules {
    /** Nothing but the two numbers, with a word before them and a sign after. What else somebody adds may be "not". */
    private static final Pattern FROM_88_TO_92 = Pattern.compile(
            "(?:(?:mål|målet|target|spo2)\\s*:?\\s*)*88\\s*%?\\s*(?:[-–]|til|to)\\s*92\\s*(?:%|prosent|per cent|percent)?\\s*\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ScaleRules() {}

    static Scale scale(@Nullable Target target) {
        return target != null && target.byDoctor() && isFrom88To92(target.body()) ? Scale.TWO : Scale.ONE;
    }

    static boolean isFrom88To92(String body) {
        return FROM_88_TO_92.matcher(body.strip()).matches();
    }
}
