package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;

/**
 * A payload as a format's own specification or makers publish it, and the topic below a device that it comes on. Those in files
 * lie in {@code src/test/resources/corpus}, a folder for each format.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Example(String path, byte[] payload) {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    /** Every file of a format's folder. */
    public static List<Example> files(String format, String path) {
        try (Stream<Path> files = Files.list(CORPUS.resolve(format))) {
            return files.sorted(comparing(Path::toString))
                    .map(file -> new Example(path, read(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of one file, for instance of {@code senml/oximeter.json}. */
    public static String text(String file) {
        return new String(read(CORPUS.resolve(file)), UTF_8);
    }

    /** What a device {@code anna-kit} sends. */
    public static Message message(String path, @Nullable String contentType, Instant receivedAt, byte[] payload) {
        return Message.plain(
                DeviceTopic.parse("dho/v1/anna-kit/" + path).orElseThrow(), contentType, receivedAt, payload);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
