package io.safeexit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import javax.xml.parsers.DocumentBuilderFactory;

/** The result of a drill for a browser, and for a build server. */
class DrillExportTest {

    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private final DrillResult passed =
            DrillSamples.result(DrillSamples.good(), OptionalLong.empty());
    private final DrillResult failed = DrillSamples.failed(OptionalLong.of(77));

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static Element first(Document document, String name) {
        return (Element) document.getElementsByTagName(name).item(0);
    }

    @Test
    void aBuildServerSeesATestCaseForEachEnding() throws Exception {
        var xml = parsed(new DrillTests(ENGLISH).of(passed));
        assertEquals("1", first(xml, "testsuite").getAttribute("tests"));
        assertEquals("0", first(xml, "testsuite").getAttribute("failures"));
        assertEquals("1 safe exit", first(xml, "testcase").getAttribute("name"));
        assertEquals("0.900", first(xml, "testcase").getAttribute("time"));
        assertEquals(0, xml.getElementsByTagName("failure").getLength());
    }

    @Test
    void aChineseBuildServerNamesTheProgramAsItsWindowDoes() throws Exception {
        var xml = parsed(new DrillTests(Texts.in(Locale.SIMPLIFIED_CHINESE)).of(passed));
        var name = first(xml, "testsuite").getAttribute("name");
        assertTrue(name.startsWith("安全退出: "), name);
    }

    @Test
    void aFailureHasItsSentenceTheAdviceAndTheWayToRepeatIt() throws Exception {
        var xml = parsed(new DrillTests(ENGLISH).of(failed));
        var failure = first(xml, "failure");
        assertTrue(failure.getAttribute("message").startsWith("12 requests were lost"));
        assertTrue(failure.getTextContent().contains("Do it <otherwise>"));
        assertTrue(failure.getTextContent().contains("--drill cleanup --seed 77"));
    }

    @Test
    void whatIsNoXmlDoesNotGetIntoIt() throws Exception {
        var xml = parsed(new DrillTests(ENGLISH).of(failed));
        assertEquals("Shop \"<&>'", first(xml, "testcase").getAttribute("classname"));
        assertTrue(first(xml, "system-out").getTextContent().contains("<b>said</b> & \uFFFD done"));
    }

    @Test
    void thePageNeedsNothingElseAndHasBothThemes() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            var page = new DrillPage(Texts.in(language)).of(failed);
            assertTrue(page.contains("prefers-color-scheme: dark"), page);
            assertTrue(page.contains("<svg"), page);
            assertFalse(page.matches("(?s).*<(script|link|img|iframe)[ >].*"), page);
            assertFalse(page.matches("(?s).*(src|href|url)\\s*[=(].*"), page);
            assertFalse(page.contains("["), "a text is missing: " + page);
            assertTrue(page.contains("<html lang=\"" + language.toLanguageTag()), page);
        }
    }

    @Test
    void thePageShowsTextAsTextWhateverIsInIt() {
        var page = new DrillPage(ENGLISH).of(failed);
        assertTrue(page.contains("Shop &quot;&lt;&amp;&gt;&#39;"), page);
        assertTrue(page.contains("&lt;b&gt;said&lt;/b&gt; &amp;"), page);
        assertFalse(page.contains("<b>said"), page);
    }

    @Test
    void thePageDrawsThePhasesAndTheCurve() {
        var page = new DrillPage(ENGLISH).of(passed);
        for (int phase = 1; phase <= 3; phase++) {
            assertTrue(page.contains("<rect class=\"p" + phase + "\""), page);
        }
        assertTrue(page.contains("<polyline class=\"curve\" points=\"110.0,0.0 500.0,66.7"), page);
        assertTrue(page.contains("class=\"verdict well\">✓ Passed: one ending"), page);
    }

    @Test
    void aProgramReadsNumbersAndWordsThatStayTheSame() {
        var json = new DrillSummary(Texts.in(Locale.SIMPLIFIED_CHINESE)).of(failed);
        assertTrue(json.contains("\"kind\": \"cleanup\""), json);
        assertTrue(json.contains("\"passed\": false"), json);
        assertTrue(json.contains("\"ending\": \"graceful\""), json);
        assertTrue(json.contains("\"seed\": 77"), json);
        assertTrue(json.contains("\"lost\": 12"), json);
    }

    @Test
    void theCurveHasThePhaseOfEachPieceOfTime() {
        var curve = Curve.of(DrillSamples.good(), 9);
        assertEquals(9, curve.columns().size());
        assertEquals(7, curve.columns().getFirst().inFlight(), "as it was at the order");
        assertEquals(7, curve.peak());
        assertEquals(
                List.of("1", "2", "2", "2", "2", "2", "2", "2", "3"),
                curve.columns().stream()
                        .map(column -> "" + column.phase().orElseThrow().number())
                        .toList());
    }
}
