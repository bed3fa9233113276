package dev.airlock.notify.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;

/** The one key of the {@code airflow} section that says where people find it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AirflowKey(URI url) {
    AirflowKey {
        if (url == null) {
            throw new IllegalArgumentException("url is missing");
        }
    }
}
