package no.samkonsult.platform;

/** In whose name a transaction runs. The database's policies decide by it which rows there are. */
public sealed interface Actor permits Principal, SystemPrincipal {
    /** The value of the transaction's setting {@code samkonsult.principal}: {@code person/role/organisation}, or {@code system/name}. */
    String setting();
}
