package no.samkonsult.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A Norwegian national identity number: fødselsnummer, or D-nummer (day + 40), 11 digits with two check digits modulo 11.
 *
 * <p>Synthetic numbers (month + 80, Skatteetaten's Tenor) are valid numbers of nobody; whether they are accepted is for the
 * caller to decide by {@link #isSynthetic()}. Sex is never derived from the number: that ends with the reform of 2032.
 * The text form is masked, so that a number cannot reach a log by accident.
 */
public record NationalIdentityNumber(String digits) {
    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int D_NUMBER_DAY = 40;
    private static final int SYNTHETIC_MONTH = 80;
    private static final int OTHER_SYNTHETIC_MONTH = 40;

    public NationalIdentityNumber {
        if (!digits.matches("\\d{11}")) {
            throw new IllegalArgumentException("nationalIdentityNumber must be 11 digits");
        }
        if (weighted(digits, FIRST_WEIGHTS) % 11 != 0 || weighted(digits, SECOND_WEIGHTS) % 11 != 0) {
            throw new IllegalArgumentException("nationalIdentityNumber has a wrong check digit");
        }
        if (birthDate(digits) == null) {
            throw new IllegalArgumentException("nationalIdentityNumber does not begin with a date");
        }
    }

    public static NationalIdentityNumber of(String digits) {
        return new NationalIdentityNumber(digits);
    }

    /** A synthetic number for a birth date, for the demo region and tests: the first individual number from {@code seed} on that has check digits. */
    public static NationalIdentityNumber synthetic(LocalDate birthDate, int seed) {
        int firstOfCentury = birthDate.getYear() >= 2000 ? 500 : 0;
        for (int step = 0; step < 500; step++) {
            int individual = firstOfCentury + Math.floorMod(seed + step, 500);
            String nine = "%02d%02d%02d%03d"
                    .formatted(
                            birthDate.getDayOfMonth(),
                            birthDate.getMonthValue() + SYNTHETIC_MONTH,
                            birthDate.getYear() % 100,
                            individual);
            int first = checkDigit(nine, FIRST_WEIGHTS);
            int second = first > 9 ? 10 : checkDigit(nine + first, SECOND_WEIGHTS);
            if (second <= 9) {
                return new NationalIdentityNumber(nine + first + second);
            }
        }
        throw new IllegalArgumentException("no identity number for " + birthDate);
    }

    /**
     * Whether eleven digits are a number of any series: also one with month + 40, as other synthetic persons have, who are
     * nobody here.
     */
    public static boolean isOfAnySeries(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2)) % D_NUMBER_DAY;
        int month = Integer.parseInt(digits.substring(2, 4)) % OTHER_SYNTHETIC_MONTH;
        return weighted(digits, FIRST_WEIGHTS) % 11 == 0
                && weighted(digits, SECOND_WEIGHTS) % 11 == 0
                && day >= 1
                && day <= 31
                && month >= 1
                && month <= 12;
    }

    public boolean isDNumber() {
        return digits.charAt(0) >= '4';
    }

    public boolean isSynthetic() {
        return Integer.parseInt(digits.substring(2, 4)) > SYNTHETIC_MONTH;
    }

    public LocalDate birthDate() {
        LocalDate date = birthDate(digits);
        if (date == null) {
            throw new IllegalStateException("checked at construction");
        }
        return date;
    }

    /** The birth date followed by five stars. */
    @Override
    public String toString() {
        return digits.substring(0, 6) + "*****";
    }

    private static @Nullable LocalDate birthDate(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        int year = Integer.parseInt(digits.substring(4, 6));
        int individual = Integer.parseInt(digits.substring(6, 9));
        try {
            return LocalDate.of(
                    century(year, individual) + year,
                    month > SYNTHETIC_MONTH ? month - SYNTHETIC_MONTH : month,
                    day > D_NUMBER_DAY ? day - D_NUMBER_DAY : day);
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** The century that the individual number (digits 7–9) stands for, by Skatteetaten's table. */
    private static int century(int year, int individual) {
        if (individual < 500) {
            return 1900;
        }
        if (individual < 750 && year >= 54) {
            return 1800;
        }
        return individual >= 900 && year >= 40 ? 1900 : 2000;
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(digits.charAt(i), 10);
        }
        return sum;
    }

    /** The digit that makes the weighted sum divisible by 11, or 10 where there is none. */
    private static int checkDigit(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += weights[i] * Character.digit(digits.charAt(i), 10);
        }
        return Math.floorMod(-sum, 11);
    }
}
