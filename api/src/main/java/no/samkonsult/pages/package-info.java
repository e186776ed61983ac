/** Pages that compose several features: home and the patient's page. */
@NullMarked
package no.samkonsult.pages;

import org.jspecify.annotations.NullMarked;
