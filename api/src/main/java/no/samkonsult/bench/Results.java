package no.samkonsult.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;

/** Standard output, kept for results alone. */
public record Results(PrintStream output) {
    private static final JsonMapper JSON = new JsonMapper();

    /** From here on, what is printed or logged by anybody else goes to standard error. */
    public static Results open() {
        var results = new Results(System.out);
        System.setOut(System.err);
        return results;
    }

    /** Prints a result, one line. */
    public void print(Record result) {
        try {
            output.println(JSON.writeValueAsString(result));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of numbers and texts can be written", impossible);
        }
    }
}
