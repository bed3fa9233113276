package dev.airlock.infra.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateFileTest {
    private static final GateFile GATE = new GateFile("running_dags_cleared");
    private static final String GATE_LINE = "  running_dags_cleared = false\n";

    private static String opened(String text) throws GateUnreadable {
        return new String(GATE.set(text.getBytes(UTF_8), true), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "running_dags_cleared = false",
                "running_dags_cleared=false",
                "module \"a\" {\n\trunning_dags_cleared   =\tfalse   \r\n}\r\n",
                "module \"a\" { running_dags_cleared = false }",
                "locals { a = { x = 1, running_dags_cleared = false, y = 2 } }",
                "x {\n  running_dags_cleared = false# a comment\n}",
                "x {\n  running_dags_cleared = false // a comment\n}",
                "x {\n  running_dags_cleared = false /* a comment */\n}",
                "x {\n  /* before */ running_dags_cleared = false\n}",
                "\uFEFFrunning_dags_cleared = false",
                "x {\n  größe = \"ü\" # äöü\n  running_dags_cleared = false\n}",
                "x {\n  other_running_dags_cleared = 1\n  running_dags_cleared = false\n}",
                "x {\n  running_dags_cleared_by = 1\n  running_dags_cleared = false\n}",
                "x {\n  running_dags_cleared = false\n  y = var.running_dags_cleared == true\n}",
                "x {\n  running_dags_cleared = false\n  y = \"running_dags_cleared = no\"\n}",
                "x {\n  y = \"\\\"${\"running_dags_cleared = no\"}\"\n  running_dags_cleared = false\n}",
                "x {\n  y = \"$${\"\n  running_dags_cleared = false\n}",
                "x {\n  y = \"%{ if a }b%{ endif }\"\n  running_dags_cleared = false\n}",
                "# running_dags_cleared = no\nrunning_dags_cleared = false",
                "// running_dags_cleared = no\nrunning_dags_cleared = false",
                "/* running_dags_cleared = no\n */\nrunning_dags_cleared = false",
                "a = <<EOT\nrunning_dags_cleared = no\nEOT\nrunning_dags_cleared = false",
                "a = <<-EOT\n  running_dags_cleared = no\n  EOT\n  running_dags_cleared = false",
                "a = <<EOT\r\nrunning_dags_cleared = no\r\nEOT\r\nrunning_dags_cleared = false",
                "a = 1 << 2\nrunning_dags_cleared = false",
                "variable \"running_dags_cleared\" {\n}\nx {\n  running_dags_cleared = false\n}",
            })
    void setsTheGateAndNothingElse(String text) throws GateUnreadable {
        var at = text.lastIndexOf("running_dags_cleared = false");
        var start = text.indexOf("false", at >= 0 ? at : text.indexOf("running_dags_cleared"));
        var expected = text.substring(0, start) + "true" + text.substring(start + 5);

        assertThat(opened(text)).isEqualTo(expected);
        assertThat(GATE.isOpen(text.getBytes(UTF_8))).isFalse();
        assertThat(GATE.isOpen(expected.getBytes(UTF_8))).isTrue();
    }

    @Test
    void openingAndClosingGivesTheSameBytes() throws GateUnreadable {
        var bytes = new byte[] {(byte) 0xff, (byte) 0xc3, '\n', '\r', '\n'};
        var gate = GATE_LINE.getBytes(UTF_8);
        var file = new byte[bytes.length + gate.length];
        System.arraycopy(bytes, 0, file, 0, bytes.length);
        System.arraycopy(gate, 0, file, bytes.length, gate.length);

        var opened = GATE.set(file, true);

        assertThat(opened).hasSize(file.length - 1);
        assertThat(GATE.set(opened, false)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# running_dags_cleared = false",
                "a = \"running_dags_cleared = false\"",
                "a = <<EOT\nrunning_dags_cleared = false\nEOT",
                "a = <<EOT\nrunning_dags_cleared = false",
                "/* running_dags_cleared = false",
                "running_dags_cleared == false",
                "running_dags_cleared {\n}",
                "x = var.running_dags_cleared",
            })
    void aGateThatIsNotThereIsAnError(String text) {
        assertThatThrownBy(() -> opened(text))
                .isInstanceOf(GateUnreadable.class)
                .hasMessage("there is no assignment of running_dags_cleared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "running_dags_cleared = var.cleared",
                "running_dags_cleared = \"false\"",
                "running_dags_cleared = false || true",
                "running_dags_cleared = falsey",
                "running_dags_cleared = !true",
                "running_dags_cleared = false.x",
                "running_dags_cleared =\n  false",
                "running_dags_cleared = ",
            })
    void aGateThatIsNoPlainTruthValueIsAnError(String text) {
        assertThatThrownBy(() -> opened(text))
                .isInstanceOf(GateUnreadable.class)
                .hasMessageContaining("in line")
                .hasMessageContaining("no plain true or false");
    }

    @Test
    void twoGatesAreAnErrorThatNamesTheirLines() {
        assertThatThrownBy(() -> opened("a {\n" + GATE_LINE + "}\nb {\n" + GATE_LINE + "}\n"))
                .isInstanceOf(GateUnreadable.class)
                .hasMessageContaining("lines [2, 5]");
    }

    static Stream<String> surroundings() {
        var random = new Random(20230703);
        var pieces =
                List.of(
                        "# running_dags_cleared = true\n",
                        "// \"quoted ${ in a comment\r\n",
                        "/* {\n running_dags_cleared = true\n*/\n",
                        "a = \"x # ${f(\"running_dags_cleared = true }\")} /* \"\n",
                        "b = <<EOT\n\" ${ running_dags_cleared = true\nEOT\n",
                        "c = <<-END\n  /* running_dags_cleared = true\n  END\r\n",
                        "d = var.running_dags_cleared == true ? 1 : 2\n",
                        "running_dags_cleared_at = true\n",
                        "not_running_dags_cleared=true\n",
                        "e = \"\\\\\"\n",
                        "f = \"$${ %%{\"\n",
                        "block \"running_dags_cleared\" {\n}\n",
                        "   \t \r\n");
        return IntStream.range(0, 500)
                .mapToObj(i ->
                        random.ints(random.nextInt(12), 0, pieces.size())
                                .mapToObj(pieces::get)
                                .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void whateverSurroundsItIsLeftAlone(String surroundings) throws GateUnreadable {
        var text = surroundings + GATE_LINE + surroundings;

        assertThat(opened(text))
                .isEqualTo(surroundings + GATE_LINE.replace("false", "true") + surroundings);
        assertThatThrownBy(() -> opened(surroundings)).isInstanceOf(GateUnreadable.class);
    }
}
