package dev.airlock.release.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.release.github.Changes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NecessityTest {
    private static final List<String> CATALOG = List.of("catalog/**");

    private static Optional<Changes> files(boolean truncated, String... files) {
        return Optional.of(new Changes(List.of(), false, List.of(files), truncated));
    }

    @Test
    void aFileUnderAPathMakesItNecessary() {
        assertThat(Necessity.of(files(false, "api/a.py", "catalog/dags/b.py"), CATALOG))
                .isEqualTo(new Necessity(true, List.of("catalog/dags/b.py")));
    }

    @Test
    void filesElsewhereDoNot() {
        assertThat(Necessity.of(files(false, "api/catalog/a.py"), CATALOG))
                .isEqualTo(new Necessity(false, List.of()));
    }

    @Test
    void withNothingToCompareWithItIs() {
        assertThat(Necessity.of(Optional.empty(), CATALOG).necessary()).isTrue();
    }

    @Test
    void aListCutShortIsADoubtAndSoItIs() {
        assertThat(Necessity.of(files(true, "api/a.py"), CATALOG).necessary()).isTrue();
    }
}
