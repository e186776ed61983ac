/** What makers' JSON means (tolking av format): mappings that administrators write, try and keep, each version of them. */
@NullMarked
package no.samkonsult.registry.mapping;

import org.jspecify.annotations.NullMarked;
