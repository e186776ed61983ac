package no.samkonsult.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of this process: environment variables, and files that they name.
 *
 * <p>Where {@code NAME_FILE} is set, the file it names holds the value of {@code NAME}. Secrets are given so where they must
 * not stand in the environment, which everyone sees who may look at the process; Docker lays them out as files.
 *
 * @param values every setting by its name
 * @param fromFiles those of them that stood in files
 */
public record Settings(Map<String, String> values, Map<String, Object> fromFiles) {
    private static final String OURS = "SAMKONSULT_";
    private static final String FILE = "_FILE";

    /** @throws CannotStart where a file cannot be read, or a setting stands in both places */
    public static Settings of(Map<String, String> environment) {
        var values = new HashMap<>(environment);
        var fromFiles = new HashMap<String, Object>();
        environment.forEach((name, file) -> {
            if (name.startsWith(OURS) && name.endsWith(FILE) && !file.isEmpty()) {
                String setting = name.substring(0, name.length() - FILE.length());
                refuseBoth(setting, environment);
                String value = content(name, file);
                values.put(setting, value);
                fromFiles.put(setting, value);
            }
        });
        return new Settings(Map.copyOf(values), Map.copyOf(fromFiles));
    }

    /** The value of a setting, empty where it is not set. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Without the values, some of which are secret. */
    @Override
    public String toString() {
        return "Settings" + fromFiles.keySet();
    }

    private static void refuseBoth(String setting, Map<String, String> environment) {
        if (!environment.getOrDefault(setting, "").isEmpty()) {
            throw new CannotStart("%s and %s%s are both set: only one can hold".formatted(setting, setting, FILE));
        }
    }

    private static String content(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw new CannotStart("%s: the file %s cannot be read".formatted(name, file), unreadable);
        }
    }
}
