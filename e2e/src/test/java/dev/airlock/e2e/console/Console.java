package dev.airlock.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import dev.airlock.sandbox.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The console of one world, and a browser to see it in: for all stories of it. */
final class Console implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 60_000;

    final World world;

    /** Two deploys that were ordered before anybody looked. */
    final UUID deployed;

    final UUID asked;

    private final Chromium chromium;
    private final List<Person> people = new ArrayList<>();

    private Console(Chromium chromium, World world) {
        this.chromium = chromium;
        this.world = world;
        deployed = Place.BACK.start(world, "Licences are counted wrongly");
        asked = Place.ASKED.start(world, "Wait longer for Flickr");
    }

    static Console open(Path chromium) {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var world = Place.world();
        return new Console(Chromium.start(chromium), world);
    }

    static String path(UUID deploy) {
        return "/console/deploys/" + deploy;
    }

    static String path(Place place) {
        return "/console/targets/" + place.target;
    }

    /** Somebody who orders deploys, and may do all but approve those. */
    Person operator() {
        return person(world.outside().tokens().operator());
    }

    /** Somebody else, who approves. */
    Person approver() {
        return person(world.outside().tokens().approver());
    }

    private Person person(String token) {
        var person = Person.at(chromium.browser(), world.api(), token);
        people.add(person);
        return person;
    }

    /** The image's tag that a platform runs. */
    String runningTag(Place place) {
        return world.outside().universe(place.target).airflow().runningTag().orElseThrow();
    }

    /** Their browsers are closed. */
    void everybodyLeaves() {
        people.forEach(Person::close);
        people.clear();
    }

    @Override
    public void close() {
        chromium.close();
        world.close();
    }
}
