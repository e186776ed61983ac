package no.samkonsult.pages.audit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.audit.log.Entry;
import no.samkonsult.audit.log.OrganisationLog;
import no.samkonsult.audit.log.Period;
import no.samkonsult.audit.review.Finding;
import no.samkonsult.audit.review.Findings;
import no.samkonsult.audit.review.Trace;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;

/** How findings look: with names to the loggkontrollør, without to the personvernombod. */
@Singleton
final class FindingPages {
    private static final int ROWS = 50;

    private final Findings findings;
    private final OrganisationLog log;

    FindingPages(Findings findings, OrganisationLog log) {
        this.findings = findings;
        this.log = log;
    }

    /** @param error what is wrong with a search for a patient; empty where there was none */
    HttpResponse<?> list(HttpStatus status, Page page, Principal who, boolean open, int offset, String error) {
        List<Finding> found = findings.list(who, open, ROWS + 1, offset);
        return page.render(
                status,
                "audit/findings",
                Map.of(
                        "findings",
                        found.stream().limit(ROWS).toList(),
                        "open",
                        open,
                        "next",
                        found.size() > ROWS ? offset + ROWS : 0,
                        "error",
                        error));
    }

    HttpResponse<?> traces(Page page, Principal who, boolean open, int offset) {
        List<Trace> found = findings.traces(who, open, ROWS + 1, offset);
        return page.render(
                "audit/traces",
                Map.of(
                        "traces",
                        found.stream().limit(ROWS).toList(),
                        "open",
                        open,
                        "next",
                        found.size() > ROWS ? offset + ROWS : 0));
    }

    HttpResponse<?> one(HttpStatus status, Page page, Principal who, Finding finding, String error) {
        return page.render(
                status,
                "audit/finding",
                Map.of("finding", finding, "lines", LogLine.of(page.texts(), acts(who, finding)), "error", error));
    }

    /** The acts that it is about. */
    private List<Entry> acts(Principal who, Finding finding) {
        var day = new Period(finding.day(), finding.day());
        UUID patient = finding.patient();
        return patient == null
                ? log.ofPerson(who, finding.person(), day, ROWS, 0)
                : log.ofPersonAndPatient(who, finding.person(), patient, day, ROWS, 0);
    }
}
