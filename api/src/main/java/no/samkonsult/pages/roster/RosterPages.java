package no.samkonsult.pages.roster;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.alert.roster.coverage.CoverageGap;
import no.samkonsult.alert.roster.coverage.CoverageGaps;
import no.samkonsult.alert.roster.plan.Absences;
import no.samkonsult.alert.roster.plan.Answer;
import no.samkonsult.alert.roster.plan.OnDuty;
import no.samkonsult.alert.roster.plan.Overrides;
import no.samkonsult.alert.roster.plan.Standing;
import no.samkonsult.alert.roster.plan.Standings;
import no.samkonsult.alert.roster.plan.Swaps;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.platform.Transactions;

/** Gathers what the pages of rosters show. */
@Singleton
class RosterPages {
    private final Standings standings;
    private final Weeks weeks;
    private final CoverageGaps gaps;
    private final Overrides overrides;
    private final Swaps swaps;
    private final Absences absences;
    private final OnDuty duty;
    private final Transactions transactions;

    RosterPages(
            Standings standings,
            Weeks weeks,
            CoverageGaps gaps,
            Overrides overrides,
            Swaps swaps,
            Absences absences,
            OnDuty duty,
            Transactions transactions) {
        this.standings = standings;
        this.weeks = weeks;
        this.gaps = gaps;
        this.overrides = overrides;
        this.swaps = swaps;
        this.absences = absences;
        this.duty = duty;
        this.transactions = transactions;
    }

    LocalDate today() {
        return weeks.today();
    }

    HttpResponse<?> list(Page page, Principal who) {
        List<Standing> desks = standings.all(who);
        return page.render(
                "roster/list",
                Map.of(
                        "desks",
                        desks,
                        "gaps",
                        gaps(who, desks.stream().map(Standing::desk).toList()),
                        "personnel",
                        who.role().isHealthPersonnel()));
    }

    HttpResponse<?> roster(HttpStatus status, Page page, Principal who, UUID desk, LocalDate day, String error) {
        return standings
                .at(who, desk)
                .<HttpResponse<?>>map(
                        standing -> page.render(status, "roster/roster", parameters(who, standing, day, error)))
                .orElseGet(() -> unknown(page));
    }

    /** The page again where it was done, else what is wrong. */
    HttpResponse<?> answer(Page page, Principal who, UUID desk, Answer answer) {
        return switch (answer) {
            case DONE -> HttpResponse.seeOther(URI.create("/rosters/" + desk));
            case UNKNOWN -> unknown(page);
            case NOT_OWN, PAST, ORDER, TOO_LONG, NOT_STAFF, SAME_PERSON, NO_DUTY, AWAY, NO_SHIFT ->
                refused(page, who, desk, page.texts().of("roster.answer", answer));
        };
    }

    HttpResponse<?> refused(Page page, Principal who, UUID desk, String error) {
        return roster(HttpStatus.UNPROCESSABLE_ENTITY, page, who, desk, today(), error);
    }

    static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }

    private Map<String, Object> parameters(Principal who, Standing desk, LocalDate day, String error) {
        var swappable = swaps.swappable(who, desk);
        var parameters = new HashMap<String, Object>();
        parameters.put("desk", desk);
        parameters.put("week", weeks.of(who, desk, Weeks.mondayOf(day)));
        parameters.put("gaps", gaps(who, List.of(desk.desk())));
        parameters.put("staff", standings.staff(who, desk));
        parameters.put("overrides", overrides.ahead(who, desk));
        parameters.put("waiting", swaps.waiting(who, desk));
        parameters.put("swappable", swappable);
        parameters.put(
                "names",
                duty.names(who, swappable.stream().map(each -> each.person()).toList()));
        parameters.put("absences", absences.ahead(who, desk));
        parameters.put("me", who.person());
        parameters.put("error", error);
        return parameters;
    }

    private List<CoverageGap> gaps(Principal who, List<UUID> desks) {
        return transactions.as(who, _ -> gaps.of(desks));
    }
}
