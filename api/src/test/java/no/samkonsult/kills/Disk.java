package no.samkonsult.kills;

import java.nio.file.Path;
import java.util.List;

/** Where a database lies: on the machine's disk, or on one that can be filled. */
interface Disk {
    /** The folder for the data, where one would otherwise be used. */
    Path folder(Path otherwise);

    /** The same folder as this process sees it. */
    Path seen(Path folder);

    /** What runs a command so that it sees the disk. */
    List<String> command(List<String> command);

    /** The machine's own. */
    static Disk ofThisMachine() {
        return new Disk() {
            @Override
            public Path folder(Path otherwise) {
                return otherwise;
            }

            @Override
            public Path seen(Path folder) {
                return folder;
            }

            @Override
            public List<String> command(List<String> command) {
                return command;
            }
        };
    }
}
