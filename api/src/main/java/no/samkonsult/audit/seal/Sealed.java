package no.samkonsult.audit.seal;

/** A link of the chain: a row with its number and hash. */
record Sealed(long number, byte[] hash, Row row) {
    Head head() {
        return new Head(number, hash);
    }
}
