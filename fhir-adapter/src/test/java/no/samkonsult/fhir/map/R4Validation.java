package no.samkonsult.fhir.map;

import static org.assertj.core.api.Assumptions.assumeThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** HL7's own validator, with R4's definitions and terminology in memory. */
final class R4Validation {
    static final R4Validation BASE = new R4Validation();

    /** A checkout of HL7 Norway's basis profiles beside this repository. */
    private static final Path NORWEGIAN_PROFILES = Path.of("../../shared/fhir/no-basis");

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

    /** With HL7 Norway's basis profiles; where they are not at hand, the test that asks is not run. */
    static R4Validation norwegian() {
        assumeThat(NORWEGIAN_PROFILES).as("HL7 Norway's basis profiles").isDirectory();
        return Norwegian.VALIDATION;
    }

    private static final class Norwegian {
        static final R4Validation VALIDATION = new R4Validation(profiles());

        private static PrePopulatedValidationSupport profiles() {
            var context = FhirContext.forR4Cached();
            var support = new PrePopulatedValidationSupport(context);
            try (var files = Files.walk(NORWEGIAN_PROFILES)) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                    IBaseResource resource = context.newXmlParser()
                            .parseResource(Files.readString(file).replace("\uFEFF", ""));
                    support.addResource(resource);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return support;
        }
    }

    List<String> errors(Resource resource) {
        var text = context.newJsonParser().encodeResourceToString(resource);
        return validator.validateWithResult(text).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(SingleValidationMessage::toString)
                .toList();
    }
}
