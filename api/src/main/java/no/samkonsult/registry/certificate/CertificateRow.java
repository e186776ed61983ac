package no.samkonsult.registry.certificate;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The row of a certificate, as the repository knows its table. */
@MappedEntity("device_certificate")
record CertificateRow(@Id String serial) {}
