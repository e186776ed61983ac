package no.samkonsult.identity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of somebody's capacities a login lets them act in. */
public final class CapacityRules {
    private CapacityRules() {}

    /**
     * What an issuer's word is good for.
     *
     * @param strong whether the login was strong enough for health data
     */
    public static List<Capacity> permitted(List<Capacity> capacities, LoginKind kind, boolean strong) {
        return capacities.stream()
                .filter(each -> kind.vouchesFor(each.role()))
                .filter(each -> strong || !each.role().isClinical())
                .toList();
    }

    /** Without those that Helsepersonellregisteret knows under another number than the issuer said, where it said one. */
    public static List<Capacity> registeredAs(List<Capacity> capacities, @Nullable String hprNumber) {
        return capacities.stream()
                .filter(each -> hprNumber == null || each.hprNumber() == null || hprNumber.equals(each.hprNumber()))
                .toList();
    }

    /** Those at an organisation that the issuer named by its organisation number. */
    public static List<Capacity> at(List<Capacity> capacities, Set<String> organisationNumbers) {
        return capacities.stream()
                .filter(each ->
                        each.organisationNumber() != null && organisationNumbers.contains(each.organisationNumber()))
                .toList();
    }
}
