/** The administrator's pages for devices (utstyr): the list, each device, models and kits (pakkar). */
@NullMarked
package no.samkonsult.pages.device;

import org.jspecify.annotations.NullMarked;
