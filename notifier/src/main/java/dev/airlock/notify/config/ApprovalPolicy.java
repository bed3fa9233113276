package dev.airlock.notify.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The one key of the {@code policy} section that says whether a person approves plans. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ApprovalPolicy(@Nullable Boolean autoApprove) {
    boolean asksAPerson() {
        return !Boolean.TRUE.equals(autoApprove);
    }
}
