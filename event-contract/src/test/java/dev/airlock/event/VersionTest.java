package dev.airlock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VersionTest {

    @Property
    void readsWhatItWrites(@ForAll("versions") String text) {
        assertThat(Version.of(text)).hasToString(text).isEqualTo(new Version(text));
    }

    @Property
    void refusesAnythingAroundAVersion(
            @ForAll("versions") String text, @ForAll("additions") String addition) {
        assertThatThrownBy(() -> Version.of(text + addition))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Version.of(addition + text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void refusesArbitraryText(@ForAll String text) {
        assertThatThrownBy(() -> Version.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> versions() {
        var two = Arbitraries.strings().numeric().ofLength(2);
        var year = Arbitraries.strings().numeric().ofLength(4);
        return two.list()
                .ofSize(5)
                .flatMap(rest -> year.map(y -> y + "." + String.join(".", rest)));
    }

    @Provide
    Arbitrary<String> additions() {
        return Arbitraries.of("\n", " ", ";id", "$(id)", "/..", "0", "\u0000", "-x");
    }
}
