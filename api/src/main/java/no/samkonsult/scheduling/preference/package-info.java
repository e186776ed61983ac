/** When meetings suit patients and next of kin best, as they or those who book for them have written it. */
@NullMarked
package no.samkonsult.scheduling.preference;

import org.jspecify.annotations.NullMarked;
