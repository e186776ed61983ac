package no.samkonsult.fhir.map;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samkonsult.fhir.terms.Systems;

/** Which register an identity number belongs to: a D-nummer adds 40 to the day, a felles hjelpenummer begins with 8 or 9. */
public final class IdentityNumberRules {
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11}");
    private static final Map<String, String> ALIASES = Map.of(
            "http://hl7.no/fhir/NamingSystem/FNR", Systems.FODSELSNUMMER,
            "http://hl7.no/fhir/NamingSystem/DNR", Systems.D_NUMMER,
            "http://hl7.no/fhir/NamingSystem/FHNR", Systems.FELLES_HJELPENUMMER);

    private IdentityNumberRules() {}

    public static String system(String identityNumber) {
        return switch (identityNumber.charAt(0)) {
            case '8', '9' -> Systems.FELLES_HJELPENUMMER;
            case '4', '5', '6', '7' -> Systems.D_NUMMER;
            default -> Systems.FODSELSNUMMER;
        };
    }

    /** The number in a search value {@code number} or {@code system|number}; empty where it cannot be one of that system. */
    public static Optional<String> fromToken(String token) {
        var bar = token.indexOf('|');
        var number = token.substring(bar + 1);
        if (!ELEVEN_DIGITS.matcher(number).matches()) {
            return Optional.empty();
        }
        if (bar < 0) {
            return Optional.of(number);
        }
        var named = token.substring(0, bar);
        return Optional.of(number)
                .filter(_ -> ALIASES.getOrDefault(named, named).equals(system(number)));
    }
}
