package no.samkonsult.registry.certificate;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the list of certificates that no longer hold, every minute, for the broker to read: whole, or not at all. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
@Requires(property = "samkonsult.device-ca.revocation-list", pattern = ".+")
class RevocationList {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationList.class);

    private final Certificates certificates;
    private final Path file;

    RevocationList(Certificates certificates, @Value("${samkonsult.device-ca.revocation-list}") String file) {
        this.certificates = certificates;
        this.file = Path.of(file).toAbsolutePath();
    }

    @Scheduled(fixedDelay = "1m")
    void write() {
        Optional<String> list = certificates.revocationList();
        try {
            if (list.isPresent()) {
                Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), list.get());
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unwritable) {
            LOG.error("revocation-list=not-written cause={}", unwritable.toString());
        }
    }
}
