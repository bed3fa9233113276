package dev.airlock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/lessons.md} names as shown is there, and is tested. */
class LessonsTest {
    private static final Path ROOT = Path.of("..");
    private static final String STORY = "story ";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void eachLessonIsShownByATestOrAStory() throws IOException {
        var tests = tests();
        var stories = Scenarios.all().stream().map(Scenario::name).toList();

        var lessons =
                Files.readAllLines(ROOT.resolve("docs/lessons.md")).stream()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| Reported"))
                        .toList();

        assertThat(lessons)
                .hasSizeGreaterThanOrEqualTo(28)
                .allSatisfy(lesson -> {
                    var shown = shown(lesson);
                    assertThat(shown).as(lesson).isNotEmpty();
                    assertThat(shown)
                            .allSatisfy(name -> {
                                if (name.startsWith(STORY)) {
                                    assertThat(stories).contains(name.substring(STORY.length()));
                                } else {
                                    var test = name.split("\\.");
                                    assertThat(tests).containsKey(test[0]);
                                    assertThat(tests.get(test[0]))
                                            .contains("void " + test[1] + "(");
                                }
                            });
                });
    }

    private static List<String> shown(String lesson) {
        var cells = Arrays.stream(lesson.split("\\|")).toList();
        return CODE.matcher(cells.getLast())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** The test classes of every module: their names, and what is in them. */
    private static Map<String, String> tests() throws IOException {
        var tests = new HashMap<String, String>();
        try (var files = Files.walk(ROOT)) {
            for (var file :
                    files.filter(each -> each.toString().contains("/src/test/java/"))
                            .filter(each -> each.toString().endsWith("Test.java"))
                            .toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                tests.merge(name, Files.readString(file), String::concat);
            }
        }
        return tests;
    }
}
