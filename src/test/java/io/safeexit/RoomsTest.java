package io.safeexit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rooms of the house and the arrows between them. */
class RoomsTest {

    private static final String HOUSE = "io.safeexit";

    /** What each room may use of the house; everything else is a hole in a wall. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("shutdown", Set.of()),
                    Map.entry("text", Set.of()),
                    Map.entry("os", Set.of()),
                    Map.entry("settings", Set.of("text", "os")),
                    Map.entry("instance", Set.of("os")),
                    Map.entry("signal", Set.of("shutdown")),
                    Map.entry("guardian", Set.of("os")),
                    Map.entry("service", Set.of("shutdown", "os", "text", "guardian")),
                    Map.entry("journal", Set.of("shutdown", "text", "os")),
                    Map.entry("diagnosis", Set.of("shutdown", "service", "journal", "os", "text")),
                    Map.entry(
                            "drill",
                            Set.of(
                                    "shutdown",
                                    "service",
                                    "journal",
                                    "diagnosis",
                                    "settings",
                                    "text",
                                    "os")),
                    Map.entry(
                            "terminal",
                            Set.of(
                                    "drill",
                                    "shutdown",
                                    "service",
                                    "journal",
                                    "diagnosis",
                                    "settings",
                                    "text",
                                    "os")),
                    Map.entry(
                            "panel",
                            Set.of(
                                    "drill",
                                    "shutdown",
                                    "service",
                                    "journal",
                                    "diagnosis",
                                    "settings",
                                    "instance",
                                    "text",
                                    "os")));

    private static final List<String> TOOLKIT =
            List.of("javafx.", "com.sun.javafx", "org.controlsfx");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(HOUSE);

    @Test
    void roomsUseOnlyWhatTheyMay() {
        var holes = new TreeSet<String>();
        for (var type : CLASSES) {
            var from = room(type.getPackageName());
            if (from.isEmpty()) {
                continue; // Main, which wires
            }
            for (Dependency uses : type.getDirectDependenciesFromSelf()) {
                var target = uses.getTargetClass().getPackageName();
                var to = room(target);
                if (target.startsWith(HOUSE)
                        && !to.equals(from)
                        && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                    holes.add(uses.getDescription());
                }
            }
        }
        assertEquals(Set.of(), holes);
    }

    @Test
    void onlyThePanelKnowsTheToolkit() {
        var holes = new TreeSet<String>();
        for (var type : CLASSES) {
            for (Dependency uses : type.getDirectDependenciesFromSelf()) {
                var target = uses.getTargetClass().getName();
                if (TOOLKIT.stream().anyMatch(target::startsWith)
                        && !room(type.getPackageName()).equals("panel")) {
                    holes.add(uses.getDescription());
                }
            }
        }
        assertEquals(Set.of(), holes);
    }

    @Test
    void thereIsNoCycle() {
        slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static String room(String packageName) {
        if (!packageName.startsWith(HOUSE + ".")) {
            return "";
        }
        return packageName.substring(HOUSE.length() + 1).split("\\.", 2)[0];
    }
}
