/** The demo region, its simulator, and the servers it embeds. */
@NullMarked
package no.samkonsult.demo;

import org.jspecify.annotations.NullMarked;
