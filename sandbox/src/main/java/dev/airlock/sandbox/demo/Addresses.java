package dev.airlock.sandbox.demo;

import dev.airlock.sandbox.world.Outside;
import java.net.URI;

/** Where a world can be reached, and how to deploy in it by hand. */
final class Addresses {
    private Addresses() {}

    static void show(Screen screen, Outside outside, URI api, String target) {
        screen.heading("Addresses");
        screen.line("  REST API    " + api + "/api/v1");
        screen.line(
                "  stand-ins   %s/%s/{airflow,github,registry,sentry,slack,webhook}"
                        .formatted(outside.standIns(), target));
        screen.line("  infra repo  " + outside.infra(target).directory());
        screen.heading("Deploy by hand");
        screen.line(
                """
                export AIRLOCK=%s/api/v1 TOKEN=%s

                # start one; the answer has its id
                curl -s -X POST $AIRLOCK/deploys -H "Authorization: Bearer $TOKEN" \\
                  -H "Idempotency-Key: $(uuidgen)" -H 'Content-Type: application/json' \\
                  -d '{"target": "%s", "reason": "trying it"}'
                export DEPLOY=<id>

                # follow it, live
                curl -sN $AIRLOCK/deploys/$DEPLOY/events -H "Authorization: Bearer $TOKEN" \\
                  -H 'Accept: text/event-stream'

                # where it stands; the plan; what git, just and Terraform printed
                curl -s $AIRLOCK/deploys/$DEPLOY -H "Authorization: Bearer $TOKEN"
                curl -s $AIRLOCK/deploys/$DEPLOY/plan -H "Authorization: Bearer $TOKEN"
                curl -s $AIRLOCK/deploys/$DEPLOY/output -H "Authorization: Bearer $TOKEN" \\
                  -H 'Accept: text/plain'

                # approve exactly that plan
                curl -s -X POST $AIRLOCK/deploys/$DEPLOY/approval -H "Authorization: Bearer $TOKEN" \\
                  -H 'Content-Type: application/json' \\
                  -d '{"decision": "approve", "planId": "<planId>", "planSha256": "<planSha256>"}'\
                """
                        .formatted(api, outside.tokens().operator(), target));
    }
}
