package no.samkonsult.alert.roster.coverage;

import java.util.List;
import no.samkonsult.shared.TimeRange;

/** How a desk is covered in the days ahead. Without any roster there are no gaps to speak of: that is one thing to say. */
record Cover(boolean withoutRoster, List<TimeRange> gaps) {}
