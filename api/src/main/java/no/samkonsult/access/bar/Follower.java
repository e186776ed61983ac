package no.samkonsult.access.bar;

import java.util.Set;
import java.util.UUID;

/**
 * One that answers for following a patient up: a service with its staff, or the patient's GP.
 *
 * @param units the ids of the service and its organisation; a bar against either keeps all its people out
 */
record Follower(String name, Set<UUID> units, Set<UUID> people) {}
