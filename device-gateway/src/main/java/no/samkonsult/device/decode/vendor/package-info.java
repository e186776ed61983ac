/** What makers' JSON says, by a mapping that an administrator has written: which pointer leads to which value. */
@NullMarked
package no.samkonsult.device.decode.vendor;

import org.jspecify.annotations.NullMarked;
