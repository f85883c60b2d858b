package io.safeexit.service.output;

import io.safeexit.shutdown.Deadline;

/**
 * A text that an expression looks at no longer than until a deadline or an interrupt: some
 * expressions would look at it for years.
 */
final class PatientText implements CharSequence {

    private static final int LOOKS = 4096;

    private final CharSequence text;
    private final Deadline deadline;
    private int looks;

    /** The time is up, or nobody wants to know any more. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }

    PatientText(CharSequence text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks % LOOKS == 0
                && (deadline.expired() || Thread.currentThread().isInterrupted())) {
            throw new Enough();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
