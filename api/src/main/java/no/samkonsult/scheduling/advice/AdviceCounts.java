package no.samkonsult.scheduling.advice;

/** How much waits for somebody, and nothing of whom. */
public record AdviceCounts(int toAnswer, int inQueue, int toReply, int unread, int overdue) {
    static final AdviceCounts NONE = new AdviceCounts(0, 0, 0, 0, 0);

    public boolean any() {
        return toAnswer + inQueue + toReply + unread + overdue > 0;
    }
}
