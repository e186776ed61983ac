package no.samkonsult.alert.contact;

import java.util.List;

/** When enough has been done to reach a patient who does not answer. */
public final class ContactRules {
    private static final int TRIES = 2;

    private ContactRules() {}

    /** Two tries, and one of next of kin, a home visit or 113; what falls short of it is closed with a note that says why. */
    public static boolean isEnough(List<Way> tried) {
        return tried.size() >= TRIES && tried.stream().anyMatch(Way::bringsHelp);
    }
}
