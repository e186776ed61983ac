package no.samkonsult.registry.certificate;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Optional;
import no.samkonsult.platform.tls.SigningKey;

/** The authority for devices, where the site has named one. */
@Singleton
class Authorities {
    private final Optional<DeviceAuthority> authority;

    Authorities(
            @Value("${samkonsult.device-ca.certificate}") String certificate,
            @Value("${samkonsult.device-ca.key}") String key) {
        authority = SigningKey.read("SAMKONSULT_DEVICE_CA_CERTIFICATE", certificate, "SAMKONSULT_DEVICE_CA_KEY", key)
                .map(read -> new DeviceAuthority(read.certificate(), read.key()));
    }

    Optional<DeviceAuthority> authority() {
        return authority;
    }
}
