package dev.airlock.watcher.platform;

import dev.airlock.event.RunningDag;
import dev.airlock.watcher.airflow.Airflow;
import dev.airlock.watcher.airflow.AirflowConfig;
import java.time.Clock;
import java.util.List;

/** One target's platform: how to read it, and how to judge what was read. */
public final class Platform {
    private final Airflow airflow;
    private final AirflowConfig config;
    private final PlatformReader reader;
    private final RunClassifier classifier;
    private final UsualDurations usual;

    Platform(Airflow airflow, AirflowConfig config, Clock clock) {
        this.airflow = airflow;
        this.config = config;
        this.reader = new PlatformReader(airflow, config, clock);
        this.classifier = new RunClassifier(config);
        this.usual = new UsualDurations(airflow, clock);
    }

    public Airflow airflow() {
        return airflow;
    }

    public AirflowConfig config() {
        return config;
    }

    public RunClassifier classifier() {
        return classifier;
    }

    public UsualDurations usual() {
        return usual;
    }

    /** One reading; see {@link PlatformReader#read}. */
    public Reading read() throws InterruptedException {
        return reader.read();
    }

    /** Nothing seen yet. */
    public Sightings sightings() {
        return new Sightings(config.settle(), config.poke());
    }

    /** For the events; how long a busy run's DAG usually takes is asked, and may not be known. */
    public List<RunningDag> report(List<Finding> findings) throws InterruptedException {
        return Parallel.map(
                findings,
                finding ->
                        finding.report(
                                finding.is(Activity.BUSY) ? usual.of(finding.dagId()) : null));
    }
}
