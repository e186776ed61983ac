package no.samkonsult.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.Invitee.Part;
import no.samkonsult.shared.PatientId;

/** The fields of the page of booking, filled in, for whatever leads there. */
public final class BookingFields {
    private BookingFields() {}

    public static Map<String, String> of(PatientId patient, Attendees attendees, MeetingLength length, Topic topic) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("patient", patient.toString());
        attendees.required().forEach(person -> fields.put("party." + person, Part.REQUIRED.name()));
        attendees.optional().forEach(person -> fields.put("party." + person, Part.OPTIONAL.name()));
        attendees
                .resources()
                .forEach(resource -> fields.put("party." + new Asked.Thing(resource).key(), Part.REQUIRED.name()));
        fields.put("minutes", Integer.toString(length.minutes()));
        fields.put("topic", topic.name());
        return fields;
    }

    /** The page with fields. */
    public static String path(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "/consultations/new?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
