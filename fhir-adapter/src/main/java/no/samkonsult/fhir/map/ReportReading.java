package no.samkonsult.fhir.map;

import static java.util.Objects.requireNonNullElse;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ReportedObservation;
import no.samkonsult.fhir.ReportedObservation.Circumstance;
import no.samkonsult.fhir.ReportedObservation.DeviceTold;
import no.samkonsult.fhir.ReportedObservation.Unreadable;
import no.samkonsult.fhir.terms.ReportedTerms;
import no.samkonsult.fhir.terms.ReportedTerms.Meaning;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Reads the Observations of one payload, one after the other, and joins those that say more of one measurement. */
final class ReportReading {
    private final ReportedDevices devices;
    private final ReportedClocks clocks;
    private final List<ReportedDraft> drafts = new ArrayList<>();
    private final List<Meal> meals = new ArrayList<>();
    private final List<ReportedObservation> others = new ArrayList<>();

    ReportReading(ReportedDevices devices, ReportedClocks clocks) {
        this.devices = devices;
        this.clocks = clocks;
    }

    /** When a glucose was measured in relation to a meal, as the Personal Health Device guide tells it beside the glucose. */
    private record Meal(
            String path, @Nullable OffsetDateTime time, List<String> device, Set<Circumstance> circumstances) {
        boolean isOf(ReportedDraft draft) {
            return draft.kind() == Kind.GLUCOSE
                    && Objects.equals(draft.context().time(), time)
                    && draft.context().device().equals(device);
        }
    }

    void read(String path, Observation observation) {
        refusing(path, () -> {
            requireResult(observation);
            if (is(observation, ReportedTerms.TIME_ABSOLUTE)) {
                return Optional.of(heard(path, observation));
            }
            if (is(observation, ReportedTerms.BATTERY)) {
                return Optional.of(battery(path, observation));
            }
            if (is(observation, ReportedTerms.GLUCOSE_MEAL)) {
                meals.add(meal(path, observation));
            } else if (!isPassedOver(observation.getCode())) {
                add(draft(path, observation));
            }
            return Optional.empty();
        });
    }

    List<ReportedObservation> finished() {
        for (Meal meal : meals) {
            join(meal);
        }
        var all = new ArrayList<ReportedObservation>();
        for (ReportedDraft draft : drafts) {
            all.add(finished(draft));
        }
        all.addAll(others);
        return all;
    }

    private static ReportedObservation finished(ReportedDraft draft) {
        try {
            return draft.finished();
        } catch (IllegalArgumentException refused) {
            return unreadable(draft.path(), refused);
        }
    }

    private void refusing(String path, Supplier<Optional<ReportedObservation>> read) {
        try {
            read.get().ifPresent(others::add);
        } catch (IllegalArgumentException refused) {
            others.add(unreadable(path, refused));
        }
    }

    private static Unreadable unreadable(String path, IllegalArgumentException refused) {
        return new Unreadable(path, requireNonNullElse(refused.getMessage(), "refused"));
    }

    /** A modifier may turn the meaning round, so one that is not understood must not be passed over (https://hl7.org/fhir/R4/extensibility.html#modifierExtension). */
    private static void requireResult(Observation observation) {
        if (observation.hasModifierExtension()) {
            throw new IllegalArgumentException("modifierExtension: not understood");
        }
        if (observation.hasImplicitRules()) {
            throw new IllegalArgumentException("implicitRules: not understood");
        }
        ReportedContext.status(observation);
    }

    private ReportedDraft draft(String path, Observation observation) {
        Meaning meaning = ReportedValues.meaning(observation.getCode())
                .orElseThrow(() -> new IllegalArgumentException("code: not of a known kind"));
        ReportedValues values = ReportedValues.of(observation, meaning);
        return new ReportedDraft(
                path,
                meaning.kind(),
                values,
                ReportedContext.of(
                        observation,
                        meaning,
                        values,
                        devices.of(observation, observation.getDevice()),
                        clocks.of(observation)));
    }

    private void add(ReportedDraft draft) {
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).isCompletedBy(draft)) {
                drafts.set(i, drafts.get(i).with(draft));
                return;
            }
        }
        drafts.add(draft);
    }

    private Meal meal(String path, Observation observation) {
        if (!(observation.getValue() instanceof CodeableConcept value)) {
            throw new IllegalArgumentException("value: not a code");
        }
        return new Meal(
                path,
                ReportedContext.time(observation.getEffective()),
                devices.of(observation, observation.getDevice()),
                ReportedContext.circumstances(value));
    }

    private void join(Meal meal) {
        for (int i = 0; i < drafts.size(); i++) {
            if (meal.isOf(drafts.get(i)) && !meal.circumstances().isEmpty()) {
                drafts.set(i, drafts.get(i).in(meal.circumstances()));
                return;
            }
        }
        others.add(new Unreadable(meal.path(), "code: a meal without its glucose"));
    }

    /** The clock read is the subject's in the guide's second edition and the device's in its first. */
    private DeviceTold heard(String path, Observation observation) {
        Reference whose =
                devices.isDevice(observation.getSubject()) ? observation.getSubject() : observation.getDevice();
        return new DeviceTold(path, devices.of(observation, whose), null);
    }

    private DeviceTold battery(String path, Observation observation) {
        if (!(observation.getValue() instanceof Quantity charge) || !charge.hasValue()) {
            throw new IllegalArgumentException("value: not a quantity with a value");
        }
        if (!ReportedUnits.code(charge).equals("%")) {
            throw new IllegalArgumentException("valueQuantity.code: not %");
        }
        return new DeviceTold(path, devices.of(observation, observation.getDevice()), charge.getValue());
    }

    private static boolean is(Observation observation, String mdc) {
        return observation.getCode().hasCoding(Systems.MDC, mdc);
    }

    private static boolean isPassedOver(CodeableConcept code) {
        return code.getCoding().stream()
                .anyMatch(coding -> ReportedTerms.isPassedOver(coding.getSystem(), coding.getCode()));
    }
}
