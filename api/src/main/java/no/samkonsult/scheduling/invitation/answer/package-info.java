/** Takes what people answer to invitations (svar), on the consultation's page and by mail. */
@NullMarked
package no.samkonsult.scheduling.invitation.answer;

import org.jspecify.annotations.NullMarked;
