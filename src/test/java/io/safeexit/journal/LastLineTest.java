package io.safeexit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

class LastLineTest {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    @Test
    void itsTimeIsTheOneOfTheCalendar() {
        var line = new LastLine(" error over");
        var random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            long millis = random.nextLong(253_402_300_799_000L - 2 * 64_800_000L) + 64_800_000L;
            int offset = (random.nextInt(37) - 18) * 3_600_000;
            var local =
                    LocalDateTime.ofInstant(
                            Instant.ofEpochMilli(millis), ZoneOffset.ofTotalSeconds(offset / 1000));
            assertEquals(
                    TIME.format(local) + " error over",
                    new String(line.at(millis, offset), StandardCharsets.UTF_8));
        }
    }

    @Test
    void leapDays() {
        assertEquals("2000-02-29 00:00:00.000", at("2000-02-29T00:00:00Z"));
        assertEquals("2028-02-29 23:59:59.999", at("2028-02-29T23:59:59.999Z"));
        assertEquals("2100-03-01 00:00:00.000", at("2100-03-01T00:00:00Z"));
    }

    private static String at(String instant) {
        var bytes = new LastLine("").at(Instant.parse(instant).toEpochMilli(), 0);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
