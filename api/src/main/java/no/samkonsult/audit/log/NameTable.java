package no.samkonsult.audit.log;

import jakarta.inject.Singleton;
import java.util.AbstractMap.SimpleEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.audit.log.OrganisationLog.Colleague;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the names in rows that a reader has been given, and the patient of an identity number.
 *
 * <p>It does so in the audit trail's own name: those who follow up a log have no ground for the patients in it, and a patient
 * none for the staff. Which rows there are for a reader is decided before, in the reader's name.
 */
@Singleton
public final class NameTable {
    private final Statements statements;
    private final Transactions transactions;

    NameTable(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.transactions = transactions;
    }

    public Names of(Collection<UUID> persons, Stream<@Nullable UUID> patients) {
        UUID[] people = persons.stream().distinct().toArray(UUID[]::new);
        UUID[] records = patients.filter(Objects::nonNull).distinct().toArray(UUID[]::new);
        return transactions.as(
                SystemPrincipal.AUDIT,
                _ -> new Names(
                        names("SELECT id, given_name || ' ' || family_name FROM person WHERE id = ANY (?)", people),
                        names("""
                                SELECT p.id, n.given_name || ' ' || n.family_name
                                FROM patient p JOIN person n ON n.id = p.person_id WHERE p.id = ANY (?)
                                """, records)));
    }

    /** The same entries with the names of persons and patients. */
    List<Entry> name(List<Entry> entries) {
        Names names = of(
                entries.stream().map(Entry::person).toList(), entries.stream().map(Entry::patient));
        return entries.stream().map(entry -> entry.named(names)).toList();
    }

    /** The patient with an identity number, whoever follows them up. Nothing of it may be told before a row of the log is found. */
    Optional<UUID> patient(NationalIdentityNumber number) {
        return transactions.as(
                SystemPrincipal.AUDIT,
                _ -> statements.list("""
                                SELECT p.id FROM patient p JOIN person n ON n.id = p.person_id
                                WHERE n.national_identity_number = ?
                                """, row -> row.getObject(1, UUID.class), number.digits()).stream()
                        .findFirst());
    }

    /** Those who work in an organisation, or did, by a part of their name. */
    List<Colleague> colleagues(UUID organisation, String name, int limit) {
        return transactions.as(
                SystemPrincipal.AUDIT,
                _ -> statements.list(
                        """
                        SELECT n.id, n.given_name || ' ' || n.family_name AS name, string_agg(DISTINCT r.role, ',') AS roles
                        FROM practitioner_role r JOIN person n ON n.id = r.person_id
                        WHERE r.organisation_id = ? AND strpos(lower(n.given_name || ' ' || n.family_name), lower(?)) > 0
                        GROUP BY n.id ORDER BY n.family_name, n.given_name, n.id LIMIT ?
                        """,
                        row -> new Colleague(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                Arrays.stream(row.getString("roles").split(","))
                                        .map(Role::valueOf)
                                        .toList()),
                        organisation,
                        name.strip(),
                        limit));
    }

    private Map<UUID, String> names(String sql, UUID[] ids) {
        return statements
                .list(sql, row -> new SimpleEntry<>(row.getObject(1, UUID.class), row.getString(2)), (Object) ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
