package io.safeexit.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.service.Blocker;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What was seen a while ago is told as old as it is now. */
class LookTest {

    private static List<String> lines(Look look) {
        return new FindingWords(Texts.in(Locale.ENGLISH)).lines(look, 9);
    }

    @Test
    void aRequestGrowsOlderAfterTheLook() {
        var scene =
                new SceneOfPuppets()
                        .with(Blocker.Kind.REQUEST, "GET /slow", Duration.ofMillis(730));
        var look = new Examination(scene).look();
        assertEquals(List.of("Request GET /slow since 730 ms"), lines(look));
        assertEquals(
                List.of("Request GET /slow since 4.7 s"), lines(look.older(Duration.ofSeconds(4))));
    }

    @Test
    void whatHasNoKnownAgeGetsNone() {
        var scene = new SceneOfPuppets().with(Blocker.Kind.CONNECTION, "1.2.3.4:5", Duration.ZERO);
        var look = new Examination(scene).look();
        assertEquals(lines(look), lines(look.older(Duration.ofSeconds(4))));
    }
}
