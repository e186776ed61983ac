/** Topics and topic filters as values: who may write what, below {@code dho/v1/{device}}. */
@NullMarked
package no.samkonsult.device.topic;

import org.jspecify.annotations.NullMarked;
