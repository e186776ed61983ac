package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.Attendees.Roles;
import no.samkonsult.scheduling.Gathering.Pool;
import no.samkonsult.scheduling.Gathering.Room;
import no.samkonsult.scheduling.outside.FreshnessTable;
import no.samkonsult.scheduling.preference.Preferences;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** The calendars of those who are to meet: everybody's by name, of whoever holds a role, and of rooms. */
@Singleton
public final class Calendars {
    private final PartyTable table;
    private final RoleHolders holders;
    private final Resources resources;
    private final Preferences preferences;
    private final FreshnessTable freshness;
    private final Clock clock;

    Calendars(
            PartyTable table,
            RoleHolders holders,
            Resources resources,
            Preferences preferences,
            FreshnessTable freshness,
            Clock clock) {
        this.table = table;
        this.holders = holders;
        this.resources = resources;
        this.preferences = preferences;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** The patient and those who are wanted, with what takes their time. */
    public Gathering gather(PatientId patient, Attendees attendees, TimeRange window) {
        return gather(patient, attendees, window, clock.instant());
    }

    /** The same, with how soon one may be booked counted from an instant. */
    Gathering gather(PatientId patient, Attendees attendees, TimeRange window, Instant at) {
        return gather(
                patient,
                new Asking(
                        attendees.required(), attendees.optional(), attendees.roles(), wanted(attendees.resources())),
                window,
                at,
                null);
    }

    /**
     * The same for those of a consultation that is to be changed.
     *
     * @param changed the consultation whose own time takes nobody's
     */
    public Gathering gather(
            PatientId patient, List<PersonId> required, List<PersonId> optional, TimeRange window, UUID changed) {
        return gather(
                patient,
                new Asking(required, optional, Roles.NONE, resources.of(changed)),
                window,
                clock.instant(),
                changed);
    }

    /** Whom to gather, of whom nobody need be there. */
    private record Asking(List<PersonId> required, List<PersonId> optional, Roles roles, List<Resource> resources) {
        Stream<PersonId> named() {
            return Stream.concat(required.stream(), optional.stream());
        }
    }

    private Gathering gather(PatientId patient, Asking asking, TimeRange window, Instant at, @Nullable UUID changed) {
        var people = new LinkedHashMap<AnyOf, List<PersonId>>();
        asking.roles().all().forEach(role -> people.put(role, holders.people(role, window)));
        List<PersonId> anybody = people.values().stream().flatMap(List::stream).toList();
        Map<PersonId, Party> parties = table.parties(
                patient, Stream.concat(asking.named(), anybody.stream()).distinct(), window);
        Stream<Party> present = parties.values().stream().filter(Party::isPatient);
        Stream<Party> needed = chosen("required", asking.required(), parties);
        Map<PersonId, List<TimeRange>> busy =
                table.busy(parties.keySet(), anybody.isEmpty() ? window : wholeDays(window), changed);
        return new Gathering(
                window,
                at,
                Stream.concat(present, needed).distinct().toList(),
                chosen("optional", asking.optional(), parties)
                        .filter(party -> !party.isPatient())
                        .toList(),
                pools(asking, people, parties),
                Workload.of(anybody, busy, asking.roles().named()),
                rooms(asking.resources(), window, changed),
                busy,
                suiting(parties.values(), window),
                freshness.of(keepingCalendars(parties.values()), clock.instant()));
    }

    /** Of those without working hours who have said when it suits them. */
    private Map<PersonId, List<TimeRange>> suiting(Collection<Party> parties, TimeRange window) {
        List<PersonId> people = parties.stream()
                .filter(party -> !party.keepsCalendar())
                .map(Party::person)
                .toList();
        return preferences.of(people).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, said -> said.getValue().atWork(window)));
    }

    private static List<Pool> pools(Asking asking, Map<AnyOf, List<PersonId>> holders, Map<PersonId, Party> parties) {
        Set<PersonId> named = asking.named().collect(toSet());
        return holders.entrySet().stream()
                .map(role -> new Pool(
                        role.getKey(),
                        asking.roles().required().contains(role.getKey()),
                        role.getValue().stream()
                                .filter(person -> !named.contains(person))
                                .map(parties::get)
                                .filter(party -> !party.isPatient())
                                .toList()))
                .toList();
    }

    private List<Room> rooms(List<Resource> wanted, TimeRange window, @Nullable UUID changed) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<TimeRange>> busy = resources.busy(wanted, window, changed);
        return wanted.stream()
                .map(resource -> new Room(resource, busy.getOrDefault(resource.id(), List.of())))
                .toList();
    }

    private List<Resource> wanted(List<UUID> ids) {
        List<Resource> found = ids.isEmpty()
                ? List.of()
                : resources.find(ids).stream().filter(Resource::open).toList();
        if (found.size() < ids.size()) {
            throw new InvalidInput("resources", "names what is not to be had");
        }
        return found;
    }

    /** Whose turn it is depends on all of a day. */
    private static TimeRange wholeDays(TimeRange window) {
        List<LocalDate> days = WallClockRules.daysOf(window).toList();
        return TimeRange.of(
                WallClockRules.day(days.getFirst()).start(),
                WallClockRules.day(days.getLast()).end());
    }

    private static Stream<Party> chosen(String field, List<PersonId> wanted, Map<PersonId, Party> parties) {
        return wanted.stream().map(person -> {
            Party party = parties.get(person);
            if (party == null) {
                throw new InvalidInput(field, "names %s, who cannot take part".formatted(person));
            }
            return party;
        });
    }

    private static List<PersonId> keepingCalendars(Collection<Party> parties) {
        return parties.stream().filter(Party::keepsCalendar).map(Party::person).toList();
    }
}
