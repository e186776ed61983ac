package no.samkonsult.platform;

import no.samkonsult.shared.Role;

/** How the one who is logged in is presented on every page. {@code organisation} is empty for patients and next of kin. */
public record Viewer(String name, Role role, String organisation) {}
