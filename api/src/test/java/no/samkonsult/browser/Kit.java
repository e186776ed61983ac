package no.samkonsult.browser;

import gg.jte.Content;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.identity.LoginPage;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Problem;
import no.samkonsult.platform.Trend;
import no.samkonsult.platform.Viewer;
import no.samkonsult.shared.Role;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Every part that pages are built of, with made-up content, so that the look can be seen and tested without a feature. */
@Controller("/kit")
@Requires(env = "kit")
class Kit {
    private static final Viewer NURSE = new Viewer("Liv Sætre", Role.HOME_CARE, "Alver kommune");

    private volatile Sinks.Many<Event<String>> changes =
            Sinks.many().multicast().directBestEffort();
    private final AtomicInteger red = new AtomicInteger(1);

    /** One more red alert, told to everybody who is looking. */
    void raiseRed() {
        red.incrementAndGet();
        changes.tryEmitNext(Event.of("now").name("changed"));
    }

    /** One more red alert that nobody is told of, because all streams break off. */
    void raiseRedAndBreakOff() {
        red.incrementAndGet();
        Sinks.Many<Event<String>> broken = changes;
        changes = Sinks.many().multicast().directBestEffort();
        broken.tryEmitComplete();
    }

    @Get("/changes")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> changes() {
        return Flux.concat(Flux.just(Event.of("now").name("alive")), changes.asFlux());
    }

    @Get("/worklist")
    HttpResponse<?> worklist(Page page) {
        Page nurse = at(page, "/worklist");
        if (page.fragment()) {
            return layout(nurse, "Arbeidsliste", rows(nurse));
        }
        return layout(nurse, "Arbeidsliste", """
                <section class="stack" data-live="/kit/changes">
                  <div class="page-head"><h1>Arbeidsliste</h1>%s</div>
                  <div data-live-target="/kit/worklist" id="list">%s</div>
                </section>""".formatted(tag(nurse, "live", Map.of("sound", true)), rows(nurse)));
    }

    private String rows(Page page) {
        String reds = IntStream.range(0, red.get())
                .mapToObj(number -> row(page, number, "red", "SpO₂ 86 % på 1 L, grense 88"))
                .reduce("", String::concat);
        return """
                <p class="ds-sr-only" data-count="%d" data-count-red="%d">%d opne</p>
                <table class="worklist">
                  <caption class="ds-sr-only">Opne varsel</caption>
                  <thead><tr><th scope="col">Grad</th><th scope="col">Pasient</th><th scope="col">Kva</th>
                    <th scope="col">Motteke</th><th scope="col"><span class="ds-sr-only">Gjer</span></th></tr></thead>
                  <tbody>%s</tbody>
                </table>""".formatted(
                        red.get() + 4,
                        red.get(),
                        red.get() + 4,
                        reds
                                + row(page, 101, "yellow", "Vekt opp 1,8 kg på to døgn")
                                + row(page, 102, "not-assessable", "Vekt 55,1 kg, i går 78,3 kg")
                                + row(page, 103, "technical", "Ingen måling sidan i går")
                                + row(page, 104, "green", "Ny måling innanfor grensene"));
    }

    private static String row(Page page, int number, String severity, String what) {
        return """
                <tr data-severity="%s">
                  <td>%s</td>
                  <th scope="row"><a href="/kit/patient">Pasient %d</a><span class="meta">Bur åleine · nøkkelboks</span></th>
                  <td data-label="Kva">%s</td>
                  <td data-label="Motteke">%s</td>
                  <td class="actions"><button class="ds-button" data-variant="secondary" id="take-%d">Ta varselet</button></td>
                </tr>""".formatted(
                        severity,
                        tag(page, "severity", Map.of("severity", severity)),
                        number,
                        what,
                        tag(page, "time", Map.of("at", Instant.parse("2026-11-21T07:15:00Z"))),
                        number);
    }

    @Get("/patient")
    HttpResponse<?> patient(Page page) {
        Page nurse = at(page, "/patients/1");
        var trend = Map.of("trend", trend(), "caption", "Oksygenmetting siste 30 dagar: fallande, sist 86 %");
        return layout(nurse, "Pasient 1", """
                <div class="page-head"><h1>Pasient 1</h1>
                  <div class="cluster"><button class="ds-button" command="show-modal" commandfor="close">Avslutt med utfall</button>
                    <button class="ds-button" data-variant="secondary">Straks-samkonsultasjon</button></div></div>
                <section class="panel"><dl class="facts"><div><dt>Målområde</dt><dd>88–92 %%</dd></div>
                  <div><dt>Oksygen</dt><dd>1 L/min</dd></div><div><dt>Bur</dt><dd>Åleine, nøkkelboks</dd></div>
                  <div><dt>Ansvarleg lege</dt><dd>Fastlegen i Knarvik</dd></div></dl></section>
                <div class="columns">
                  <section class="panel stack"><h2>Oksygenmetting</h2>%s</section>
                  <section class="panel stack"><h2>Ny avtale</h2>
                    <form class="stack" method="post" action="/kit/patient"><div class="fields">%s%s</div>
                      <fieldset class="ds-fieldset choices"><legend class="ds-label">Når</legend>
                        <label class="choice"><input type="radio" name="when" checked><span>Måndag 23. november 12:15<span class="meta"> · alle kan</span></span></label>
                        <label class="choice"><input type="radio" name="when"><span>Tysdag 24. november 09:00<span class="meta"> · alle kan</span></span></label>
                      </fieldset>
                      <button class="ds-button">Hald av</button></form></section>
                </div>
                %s
                <dialog class="ds-dialog" id="close" aria-labelledby="close-title"><h2 id="close-title">Avslutt med utfall</h2>
                  <p>Kva vart gjort?</p><button class="ds-button" command="close" commandfor="close">Avbryt</button></dialog>
                """.formatted(
                        tag(nurse, "trend", trend),
                        tag(nurse, "field", Map.of("name", "question", "label", "Spørsmål")),
                        tag(
                                nurse,
                                "field",
                                Map.of("name", "minutes", "label", "Minutt", "value", "0", "error", "Minst 5 minutt")),
                        tag(
                                nurse,
                                "empty",
                                Map.of(
                                        "title", "Ingen opne varsel",
                                        "reason", "Siste måling motteken 14:02, alle kanalar verkar."))));
    }

    @Get("/login")
    HttpResponse<?> login(Page page) {
        var accounts = Stream.of(Role.values())
                .map(role -> new LoginPage.DemoAccount("user." + role.name(), "Ola Nordmann", role, "Alver kommune"))
                .toList();
        return page.render("identity/login", Map.of("login", new LoginPage(accounts, true, "/worklist")));
    }

    @Get("/error/{status}")
    HttpResponse<?> error(Page page, int status) {
        var problem = Problem.of(HttpStatus.valueOf(status), "code", "minutes: at least 5");
        return at(page, "/").render("error", Map.of("problem", problem));
    }

    private static Trend trend() {
        Instant first = Instant.parse("2026-10-22T07:00:00Z");
        List<Instant> times = IntStream.range(0, 30)
                .mapToObj(day -> first.plusSeconds(day * 86_400L))
                .toList();
        List<BigDecimal> values = IntStream.range(0, 30)
                .mapToObj(day -> BigDecimal.valueOf(91 - day / 8 + day % 3 - (day == 29 ? 4 : 0)))
                .toList();
        return new Trend(
                "%",
                times,
                List.of(new Trend.Series("SpO₂", values)),
                List.of(
                        new Trend.Band("red", null, BigDecimal.valueOf(88), "Raud under 88"),
                        new Trend.Band("green", BigDecimal.valueOf(88), BigDecimal.valueOf(92), "Grøn 88–92"),
                        new Trend.Band("yellow", BigDecimal.valueOf(92), null, "Gul over 92")));
    }

    private static HttpResponse<String> layout(Page page, String title, String html) {
        Content content = output -> output.writeContent(html);
        return page.render("layout", Map.of("title", title, "content", content));
    }

    private static String tag(Page page, String name, Map<String, ?> parameters) {
        return String.valueOf(page.render("tag/" + name, parameters).body());
    }

    private static Page at(Page page, String path) {
        return new Page(page.texts(), NURSE, path, page.fragment(), page.disclaimer());
    }
}
