/** The demo region Nordhordland: its organisations, fictional people, their history, and a simulator of their days. */
@NullMarked
package no.samkonsult.demo.region;

import org.jspecify.annotations.NullMarked;
