package no.samkonsult.identity;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTParser;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import no.samkonsult.identity.Recognition.Known;
import no.samkonsult.identity.Recognition.Refused;

/** Tells who asks, by the same check on every surface: our own tokens, and those of the issuers we accept. */
@Singleton
public class Callers {
    private static final String BEARER = "Bearer";

    private final Sessions sessions;
    private final OuterIssuers issuers;

    Callers(Sessions sessions, OuterIssuers issuers) {
        this.sessions = sessions;
        this.issuers = issuers;
    }

    public Recognition recognise(Presented presented) {
        String authorization = presented.authorization();
        if (authorization == null) {
            return new Refused(Refusal.NOT_LOGGED_IN);
        }
        String[] parts = authorization.split(" ", 2);
        if (parts.length < 2) {
            return new Refused(Refusal.NOT_A_TOKEN);
        }
        return switch (signing(parts[1])) {
            case Signing.OURS ->
                parts[0].equals(BEARER) ? own(parts[1], presented.address()) : new Refused(Refusal.PROOF_INVALID);
            case Signing.OTHERS -> issuers.recognise(presented, parts[0], parts[1]);
            case Signing.NONE -> new Refused(Refusal.NOT_A_TOKEN);
        };
    }

    /** Whom the cookie of a page stands for. */
    Optional<OpenSession> page(String token, boolean activity) {
        return sessions.open(token, activity);
    }

    private Recognition own(String token, String address) {
        Optional<OpenSession> found = sessions.open(token, true);
        if (found.isEmpty()) {
            return new Refused(Refusal.SESSION_ENDED);
        }
        OpenSession session = found.get();
        return session.chosen()
                ? new Known(session.from(address), session.scope() == null ? "" : session.scope())
                : new Refused(Refusal.ROLE_NOT_CHOSEN);
    }

    private enum Signing {
        OURS,
        OTHERS,
        NONE
    }

    /** Ours are signed with a key that only we have; an issuer's never are. */
    private static Signing signing(String token) {
        try {
            Header header = JWTParser.parse(token).getHeader();
            return header.getAlgorithm().equals(JWSAlgorithm.HS256) ? Signing.OURS : Signing.OTHERS;
        } catch (ParseException notAToken) {
            return Signing.NONE;
        }
    }
}
