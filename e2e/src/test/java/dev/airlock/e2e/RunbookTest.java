package dev.airlock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.report.Sentence;
import dev.airlock.sandbox.scenario.Check;
import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/runbook.md} says what the code does, and the story it names shows it. */
class RunbookTest {
    private static final Path DOCUMENT = Path.of("../docs/runbook.md");

    private record Row(String original, String step, String event, String scenario, String check) {
        static Row of(String line) {
            var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            assertThat(cells).as(line).hasSize(5);
            var shown = cells.get(4).split(": ", 2);
            assertThat(shown).as(line).hasSize(2);
            return new Row(
                    cells.get(1), code(cells.get(2)), code(cells.get(3)), code(shown[0]), shown[1]);
        }

        private static String code(String cell) {
            assertThat(cell).startsWith("`").endsWith("`");
            return cell.substring(1, cell.length() - 1);
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| The runbook says"))
                .map(Row::of)
                .toList();
    }

    @Test
    void eachStepStandsBesideItsSentenceAndItsEvent() throws IOException {
        assertThat(rows())
                .extracting(row -> row.step() + " " + row.event())
                .containsExactlyElementsOf(
                        Sentence.RUNBOOK.stream()
                                .map(each -> each.step() + " " + each.ends().shortName())
                                .toList());
        assertThat(rows()).extracting(Row::original).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void theStoryItNamesLooksAtIt() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> {
                    var checks =
                            Scenarios.all().stream()
                                    .filter(each -> each.name().equals(row.scenario()))
                                    .map(Scenario::allChecks)
                                    .flatMap(List::stream)
                                    .map(Check::says);
                    assertThat(checks).as(row.scenario()).contains(row.check());
                });
    }
}
