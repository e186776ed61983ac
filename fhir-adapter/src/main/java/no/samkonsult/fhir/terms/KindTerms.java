package no.samkonsult.fhir.terms;

import static no.samkonsult.fhir.terms.Code.loinc;
import static no.samkonsult.fhir.terms.Code.mdc;
import static no.samkonsult.fhir.terms.Code.npu;
import static no.samkonsult.fhir.terms.Code.snomed;
import static no.samkonsult.fhir.terms.ValueTerm.itself;
import static no.samkonsult.fhir.terms.ValueTerm.optional;
import static no.samkonsult.fhir.terms.ValueTerm.required;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ValueName;
import org.jspecify.annotations.Nullable;

/**
 * The one table of codes. A code stands here only if it says no more than is known of the reading: pulse has no MDC code because
 * that names the instrument, glucose no LOINC code for capillary blood, temperature none for the body's core.
 */
public final class KindTerms {
    private static final Map<Kind, KindTerm> TABLE = table();

    private KindTerms() {}

    public static KindTerm of(Kind kind) {
        var term = TABLE.get(kind);
        if (term == null) {
            throw new IllegalStateException("no term for " + kind);
        }
        return term;
    }

    private static Map<Kind, KindTerm> table() {
        var table = new EnumMap<Kind, KindTerm>(Kind.class);
        for (var kind : Kind.values()) {
            table.put(kind, term(kind));
        }
        return table;
    }

    private static KindTerm term(Kind kind) {
        return switch (kind) {
            case BLOOD_PRESSURE ->
                new KindTerm(
                        "Blood pressure",
                        Category.VITAL_SIGNS,
                        Profiles.BLOOD_PRESSURE,
                        List.of(
                                loinc("85354-9", "Blood pressure panel with all children optional"),
                                snomed("75367002", "Blood pressure"),
                                mdc("150020", "MDC_PRESS_BLD_NONINV")),
                        List.of(systolic(), diastolic(), mean()));
            case PULSE ->
                vitalSign(
                        "Heart rate",
                        Profiles.HEART_RATE,
                        Unit.PER_MINUTE,
                        loinc("8867-4", "Heart rate"),
                        snomed("364075005", "Heart rate"));
            case OXYGEN_SATURATION ->
                new KindTerm(
                        "Oxygen saturation",
                        Category.VITAL_SIGNS,
                        Profiles.OXYGEN_SATURATION,
                        List.of(
                                loinc("2708-6", "Oxygen saturation in Arterial blood"),
                                loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
                                snomed("431314004", "Peripheral oxygen saturation"),
                                mdc("150456", "MDC_PULS_OXIM_SAT_O2")),
                        List.of(itself(ValueName.SATURATION, Unit.PERCENT), oxygenFlow()));
            case TEMPERATURE ->
                vitalSign(
                        "Body temperature",
                        Profiles.BODY_TEMPERATURE,
                        Unit.DEGREE_CELSIUS,
                        loinc("8310-5", "Body temperature"),
                        snomed("386725007", "Body temperature"),
                        mdc("150364", "MDC_TEMP_BODY"));
            case WEIGHT ->
                vitalSign(
                        "Body weight",
                        Profiles.BODY_WEIGHT,
                        Unit.KILOGRAM,
                        loinc("29463-7", "Body weight"),
                        snomed("27113001", "Body weight"),
                        mdc("188736", "MDC_MASS_BODY_ACTUAL"));
            case RESPIRATORY_RATE ->
                vitalSign(
                        "Respiratory rate",
                        Profiles.RESPIRATORY_RATE,
                        Unit.PER_MINUTE,
                        loinc("9279-1", "Respiratory rate"),
                        snomed("86290005", "Respiratory rate"),
                        mdc("151562", "MDC_RESP_RATE"));
            case GLUCOSE ->
                single(
                        "Glucose in blood",
                        Category.LABORATORY,
                        null,
                        Unit.MILLIMOLE_PER_LITRE,
                        loinc("15074-8", "Glucose [Moles/volume] in Blood"),
                        snomed("434912009", "Blood glucose concentration"),
                        npu("NPU02187", "B-Glukose"));
            case INR ->
                single(
                        "INR",
                        Category.LABORATORY,
                        null,
                        Unit.INR,
                        loinc("34714-6", "INR in Blood by Coagulation assay"),
                        mdc("160260", "MDC_RATIO_INR_COAG"));
            case STEPS ->
                single(
                        "Steps",
                        Category.ACTIVITY,
                        null,
                        Unit.STEPS,
                        loinc("55423-8", "Number of steps in unspecified time Pedometer"));
            case SPIROMETRY ->
                new KindTerm(
                        "Spirometry",
                        Category.PROCEDURE,
                        null,
                        List.of(snomed("127783003", "Spirometry")),
                        List.of(fev1(), fvc(), pef()));
        };
    }

    private static KindTerm vitalSign(String text, String profile, Unit unit, Code... codes) {
        return single(text, Category.VITAL_SIGNS, profile, unit, codes);
    }

    private static KindTerm single(String text, Category category, @Nullable String profile, Unit unit, Code... codes) {
        return new KindTerm(text, category, profile, List.of(codes), List.of(itself(ValueName.VALUE, unit)));
    }

    private static ValueTerm systolic() {
        return required(
                ValueName.SYSTOLIC,
                Unit.MILLIMETRE_OF_MERCURY,
                loinc("8480-6", "Systolic blood pressure"),
                snomed("271649006", "Systolic blood pressure"),
                mdc("150021", "MDC_PRESS_BLD_NONINV_SYS"));
    }

    private static ValueTerm diastolic() {
        return required(
                ValueName.DIASTOLIC,
                Unit.MILLIMETRE_OF_MERCURY,
                loinc("8462-4", "Diastolic blood pressure"),
                snomed("271650006", "Diastolic blood pressure"),
                mdc("150022", "MDC_PRESS_BLD_NONINV_DIA"));
    }

    private static ValueTerm mean() {
        return optional(
                ValueName.MEAN,
                Unit.MILLIMETRE_OF_MERCURY,
                loinc("8478-0", "Mean blood pressure"),
                snomed("6797001", "Mean blood pressure"),
                mdc("150023", "MDC_PRESS_BLD_NONINV_MEAN"));
    }

    private static ValueTerm oxygenFlow() {
        return optional(ValueName.OXYGEN_FLOW, Unit.LITRE_PER_MINUTE, loinc("3151-8", "Inhaled oxygen flow rate"));
    }

    private static ValueTerm fev1() {
        return optional(
                ValueName.FEV1,
                Unit.LITRE,
                loinc("20150-9", "FEV1"),
                snomed("59328004", "Forced expired volume in 1 second"),
                mdc("152586", "MDC_VOL_AWAY_EXP_FORCED_1S"));
    }

    private static ValueTerm fvc() {
        return optional(
                ValueName.FVC,
                Unit.LITRE,
                loinc("19868-9", "Forced vital capacity [Volume] Respiratory system by Spirometry"),
                snomed("50834005", "Forced vital capacity"),
                mdc("188928", "MDC_VOL_AWAY_EXP_FORCED_CAPACITY"));
    }

    private static ValueTerm pef() {
        return optional(
                ValueName.PEF,
                Unit.LITRE_PER_MINUTE,
                loinc("19935-6", "Maximum expiratory gas flow Respiratory system airway by Peak flow meter"),
                snomed("18491006", "Peak expiratory flow rate"),
                mdc("152584", "MDC_FLOW_AWAY_EXP_FORCED_PEAK"));
    }
}
