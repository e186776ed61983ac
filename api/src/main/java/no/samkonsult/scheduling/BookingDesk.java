package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Invitee.Part;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Lays out the page of booking: suggests who should meet, and finds when they can. */
@Singleton
public class BookingDesk {
    private static final int CANDIDATES = 8;
    private static final Set<Role> SUGGESTED = EnumSet.of(Role.GENERAL_PRACTITIONER, Role.HOME_CARE, Role.SPECIALIST);

    private final JointSearch search;
    private final Practitioners practitioners;
    private final BookingGround grounds;
    private final PatientRegister patients;
    private final Access access;
    private final Clock clock;

    BookingDesk(
            JointSearch search,
            Practitioners practitioners,
            BookingGround grounds,
            PatientRegister patients,
            Access access,
            Clock clock) {
        this.search = search;
        this.practitioners = practitioners;
        this.grounds = grounds;
        this.patients = patients;
        this.access = access;
        this.clock = clock;
    }

    /** The page for a wish; none for whoever may not book for the patient. */
    @Acting
    public Optional<BookingPage> open(Principal who, BookingWish wish) {
        return grounds.arranges(who)
                ? patients.find(who, wish.patient(), Scope.IDENTITY).flatMap(found -> page(who, wish, found.patient()))
                : Optional.empty();
    }

    /** Those to add who are not asked yet, by part of their name or their organisation's. */
    List<Invitee> lookUp(Principal who, BookingWish wish, @Nullable Role role, String text) {
        return search.practitioners(who, role, null, text.strip()).stream()
                .filter(found -> !wish.parties().containsKey(found.person()))
                .map(Invitee::of)
                .toList();
    }

    /** Whether the chosen time has gone by while the page stood open. */
    boolean isPast(BookingRequest request) {
        return request.start().isBefore(clock.instant());
    }

    private Optional<BookingPage> page(Principal who, BookingWish given, Patient patient) {
        Map<PersonId, Part> parties = given.parties().isEmpty() ? suggested(who, given.patient()) : given.parties();
        List<Invitee> people = known(given.patient(), parties);
        var asked = new LinkedHashMap<>(parties);
        asked.keySet().retainAll(people.stream().map(Invitee::person).toList());
        BookingWish wish = given.with(asked);
        var subject = new Invitee(new PersonId(patient.personId()), patient.name(), Role.PATIENT, "");
        return times(who, wish).map(found -> new BookingPage(wish, subject, people, found.result(), found.freshness()));
    }

    private Optional<Search.Found> times(Principal who, BookingWish wish) {
        if (wish.attendees().isEmpty()) {
            return Optional.of(new Search.Found(new SearchResult(List.of(), List.of(), List.of()), Map.of(), Map.of()));
        }
        var request = new SearchRequest(
                wish.patient(), wish.attendees().get(), wish.window(clock.instant()), wish.length(), CANDIDATES);
        return switch (search.search(who, request)) {
            case Search.Found found -> Optional.of(found);
            case Search.Unknown() -> Optional.empty();
        };
    }

    /** Whoever books, and of those round the patient a GP, a nurse and a specialist, where the booker is none of these. */
    private Map<PersonId, Part> suggested(Principal who, PatientId patient) {
        var round = new ArrayList<>(practitioners.posts(List.of(who.person())));
        practitioners.posts(access.peopleRound(patient)).stream()
                .filter(post -> SUGGESTED.contains(post.role()))
                .forEach(round::add);
        var firstOfRole = new LinkedHashMap<Role, PersonId>();
        round.forEach(post -> firstOfRole.putIfAbsent(post.role(), post.person()));
        var parties = new LinkedHashMap<PersonId, Part>();
        firstOfRole.values().forEach(person -> parties.put(person, Part.REQUIRED));
        practitioners.nextOfKin(patient).forEach(kin -> parties.putIfAbsent(kin.person(), Part.OPTIONAL));
        return parties;
    }

    private List<Invitee> known(PatientId patient, Map<PersonId, Part> parties) {
        Map<PersonId, Invitee> known = Stream.concat(
                        practitioners.posts(parties.keySet()).stream().map(Invitee::of),
                        practitioners.nextOfKin(patient).stream())
                .collect(toMap(Invitee::person, invitee -> invitee, (first, _) -> first));
        return parties.keySet().stream()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
    }
}
