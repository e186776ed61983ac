package no.samkonsult.pages.news2;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.news2.FromDevice;
import no.samkonsult.measurement.news2.Proposal;
import no.samkonsult.measurement.news2.Signs;
import no.samkonsult.measurement.news2.Signs.Consciousness;
import no.samkonsult.measurement.news2.Signs.Part;
import no.samkonsult.pages.plan.Fields;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The signs as they are filled in: what a device has measured stands there already, what a person has to find never does. */
public final class ScoreForm {
    private static final int FLOW = 1;
    private static final String SATURATION = "saturation";
    private static final String ON_OXYGEN = "onOxygen";
    private static final String OXYGEN_FLOW = "oxygenFlow";
    private static final String CONSCIOUSNESS = "consciousness";

    /** The signs that are numbers, by the names of their fields. */
    private static final Map<Part, String> NUMBERS = Map.of(
            Part.RESPIRATORY_RATE, "respiratoryRate",
            Part.SATURATION, SATURATION,
            Part.SYSTOLIC, "systolic",
            Part.PULSE, "pulse",
            Part.TEMPERATURE, "temperature");

    private final Map<String, String> given;
    private final Fields fields;

    private ScoreForm(Map<String, String> given) {
        this.given = given;
        this.fields = new Fields(given);
    }

    /** As it is opened. A flow of oxygen from a device says that the patient has oxygen; none says nothing. */
    static ScoreForm of(Page page, Proposal proposal) {
        var given = new HashMap<String, String>();
        proposal.measured().forEach((part, sign) -> given.put(name(part), page.decimal(sign.value())));
        proposal.flow().map(FromDevice::value).filter(flow -> flow.signum() > 0).ifPresent(flow -> {
            given.put(ON_OXYGEN, "true");
            given.put(OXYGEN_FLOW, page.decimal(flow));
        });
        return new ScoreForm(given);
    }

    /** As it was sent. */
    static ScoreForm sent(Map<String, String> given) {
        return new ScoreForm(given);
    }

    /** A score from them, unless something cannot be read: then the form names it. */
    Optional<Filled> signs() {
        BigDecimal flow =
                number(OXYGEN_FLOW, Kind.OXYGEN_SATURATION.components().get(FLOW));
        Boolean onOxygen = onOxygen();
        if (flow != null && !Boolean.TRUE.equals(onOxygen)) {
            fields.fault(ON_OXYGEN, "flow");
        }
        var signs = new Signs(
                number(name(Part.RESPIRATORY_RATE), component(Kind.RESPIRATORY_RATE)),
                number(SATURATION, component(Kind.OXYGEN_SATURATION)),
                onOxygen,
                number(name(Part.SYSTOLIC), component(Kind.BLOOD_PRESSURE)),
                number(name(Part.PULSE), component(Kind.PULSE)),
                consciousness(),
                number(name(Part.TEMPERATURE), component(Kind.TEMPERATURE)));
        if (fields.faults().isEmpty() && isEmpty(signs)) {
            fields.fault(name(Part.RESPIRATORY_RATE), "nothing");
        }
        return fields.faults().isEmpty() ? Optional.of(new Filled(signs, flow)) : Optional.empty();
    }

    /** What was filled in. */
    record Filled(Signs signs, @Nullable BigDecimal oxygenFlow) {}

    /** The name of the field of a sign that is a number. */
    public static String name(Part part) {
        return NUMBERS.getOrDefault(part, "");
    }

    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    /** What is wrong with a field; empty: nothing. */
    public String error(Page page, String name) {
        String fault = fields.faults().getOrDefault(name, "");
        return switch (fault) {
            case "" -> "";
            case "flow", "nothing" -> page.text("news2.fault." + fault);
            default -> page.text("plan.fault." + fault);
        };
    }

    /** The same for programs: the first that is wrong. */
    Problem problem() {
        var fault = fields.faults().entrySet().iterator().next();
        return Problem.ofField(fault.getKey(), fault.getValue());
    }

    public boolean hasFaults() {
        return !fields.faults().isEmpty();
    }

    public List<Consciousness> levels() {
        return List.of(Consciousness.values());
    }

    private @Nullable BigDecimal number(String name, Component component) {
        BigDecimal number = fields.number(name);
        if (number == null || component.isPlausible(number)) {
            return number;
        }
        fields.fault(name, "implausible");
        return null;
    }

    private @Nullable Boolean onOxygen() {
        return switch (fields.given(ON_OXYGEN)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "" -> null;
            default -> {
                fields.fault(ON_OXYGEN, "choice");
                yield null;
            }
        };
    }

    private @Nullable Consciousness consciousness() {
        return fields.given(CONSCIOUSNESS).isEmpty()
                ? null
                : fields.choice(CONSCIOUSNESS, Consciousness.class).orElse(null);
    }

    private static boolean isEmpty(Signs signs) {
        return Stream.of(
                        Optional.ofNullable(signs.respiratoryRate()),
                        Optional.ofNullable(signs.saturation()),
                        Optional.ofNullable(signs.onOxygen()),
                        Optional.ofNullable(signs.systolic()),
                        Optional.ofNullable(signs.pulse()),
                        Optional.ofNullable(signs.consciousness()),
                        Optional.ofNullable(signs.temperature()))
                .allMatch(Optional::isEmpty);
    }

    private static Component component(Kind kind) {
        return kind.components().getFirst();
    }
}
