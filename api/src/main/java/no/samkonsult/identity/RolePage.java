package no.samkonsult.identity;

import java.util.List;

/**
 * What the page {@code identity/role} shows.
 *
 * @param current the key of what one acts as now, empty where nothing is chosen yet
 * @param next the path to open afterwards
 */
public record RolePage(List<Capacity> capacities, String current, String next) {}
