package no.samkonsult.pages.device;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Problem;
import no.samkonsult.registry.stock.LifeCycle;

/** What these pages say when something did not go as it was asked. */
final class Said {
    private Said() {}

    static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }

    /** The fields that could not be read, by their names on the page. */
    static String faults(Page page, Form form) {
        return page.text(
                "device.faults",
                form.faults().stream()
                        .map(field -> page.text("device.field." + field))
                        .collect(Collectors.joining(", ")));
    }

    /** What is to be said of a step; empty where it was taken. */
    static String error(Page page, LifeCycle.Result result) {
        return switch (result) {
            case LifeCycle.Result.Done() -> "";
            case LifeCycle.Result.NotNow(var status) ->
                page.text("device.not-now", page.texts().of("device.status", status));
            case LifeCycle.Result.BrokerUnreachable() -> page.text("device.broker");
            case LifeCycle.Result.Unknown() -> page.text("device.unknown");
        };
    }
}
