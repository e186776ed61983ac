package no.samkonsult.monitoring.limit;

import no.samkonsult.monitoring.template.Template;

/** What came of proposing, confirming or declining limits. */
public sealed interface LimitResult {
    /** Done; the set has this id. */
    record Done(int set) implements LimitResult {}

    /** The responsible doctor alone may, or whom that doctor has let within a range. */
    record NotResponsible() implements LimitResult {}

    /** Nobody can confirm what lacks this. */
    record Awaits(Template.Target target) implements LimitResult {}

    /** There is nothing in it. */
    record Empty() implements LimitResult {}

    /** No such patient, plan or proposal for whoever asks. */
    record Unknown() implements LimitResult {}
}
