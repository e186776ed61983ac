package no.samkonsult.scheduling;

import java.util.List;

/** A party of a search, with the calendars of those who can come for it: one's own, or everybody's who holds a role. */
record PartyCalendars(Asked asked, List<Calendar> anyOf) {
    static PartyCalendars of(Calendar calendar) {
        return new PartyCalendars(new Asked.One(calendar.party()), List.of(calendar));
    }
}
