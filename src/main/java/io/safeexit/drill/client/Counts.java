package io.safeexit.drill.client;

/**
 * What came of requests.
 *
 * @param sent how many were sent as a whole, or begun where their body takes long
 * @param answered complete answers; of streams, proper ends
 * @param turnedAway answers that say: not now (502, 503, 504)
 * @param unheard those that came to a kept connection while it was being closed: nobody read them,
 *     and whatever asks on the web asks again by itself
 * @param lost those that were sent, and got no answer or half of one
 */
public record Counts(long sent, long answered, long turnedAway, long unheard, long lost) {

    /** Nothing was asked. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts more) {
        return new Counts(
                sent + more.sent,
                answered + more.answered,
                turnedAway + more.turnedAway,
                unheard + more.unheard,
                lost + more.lost);
    }
}
