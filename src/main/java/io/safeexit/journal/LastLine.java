package io.safeexit.journal;

import java.nio.charset.StandardCharsets;

/**
 * One line of the log, made beforehand, whose time is put in when it is written: by then there may
 * be no memory left for a single object. The time is the local one as of {@link #at}'s offset.
 */
final class LastLine {

    private static final long MILLIS_A_DAY = 86_400_000;
    private static final int DAYS_OF_400_YEARS = 146_097;

    /** From 0000-03-01 to 1970-01-01: years are counted from March, so that a leap day is last. */
    private static final int DAYS_BEFORE_1970 = 719_468;

    private final byte[] bytes;

    /** A line that ends with {@code rest}. */
    LastLine(String rest) {
        bytes = ("0000-00-00 00:00:00.000" + rest).getBytes(StandardCharsets.UTF_8);
    }

    /** The line as of {@code millis} since 1970 by a clock {@code offset} ms ahead of UTC. */
    byte[] at(long millis, int offset) {
        long local = millis + offset;
        putDate(Math.floorDiv(local, MILLIS_A_DAY));
        long time = Math.floorMod(local, MILLIS_A_DAY);
        put(11, 2, time / 3_600_000);
        put(14, 2, time / 60_000 % 60);
        put(17, 2, time / 1000 % 60);
        put(20, 3, time % 1000);
        return bytes;
    }

    /** The usual arithmetic of the Gregorian calendar; {@code java.time} would make objects. */
    private void putDate(long days) {
        long shifted = days + DAYS_BEFORE_1970;
        long era = Math.floorDiv(shifted, DAYS_OF_400_YEARS);
        long day = Math.floorMod(shifted, DAYS_OF_400_YEARS);
        long year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        long ofYear = day - (365 * year + year / 4 - year / 100);
        long month = (5 * ofYear + 2) / 153;
        put(8, 2, ofYear - (153 * month + 2) / 5 + 1);
        put(5, 2, month < 10 ? month + 3 : month - 9);
        put(0, 4, year + 400 * era + (month < 10 ? 0 : 1));
    }

    private void put(int from, int digits, long number) {
        long left = number;
        for (int place = from + digits - 1; place >= from; place--) {
            bytes[place] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
