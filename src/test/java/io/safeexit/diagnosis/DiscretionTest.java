package io.safeexit.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers may read of a report. */
class DiscretionTest {

    private final Discretion discretion =
            new Discretion("/home/ann/", line -> line.replace("s3cr3t", "•••"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file: /home/ann/app.yaml | file: ~/app.yaml",
                "-I/home/ann:/home/anna/x | -I~:/home/anna/x",
                "file:///home/ann/a and /HOME/ANN | file://~/a and ~",
                "environment: API_TOKEN=abc PORT=8000 | environment: API_TOKEN=••• PORT=8000",
                "run --password abc --port 80 --key=xyz -v | run --password ••• --port 80 --key=•••"
                        + " -v",
                "GET /a?b=1&access_token=abc&c=2 | GET /a?b=1&access_token=•••&c=2",
                "PASSWORD=\"a b c\" x | PASSWORD=••• x",
                "psql postgres://joe:abc@db/x | psql postgres://•••@db/x",
                "it prints s3cr3t | it prints •••",
                "Request GET /keys for 127.0.0.1:51234 | Request GET /keys for 127.0.0.1:51234",
                "keyboard=us | keyboard=us"
            })
    void saysNoSecretAndNoName(String line, String expected) {
        assertEquals(expected, discretion.of(line));
    }
}
