package io.safeexit.service.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Which values of an environment are secret. */
class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET",
                "app_secret_2",
                "GITHUB_TOKEN",
                "accessToken",
                "Password",
                "MYSQL_PASSWD",
                "api-key",
                "OPENAI_API_KEY",
                "APIKEY",
                "KEY",
                "AWS_CREDENTIALS",
                "DB_PASS"
            })
    void keysThatSaySo(String key) {
        assertTrue(Secrets.isSecret(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYBOARD", "KEYCLOAK_URL", "PATH", "COMPASS", "PORT", "LOG_LEVEL"})
    void keysThatDoNot(String key) {
        assertFalse(Secrets.isSecret(key));
    }

    @Test
    void theLongerOfTwoIsMaskedWholeAndShortOnesNot() {
        var secrets = Secrets.of(Map.of("A_KEY", "abc", "B_KEY", "abcdef", "C_KEY", "x"));
        assertEquals("•••, •••, x, ab", secrets.mask("abcdef, abc, x, ab"));
        assertFalse(secrets.toString().contains("abc"));
    }
}
