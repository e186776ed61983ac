package no.samkonsult.fhir;

/** Whoever an {@link Authenticator} has recognised: opaque here, and handed on with every port call, because who acts is a parameter. */
public interface Caller {}
