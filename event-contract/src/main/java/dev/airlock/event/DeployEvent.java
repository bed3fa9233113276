package dev.airlock.event;

/**
 * A fact about one deploy. On the deploys topic; the record key is the target, the CloudEvents
 * subject the deploy, so neither is repeated in the data.
 */
public sealed interface DeployEvent
        permits LedgerEvent,
                OperatorEvent,
                WatcherEvent,
                ReleaseEvent,
                InfraEvent,
                VerifierEvent,
                StepEvent {}
