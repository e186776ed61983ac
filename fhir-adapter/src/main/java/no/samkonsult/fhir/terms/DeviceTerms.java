package no.samkonsult.fhir.terms;

import no.samkonsult.fhir.Kind;

/** What ISO/IEEE 11073 calls a device by what it measures first of all (its device specialisations). */
public final class DeviceTerms {
    private DeviceTerms() {}

    public static Code of(Kind measures) {
        return switch (measures) {
            case BLOOD_PRESSURE -> Code.mdc("528391", "MDC_DEV_SPEC_PROFILE_BP");
            case PULSE, OXYGEN_SATURATION -> Code.mdc("528388", "MDC_DEV_SPEC_PROFILE_PULS_OXIM");
            case TEMPERATURE -> Code.mdc("528392", "MDC_DEV_SPEC_PROFILE_TEMP");
            case WEIGHT -> Code.mdc("528399", "MDC_DEV_SPEC_PROFILE_SCALE");
            case GLUCOSE -> Code.mdc("528401", "MDC_DEV_SPEC_PROFILE_GLUCOSE");
            case SPIROMETRY -> Code.mdc("528405", "MDC_DEV_SPEC_PROFILE_PEFM");
            case RESPIRATORY_RATE -> Code.mdc("528397", "MDC_DEV_SPEC_PROFILE_RESP_RATE");
            case STEPS -> Code.mdc("528425", "MDC_DEV_SPEC_PROFILE_HF_CARDIO");
            case INR -> Code.mdc("528402", "MDC_DEV_SPEC_PROFILE_COAG");
        };
    }
}
