package no.samkonsult.registry.mapping;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.registry.mapping.SaveOutcome.Saved;
import no.samkonsult.registry.mapping.SaveOutcome.Stale;
import no.samkonsult.registry.mapping.SaveOutcome.Taken;
import no.samkonsult.registry.mapping.SaveOutcome.Unknown;
import no.samkonsult.shared.Role;

/**
 * Mappings as administrators keep them. A mapping is for the whole site, whichever organisation's administrator wrote it: a
 * maker's payload means the same everywhere. Every change is audited and every version kept.
 */
@Singleton
class MappingDesk {
    private static final String ENTITY = "payload-mapping";
    private static final String SITE = "SITE_ADMINISTRATION";

    private final MappingTable table;
    private final MappingTrial trial;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final MappingListener listener;

    MappingDesk(
            MappingTable table,
            MappingTrial trial,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            MappingListener listener) {
        this.table = table;
        this.trial = trial;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.listener = listener;
    }

    static boolean isOpenTo(Principal who) {
        return who.role() == Role.ADMINISTRATOR;
    }

    List<PayloadMapping> list(Principal administrator) {
        return transactions.as(administrator, _ -> {
            audit.record(administrator, null, Action.SEARCH, ENTITY, SITE);
            return table.all();
        });
    }

    Optional<PayloadMapping> find(Principal administrator, UUID id) {
        return transactions.as(administrator, _ -> {
            audit.record(administrator, null, Action.READ, ENTITY + "/" + id, SITE);
            return table.find(id);
        });
    }

    List<MappingVersion> versions(Principal administrator, UUID id) {
        return transactions.as(administrator, _ -> table.versions(id));
    }

    /** Keeps a new one. */
    SaveOutcome add(Principal administrator, Definition definition) {
        UUID id = UUID.randomUUID();
        return save(
                administrator,
                id,
                definition,
                Action.CREATE,
                at -> table.insert(id, definition, administrator.person().value(), at));
    }

    /** @param version that the change was made from */
    SaveOutcome change(Principal administrator, UUID id, int version, Definition definition) {
        return save(
                administrator,
                id,
                definition,
                Action.UPDATE,
                at -> table.update(
                        id, version, definition, administrator.person().value(), at));
    }

    Trial read(Definition definition, byte[] payload) {
        return trial.read(definition, payload);
    }

    private interface Write {
        boolean at(Instant now);
    }

    private SaveOutcome save(Principal administrator, UUID id, Definition definition, Action action, Write write) {
        if (action == Action.UPDATE
                && transactions.as(administrator, _ -> table.find(id)).isEmpty()) {
            return new Unknown();
        }
        trial.check(definition);
        SaveOutcome outcome = transactions.as(administrator, _ -> {
            Optional<String> clash = table.clash(id, definition);
            if (clash.isPresent()) {
                return new Taken(clash.get());
            }
            if (!write.at(clock.instant())) {
                return new Stale();
            }
            audit.record(administrator, null, action, ENTITY + "/" + id, SITE);
            return new Saved(table.find(id).orElseThrow());
        });
        if (outcome instanceof Saved) {
            listener.changed();
        }
        return outcome;
    }
}
