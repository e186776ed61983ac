package no.samkonsult.demo.region;

/** Numbers in the right form that nobody has. */
final class FictionalNumbers {
    /** Enhetsregisteret gives out numbers that begin with 8 and 9. */
    private static final int FIRST_ORGANISATION = 30_100_100;
    /** Helsepersonellregisteret has come to eight digits. */
    private static final int FIRST_PRACTITIONER = 900_000_001;

    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    private FictionalNumbers() {}

    /** The organisation number of this place in the row: nine digits, the last a check digit modulo 11. */
    static String organisationNumber(int place) {
        int found = -1;
        int candidate = FIRST_ORGANISATION - 1;
        while (found < place) {
            candidate++;
            if (checkDigit(candidate) < 10) {
                found++;
            }
        }
        return "%d%d".formatted(candidate, checkDigit(candidate));
    }

    static String practitionerNumber(int place) {
        return Integer.toString(FIRST_PRACTITIONER + place);
    }

    /** A telephone number that no exchange connects: none begins with 0. */
    static String phone(int place) {
        return "+470000%04d".formatted(place);
    }

    private static int checkDigit(int eightDigits) {
        String digits = Integer.toString(eightDigits);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        return Math.floorMod(-sum, 11);
    }
}
