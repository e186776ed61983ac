package no.samkonsult.identity.oidc;

import java.util.List;

/**
 * What an issuer calls the things we need to know.
 *
 * @param identityNumber the national identity number
 * @param level how strongly somebody was logged in
 * @param practitioner the number in Helsepersonellregisteret
 * @param organisations organisation numbers, the narrower first
 */
record ClaimNames(String identityNumber, String level, String practitioner, List<String> organisations) {
    static final ClaimNames HELSEID = new ClaimNames(
            "helseid://claims/identity/pid",
            "helseid://claims/identity/security_level",
            "helseid://claims/hpr/hpr_number",
            List.of("helseid://claims/client/claims/orgnr_child", "helseid://claims/client/claims/orgnr_parent"));

    static final ClaimNames STANDARD =
            new ClaimNames("pid", "acr", "hpr_number", List.of("orgnr_child", "orgnr_parent"));
}
