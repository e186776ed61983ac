package no.samkonsult.pages.device;

import java.time.LocalDate;
import java.util.Optional;
import no.samkonsult.platform.Page;
import no.samkonsult.registry.stock.Lending;
import no.samkonsult.registry.stock.Lending.Loan;

/** To whom a device or a kit is lent, as it was filled in, and what is said of the outcome. */
final class LoanForm {
    private static final int MOST_USERS = 8;
    private static final int MOST_HOURS = 24 * 90;

    private LoanForm() {}

    /** The loan, unless something cannot be read: then the form names it. */
    static Optional<Loan> loan(Form form, LocalDate today) {
        var number = form.person("number");
        var from = form.day("from");
        var until = form.day("until");
        var user = form.whole("user", 1, MOST_USERS);
        var silent = form.whole("silentAfterHours", 1, MOST_HOURS);
        return number == null || !form.faults().isEmpty()
                ? Optional.empty()
                : Optional.of(new Loan(number, from == null ? today : from, until, user, silent));
    }

    /** What went wrong; empty where nothing did. */
    static String error(Page page, Lending.Result result) {
        return switch (result) {
            case Lending.Result.Done() -> "";
            case Lending.Result.NoSuchPatient() -> page.text("device.loan.no-patient");
            case Lending.Result.Taken() -> page.text("device.loan.taken");
            case Lending.Result.Impossible() -> page.text("device.loan.impossible");
            case Lending.Result.NotNow(var status) ->
                page.text("device.not-now", page.texts().of("device.status", status));
            case Lending.Result.Unknown() -> page.text("device.unknown");
        };
    }
}
