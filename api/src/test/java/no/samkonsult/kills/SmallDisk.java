package no.samkonsult.kills;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small disk in memory, in a namespace of its own: only processes that enter it see it, and it needs no rights. */
final class SmallDisk implements Disk, AutoCloseable {
    private static final String MOUNTED = "mounted";
    private static final int MEBIBYTE = 1 << 20;

    private final ChildProcess holder;
    private final Path mountPoint;

    private SmallDisk(ChildProcess holder, Path mountPoint) {
        this.holder = holder;
        this.mountPoint = mountPoint;
    }

    /** Whether this machine lets its users make namespaces and mount in them. */
    static boolean isPossible(Path folder) throws IOException {
        try (var trial = ChildProcess.start(
                folder, Map.of(), List.of("unshare", "-Urm", "mount", "-t", "tmpfs", "trial", "/mnt"))) {
            return trial.exitCode() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    static SmallDisk create(Path folder, int mebibytes) throws IOException {
        Path mountPoint = Files.createDirectories(folder.resolve("small-disk"));
        String script = "mount -t tmpfs -o size=%dm small '%s' && echo %s && exec sleep infinity"
                .formatted(mebibytes, mountPoint, MOUNTED);
        var holder = ChildProcess.start(folder, Map.of(), List.of("unshare", "-Urm", "sh", "-c", script));
        return new SmallDisk(holder.awaitOutput(MOUNTED), mountPoint);
    }

    @Override
    public Path folder(Path otherwise) {
        return mountPoint.resolve("data");
    }

    @Override
    public Path seen(Path folder) {
        return Path.of("/proc/%d/root%s".formatted(holder.pid(), folder));
    }

    @Override
    public List<String> command(List<String> command) {
        var inside = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid()), "-U", "-m"));
        inside.addAll(command);
        return inside;
    }

    /** Writes until there is no more room. */
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] zeroes = new byte[MEBIBYTE];
            while (true) {
                filler.write(zeroes);
            }
        } catch (IOException full) {
            if (!Files.exists(filler())) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return seen(mountPoint).resolve("filler");
    }

    @Override
    public void close() {
        holder.close();
    }
}
