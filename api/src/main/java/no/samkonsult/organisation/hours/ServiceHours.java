package no.samkonsult.organisation.hours;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** The hours and promises of services: read by whatever depends on them, changed by the administrator of the organisation. */
@Singleton
public class ServiceHours {
    private final OpeningTable table;

    ServiceHours(OpeningTable table) {
        this.table = table;
    }

    /** The hours of a service that exists; read in the transaction of the caller. */
    public Opening of(UUID service) {
        return table.find(service)
                .orElseThrow(() -> new IllegalArgumentException("there is no service %s".formatted(service)));
    }

    /** For how many minutes whoever has taken an alert has it, by its severity, before it is anybody's again. */
    public record FinishMinutes(int red, int yellow, int technical) {}

    /** What has been promised, to patients and among themselves, on holidays and else, and every week's hours. */
    public record Change(int red, int yellow, FinishMinutes finish, HolidayHours holidays, List<WeeklyHours> week) {
        /** Whether hours of one weekday overlap. */
        public boolean overlaps() {
            return OpeningRules.overlap(week);
        }
    }

    /** The services whose hours somebody keeps: none unless they administer an organisation. */
    @Acting
    public List<KeptService> administered(Principal who) {
        return table.administered();
    }

    /** How long those at a service may have what they have taken; read in the transaction of the caller. */
    public FinishMinutes finishMinutes(UUID service) {
        return table.finishMinutes(service);
    }

    /** False where it is not theirs to change. The caller audits it. */
    @Acting
    public boolean change(Principal who, UUID service, Change change) {
        if (!isKeptBy(who, service)) {
            return false;
        }
        table.promise(service, change);
        table.replaceWeek(service, change.week());
        return true;
    }

    /** Sets the hours of one day; false where it is not theirs to change. The caller audits it. */
    @Acting
    public boolean except(Principal who, UUID service, HoursException exception) {
        boolean kept = isKeptBy(who, service);
        if (kept) {
            table.except(service, exception);
        }
        return kept;
    }

    /** Lets one day be as it else would be; false where there is no such exception of theirs. The caller audits it. */
    @Acting
    public boolean drop(Principal who, UUID service, LocalDate day) {
        return isKeptBy(who, service) && table.drop(service, day);
    }

    private boolean isKeptBy(Principal who, UUID service) {
        return administered(who).stream().anyMatch(each -> each.id().equals(service));
    }
}
