package no.samkonsult.platform;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows about its reader: their words, who they are, and where they stand. Controllers take it as a
 * parameter and render a template with it; the template reads it as {@code page}.
 */
public record Page(
        Texts texts, @Nullable Viewer viewer, String path, boolean fragment, String disclaimer, Instant begun) {
    /** The zone that all times are shown in. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The same page for somebody who cannot go anywhere yet. */
    public Page withoutViewer() {
        return new Page(texts, null, path, fragment, disclaimer, begun);
    }

    /** The page {@code template} (a path below {@code src/main/jte} without ending) with its parameters. */
    public HttpResponse<String> render(String template, Map<String, ?> parameters) {
        return render(HttpStatus.OK, template, parameters);
    }

    public HttpResponse<String> render(HttpStatus status, String template, Map<String, ?> parameters) {
        var all = new HashMap<String, @Nullable Object>(parameters);
        all.put("page", this);
        var output = new StringOutput();
        TEMPLATES.render(template + ".jte", all, output);
        return HttpResponse.<String>status(status).body(output.toString()).contentType(MediaType.TEXT_HTML_TYPE);
    }

    /** The address of a stream that tells what changes on this page, also between the page's beginning and the stream's. */
    public String stream(String path) {
        return "%s?since=%d".formatted(path, begun.toEpochMilli());
    }

    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** A decimal as the reader writes it, with all the digits it came with. */
    public String decimal(BigDecimal value) {
        String plain = value.toPlainString();
        return texts.language().equals("en") ? plain : plain.replace('.', ',');
    }

    /** A share from 0 to 1 in whole per cent. */
    public String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** A date as the reader writes it, such as {@code 3. mai 1948}. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d. MMMM yyyy", texts.locale()).format(date);
    }

    /** A time as the reader writes it, such as {@code 21. nov. 08:15}, in Europe/Oslo. */
    public String time(Instant instant) {
        return format("d. MMM HH:mm", instant);
    }

    /** Hours and minutes alone, in Europe/Oslo. */
    public String clock(Instant instant) {
        return format("HH:mm", instant);
    }

    /** A day as the reader writes it, such as {@code laurdag 21. november 2026}. */
    public String day(Instant instant) {
        return format("EEEE d. MMMM yyyy", instant);
    }

    /** A day of the coming weeks, such as {@code laurdag 21. nov.} */
    public String weekday(Instant instant) {
        return format("EEEE d. MMM", instant);
    }

    private String format(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(pattern, texts.locale()).format(instant.atZone(ZONE));
    }
}
