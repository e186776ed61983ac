package no.samkonsult.fhir.rest;

import static java.util.stream.Collectors.joining;
import static no.samkonsult.fhir.Readings.ANNA;
import static no.samkonsult.fhir.Readings.reading;
import static no.samkonsult.fhir.Readings.value;
import static no.samkonsult.fhir.Readings.weightAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.Readings;
import no.samkonsult.fhir.ValueName;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationSearchTest extends FhirServerFixture {
    @Test
    void findsOnlyOnePatientsMeasurementsNewestFirst() {
        observations.rows.add(weightAt(OLAV, Readings.MORNING));
        var rows = weights(3);
        assertThat(ids(search("patient=" + ANNA))).containsExactly(rows.get(2), rows.get(1), rows.get(0));
        assertThat(ids(search("subject=Patient/" + ANNA + "&_sort=date"))).containsExactlyElementsOf(rows);
        assertThat(search("patient=" + OLAV).getEntry()).isEmpty();
    }

    @Test
    void leavesTheTotalUntold() {
        weights(3);
        assertThat(search("patient=" + ANNA + "&_count=1").hasTotal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "code=29463-7, WEIGHT",
        "code=http://loinc.org%7C85354-9, BLOOD_PRESSURE",
        "code=29463-7%2C85354-9, WEIGHT BLOOD_PRESSURE",
        "code=29463-7&code=85354-9, ''",
        "code=unheard-of, ''",
        "code=unheard-of%2C29463-7, WEIGHT",
        "combo-code=8480-6, BLOOD_PRESSURE",
        "category=laboratory, INR",
        "category=vital-signs&code=34714-6, ''"
    })
    void findsByCode(String condition, String kinds) {
        observations.rows.addAll(List.of(
                weightAt(ANNA, Readings.MORNING),
                reading(Kind.BLOOD_PRESSURE, value(ValueName.SYSTOLIC, "128"), value(ValueName.DIASTOLIC, "82")),
                reading(Kind.INR, value(ValueName.VALUE, "2.4"))));
        var found = ids(search("patient=" + ANNA + "&" + condition));
        var expected = observations.rows.stream()
                .filter(row -> List.of(kinds.split(" ")).contains(row.kind().name()))
                .map(ObservationRecord::id)
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "date=2026-11-21T08:15:00%2B01:00, at",
        "date=ge2026-11-21T08:15:00%2B01:00, at after",
        "date=gt2026-11-21T08:15:00%2B01:00, after",
        "date=le2026-11-21T07:15:00Z, before at",
        "date=lt2026-11-21T07:15:00Z, before",
        "date=2026-11-21, before at after",
        "date=lt2026-11-21, ''",
        "date=gt2026-11-21, ''",
        "date=ge2026-11-21T08:15:00%2B01:00&date=lt2026-11-21T08:15:01%2B01:00, at",
        "date=gt2026-11-21&date=lt2026-11-21, ''"
    })
    void findsOnTheRightSideOfEveryLimitInTime(String condition, String expected) {
        var names = Map.of(
                observed("2026-11-21T08:14:59+01:00"), "before",
                observed("2026-11-21T08:15:00+01:00"), "at",
                observed("2026-11-21T08:15:01+01:00"), "after");
        var bundle = search("patient=" + ANNA + "&_sort=date&" + condition);
        assertThat(ids(bundle).stream().map(names::get).collect(joining(" "))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-date", "date"})
    void pagesThroughEverythingOnceThoughRowsArriveMeanwhile(String sort) {
        var rows = weights(23);
        var client = client("nurse");
        var page = search("patient=" + ANNA + "&code=29463-7&_count=5&_sort=" + sort);
        var seen = new ArrayList<>(ids(page));
        while (page.getLink("next") != null) {
            observed(sort.equals("date") ? "2026-01-01T00:00:00Z" : "2027-01-01T00:00:00Z"); // before the rows passed
            page = client.loadPage().next(page).execute();
            seen.addAll(ids(page));
        }
        assertThat(seen).hasSize(23).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void keepsTheWholeQuestionInTheLinkToTheNextPage() throws Exception {
        weights(2);
        var path = "/Observation?patient=" + ANNA + "&code=http://loinc.org%7C29463-7&_count=1&_pretty=true";
        var next = parse(Bundle.class, get(path, "nurse")).getLink("next");
        assertThat(next.getUrl())
                .contains(
                        "patient=" + ANNA,
                        "code=http%3A%2F%2Floinc.org%7C29463-7",
                        "_count=1",
                        "_cursor=",
                        "_pretty=true");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 50",
        "&_count=0, 0",
        "&_count=1, 1",
        "&_count=500, 500",
        "&_count=501, 500",
        "&_count=99999999999, 500"
    })
    void givesAsManyAsAskedForWithinReason(String condition, int size) {
        weights(510);
        assertThat(search("patient=" + ANNA + condition).getEntry()).hasSize(size);
    }

    @ParameterizedTest
    @CsvSource({
        "'', patient, required",
        "code=29463-7, patient, required",
        "patient=, patient, no value",
        "patient=a&patient=b, patient, one value",
        "patient=a%2Cb, patient, one value",
        "patient=a&subject=b, subject, another",
        "patient=a&colour=red, colour, unknown",
        "patient=a&code:not=29463-7, code:not, unknown",
        "patient=a&_include=Observation:patient, _include, unknown",
        "patient=a&_summary=count, _summary, unknown",
        "patient=a&date=yesterday, date, 'yesterday'",
        "patient=a&date=ne2026, date, 'ne2026'",
        "patient=a&date=2026-02-30, date, '2026-02-30'",
        "patient=a&date=2026-11-21T08:15:00+01:00, date, '2026-11-21T08:15:00 01:00'",
        "patient=a&_sort=code, _sort, 'code'",
        "patient=a&_count=many, _count, 'many'",
        "patient=a&_count=-1, _count, '-1'",
        "patient=a&_count=0&date=yesterday, date, 'yesterday'"
    })
    void refusesAQuestionItWouldMisunderstandAndNamesThePart(String query, String parameter, String reason)
            throws Exception {
        var response = get("/Observation" + (query.isEmpty() ? "" : "?" + query), "nurse");
        assertThat(response.statusCode()).isEqualTo(400);
        var issue = outcome(response).getIssueFirstRep();
        assertThat(issue.getDiagnostics()).startsWith(parameter + ":").contains(reason);
        assertThat(issue.getExpression().getFirst().getValue()).isEqualTo("http." + parameter);
    }

    @Test
    void refusesACursorItNeverGaveOut() throws Exception {
        var response = get("/Observation?patient=" + ANNA + "&_cursor=made-up", "nurse");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(outcome(response).getIssueFirstRep().getDiagnostics()).startsWith("_cursor:");
    }
}
