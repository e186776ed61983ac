package no.samkonsult.audit.seal;

import java.util.HexFormat;

/** The end of the chain: the number and hash of the row that was sealed last. */
record Head(long number, byte[] hash) {
    static final Head NONE = new Head(0, SealRules.BEGINNING);

    /** The link that a row becomes after this one. */
    Sealed next(Row row) {
        long next = number + 1;
        return new Sealed(next, SealRules.hash(hash, next, row), row);
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(hash);
    }
}
