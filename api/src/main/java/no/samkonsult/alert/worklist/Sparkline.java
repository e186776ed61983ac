package no.samkonsult.alert.worklist;

import java.math.BigDecimal;
import java.util.List;

/**
 * A trend so small that it stands in a row, as coordinates of a drawing of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param points {@code x,y x,y …}
 * @param count how many measurements it is of
 */
public record Sparkline(
        String points,
        String lastX,
        String lastY,
        List<Line> limits,
        int count,
        BigDecimal lowest,
        BigDecimal highest) {
    public static final int WIDTH = 120;
    public static final int HEIGHT = 32;

    /** A limit, from side to side. */
    public record Line(String severity, String y) {}
}
