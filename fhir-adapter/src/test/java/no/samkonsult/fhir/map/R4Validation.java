package no.samkonsult.fhir.map;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;

/** HL7's own validator, with R4's definitions and terminology in memory. */
final class R4Validation {
    static final R4Validation BASE = new R4Validation();

    private final FhirContext context = FhirContext.forR4Cached();
    private final FhirValidator validator;

    R4Validation(IValidationSupport... more) {
        var supports = Stream.concat(
                Stream.of(more),
                Stream.of(
                        new DefaultProfileValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context),
                        new SnapshotGeneratingValidationSupport(context)));
        var instance =
                new FhirInstanceValidator(new ValidationSupportChain(supports.toArray(IValidationSupport[]::new)));
        instance.setAnyExtensionsAllowed(false);
        validator = context.newValidator().registerValidatorModule(instance);
    }

    List<String> errors(Resource resource) {
        var text = context.newJsonParser().encodeResourceToString(resource);
        return validator.validateWithResult(text).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(SingleValidationMessage::toString)
                .toList();
    }
}
