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
import java.util.UUID;
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
    private final RoleHolders holders;
    private final BookingGround grounds;
    private final PatientRegister patients;
    private final Access access;
    private final Clock clock;

    BookingDesk(
            JointSearch search,
            Practitioners practitioners,
            RoleHolders holders,
            BookingGround grounds,
            PatientRegister patients,
            Access access,
            Clock clock) {
        this.search = search;
        this.practitioners = practitioners;
        this.holders = holders;
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

    /** Roles and people to add who are not asked yet, by part of their name or their organisation's. */
    List<Invitee> lookUp(Principal who, BookingWish wish, @Nullable Role role, String text) {
        return Stream.concat(
                        search.roles(who, role, text.strip()).stream(),
                        Stream.concat(
                                search.practitioners(who, role, null, text.strip()).stream()
                                        .map(Invitee::of),
                                role == null
                                        ? search.resources(who, text.strip()).stream()
                                                .map(Invitee::of)
                                        : Stream.empty()))
                .filter(found -> !wish.parties().containsKey(found.asked()))
                .toList();
    }

    /** Whether the chosen time has gone by while the page stood open. */
    boolean isPast(BookingRequest request) {
        return request.start().isBefore(clock.instant());
    }

    private Optional<BookingPage> page(Principal who, BookingWish given, Patient patient) {
        Map<Asked, Part> parties = given.parties().isEmpty() ? suggested(who, given.patient()) : given.parties();
        List<Invitee> people = known(given.patient(), parties);
        var asked = new LinkedHashMap<>(parties);
        asked.keySet().retainAll(people.stream().map(Invitee::asked).toList());
        BookingWish wish = given.with(asked);
        var subject = new Invitee(new Asked.One(new PersonId(patient.personId())), patient.name(), Role.PATIENT, "");
        return times(who, wish)
                .map(found -> new BookingPage(wish, subject, people, found.result(), found.names(), found.freshness())
                        .with(overbook(who, wish, people, found.result())));
    }

    /** Beginning with what was chosen and refused, or with the first time at which a colleague alone is in the way. */
    private OverbookForm overbook(Principal who, BookingWish wish, List<Invitee> people, SearchResult times) {
        List<Invitee> colleagues = who.role().mayOverbook() ? colleagues(who, wish, people) : List.of();
        return OverbookForm.of(colleagues, Optional.ofNullable(wish.start()).or(() -> times.nearMisses().stream()
                .filter(miss -> colleagues.stream()
                        .anyMatch(colleague -> colleague.asked().equals(miss.busy())))
                .map(miss -> miss.time().start())
                .findFirst()));
    }

    /** Those who must be there for one's own organisation, by name. */
    private List<Invitee> colleagues(Principal who, BookingWish wish, List<Invitee> people) {
        List<Asked> needed = wish.those(Part.REQUIRED);
        List<PersonId> own = practitioners
                .posts(people.stream()
                        .flatMap(invitee -> invitee.asked() instanceof Asked.One(PersonId person)
                                ? Stream.of(person)
                                : Stream.empty())
                        .toList())
                .stream()
                .filter(post -> post.organisation().equals(who.organisation()))
                .map(Practitioner::person)
                .toList();
        return people.stream()
                .filter(invitee -> needed.contains(invitee.asked())
                        && invitee.asked() instanceof Asked.One(PersonId person)
                        && own.contains(person))
                .toList();
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
    private Map<Asked, Part> suggested(Principal who, PatientId patient) {
        var round = new ArrayList<>(practitioners.posts(List.of(who.person())));
        practitioners.posts(access.peopleRound(patient)).stream()
                .filter(post -> SUGGESTED.contains(post.role()))
                .forEach(round::add);
        var firstOfRole = new LinkedHashMap<Role, PersonId>();
        round.forEach(post -> firstOfRole.putIfAbsent(post.role(), post.person()));
        var parties = new LinkedHashMap<Asked, Part>();
        firstOfRole.values().forEach(person -> parties.put(new Asked.One(person), Part.REQUIRED));
        practitioners.nextOfKin(patient).forEach(kin -> parties.putIfAbsent(kin.asked(), Part.OPTIONAL));
        return parties;
    }

    private List<Invitee> known(PatientId patient, Map<Asked, Part> parties) {
        var people = new ArrayList<PersonId>();
        var roles = new ArrayList<Asked.AnyOf>();
        var things = new ArrayList<UUID>();
        parties.keySet().forEach(asked -> {
            switch (asked) {
                case Asked.One(PersonId person) -> people.add(person);
                case Asked.AnyOf role -> roles.add(role);
                case Asked.Thing(UUID resource) -> things.add(resource);
            }
        });
        Map<Asked, Invitee> known = Stream.of(
                        practitioners.posts(people).stream().map(Invitee::of),
                        practitioners.nextOfKin(patient).stream(),
                        holders.known(roles).stream(),
                        search.resources(things).stream().map(Invitee::of))
                .flatMap(each -> each)
                .collect(toMap(Invitee::asked, invitee -> invitee, (first, _) -> first));
        return parties.keySet().stream()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
    }
}
