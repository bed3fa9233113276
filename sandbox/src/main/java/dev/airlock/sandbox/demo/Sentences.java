package dev.airlock.sandbox.demo;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent;
import dev.airlock.event.LedgerEvent;
import dev.airlock.event.OperatorEvent;
import dev.airlock.event.ReleaseEvent;
import dev.airlock.event.StepEvent;
import dev.airlock.event.VerifierEvent;
import dev.airlock.event.WatcherEvent;
import java.util.List;
import java.util.stream.Stream;

/** An event as people read it: one sentence, then what there is to see. */
record Sentences(String says, List<String> details) {
    static Sentences of(DeployEvent event) {
        return switch (event) {
            case LedgerEvent ledger -> CourseSentences.of(ledger);
            case OperatorEvent operator -> CourseSentences.of(operator);
            case StepEvent step -> CourseSentences.of(step);
            case WatcherEvent watcher -> WorkSentences.of(watcher);
            case ReleaseEvent release -> WorkSentences.of(release);
            case InfraEvent infra -> WorkSentences.of(infra);
            case VerifierEvent verifier -> WorkSentences.of(verifier);
        };
    }

    static Sentences say(String says, String... details) {
        return new Sentences(says, lines(Stream.of(details)));
    }

    static List<String> lines(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank()).toList();
    }
}
