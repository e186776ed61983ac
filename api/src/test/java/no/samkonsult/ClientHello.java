package no.samkonsult;

import java.util.HexFormat;

/** The first message of a TLS client, byte for byte, for versions that the JDK itself no longer speaks. */
final class ClientHello {
    private ClientHello() {}

    /** A client that knows TLS 1.1 at best, with cipher suites of that time for RSA and elliptic-curve certificates. */
    static byte[] ofTls11() {
        String random = "00".repeat(32);
        String suites = "0004" + "c009" + "c013";
        String extensions = "000e" + "000a00040002" + "0017" + "000b00020100";
        String hello = "0302" + random + "00" + suites + "0100" + extensions;
        String handshake = "01" + "%06x".formatted(hello.length() / 2) + hello;
        return HexFormat.of().parseHex("160301" + "%04x".formatted(handshake.length() / 2) + handshake);
    }
}
