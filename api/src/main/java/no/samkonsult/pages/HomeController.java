package no.samkonsult.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.samkonsult.alert.worklist.DeskReading;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.advice.AdviceReading;
import no.samkonsult.scheduling.immediate.CallReading;
import no.samkonsult.scheduling.proposal.ProposalReading;
import no.samkonsult.shared.Role;

/** The first page: what there is to do today, for whoever is logged in. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomeController {
    private static final int MOST_REPRESENTED = 50;

    private final DeskReading desk;
    private final PatientRegister register;
    private final Bookings bookings;
    private final ProposalReading proposals;
    private final AdviceReading advice;
    private final CallReading calls;
    private final PlanTasks plans;
    private final Clock clock;

    HomeController(
            DeskReading desk,
            PatientRegister register,
            Bookings bookings,
            ProposalReading proposals,
            AdviceReading advice,
            CallReading calls,
            PlanTasks plans,
            Clock clock) {
        this.desk = desk;
        this.register = register;
        this.bookings = bookings;
        this.proposals = proposals;
        this.advice = advice;
        this.calls = calls;
        this.plans = plans;
        this.clock = clock;
    }

    @Get("/")
    HttpResponse<?> home(Page page, Principal who) {
        return page.render(
                "pages/home",
                Map.of(
                        "worklist", desk.counts(who),
                        "plans", plans.waiting(who),
                        "own", own(who),
                        "represented", represented(who),
                        "consultations", bookings.onDay(who, LocalDate.ofInstant(clock.instant(), Page.ZONE)),
                        "asked", proposals.waitingFor(who),
                        "advice", advice.counts(who),
                        "rung", calls.waitingFor(who),
                        "role", who.role()));
    }

    /** A patient's own page. */
    private List<Patient> own(Principal who) {
        return who.role() == Role.PATIENT ? register.search(who, "", 1, 0) : List.of();
    }

    /** Those whom next of kin may see something of. */
    private List<Patient> represented(Principal who) {
        return who.role() == Role.NEXT_OF_KIN ? register.search(who, "", MOST_REPRESENTED, 0) : List.of();
    }
}
