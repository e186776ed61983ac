/** Rooms and equipment (rom og utstyr) that a meeting takes for itself: when they are to be had, kept by their organisation's office. */
@NullMarked
package no.samkonsult.scheduling.resource;

import org.jspecify.annotations.NullMarked;
