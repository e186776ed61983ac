package no.samkonsult.pages.audit;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Texts;

/** An access log as a file for a spreadsheet: UTF-8 with a byte order mark and semicolons, which a Norwegian one expects. */
final class LogCsv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private LogCsv() {}

    static String of(Texts texts, List<LogLine> lines) {
        Stream<String> head = Stream.of(row(
                texts.get("log.when"),
                texts.get("log.who"),
                texts.get("log.as"),
                texts.get("log.what"),
                texts.get("log.why")));
        Stream<String> body = lines.stream()
                .map(line -> row(
                        TIME.format(line.at().atZone(Page.ZONE)),
                        line.name(),
                        line.position(),
                        line.deed(),
                        line.reason()));
        return Stream.concat(head, body).collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(LogCsv::cell).collect(Collectors.joining(";"));
    }

    /** Quoted; and what a spreadsheet would compute is made text. */
    static String cell(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
