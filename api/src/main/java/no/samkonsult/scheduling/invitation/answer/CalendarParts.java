package no.samkonsult.scheduling.invitation.answer;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the calendar file in a mail, whichever way the program that wrote it has put it there. */
final class CalendarParts {
    private static final int LONGEST = 100_000;

    private CalendarParts() {}

    static Optional<String> first(Part part) throws MessagingException, IOException {
        if (isCalendar(part)) {
            return Optional.of(text(part));
        }
        if (!(part.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.getCount(); i++) {
            Optional<String> found = first(parts.getBodyPart(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isCalendar(Part part) throws MessagingException {
        String file = part.getFileName();
        return part.isMimeType("text/calendar")
                || part.isMimeType("application/ics")
                || file != null && file.endsWith(".ics");
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return new String(content.readNBytes(LONGEST), charset(part.getContentType()));
        }
    }

    private static Charset charset(@Nullable String type) throws MessagingException {
        String named = type == null ? null : new ContentType(type).getParameter("charset");
        return named == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(named));
    }
}
