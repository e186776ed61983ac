package no.samkonsult.alert.escalation;

import io.micronaut.context.BeanContext;

/** The engine, for tests of whole histories. */
public record Engine(BeanContext beans) {
    /** Takes every step that is due. */
    public void run() {
        Escalation escalation = beans.getBean(Escalation.class);
        while (escalation.round() > 0) { // until nothing is due
        }
    }
}
