package no.samkonsult.patient.handover;

/** What is said when a patient is handed over: Identitet, Situasjon, Bakgrunn, Analyse, Råd. */
public record Isbar(String identity, String situation, String background, String analysis, String advice) {}
