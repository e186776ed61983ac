package no.samkonsult.pages.device;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.registry.certificate.Certificates;
import no.samkonsult.registry.stock.Stock;

/** A device's certificates: those it was given, and a new one for its signing request. */
@Controller("/devices/{id}/certificates")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CertificatePageController {
    private final Stock stock;
    private final Certificates certificates;

    CertificatePageController(Stock stock, Certificates certificates) {
        this.stock = stock;
        this.certificates = certificates;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who, @PathVariable UUID id) {
        return show(HttpStatus.OK, page, who, id, "", "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> issue(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        return switch (certificates.issue(who, id, fields.getOrDefault("request", ""))) {
            case Certificates.Result.Issued(String pem) -> show(HttpStatus.OK, page, who, id, pem, "");
            case Certificates.Result.NoAuthority() ->
                refused(page, who, id, page.text("device.certificate.no-authority"));
            case Certificates.Result.NoRequest() -> refused(page, who, id, page.text("device.certificate.no-request"));
            case Certificates.Result.BrokerUnreachable() -> refused(page, who, id, page.text("device.broker"));
            case Certificates.Result.Unknown() -> refused(page, who, id, page.text("device.out-of-service"));
        };
    }

    private HttpResponse<?> refused(Page page, Principal who, UUID id, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, "", error);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, String issued, String error) {
        return stock.find(who, id)
                .<HttpResponse<?>>map(whole -> page.render(
                        status,
                        "device/certificates",
                        Map.of(
                                "device", whole.device(),
                                "certificates", certificates.ofDevice(who, id),
                                "authority", certificates.hasAuthority(),
                                "issued", issued,
                                "error", error)))
                .orElseGet(() -> Said.unknown(page));
    }
}
