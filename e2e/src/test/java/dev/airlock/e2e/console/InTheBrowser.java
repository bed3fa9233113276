package dev.airlock.e2e.console;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all stories the same console, which ends after the last; where no Chromium is, none. */
final class InTheBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.find()
                .map(chromium -> enabled("in " + chromium))
                .orElseGet(() -> disabled("no Chromium on the path, by none of " + Chromium.NAMES));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Console.class;
    }

    @Override
    public Console resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return console(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        console(context).everybodyLeaves();
    }

    private static Console console(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(InTheBrowser.class))
                .computeIfAbsent(
                        Console.class,
                        _ -> Console.open(Chromium.find().orElseThrow()),
                        Console.class);
    }
}
