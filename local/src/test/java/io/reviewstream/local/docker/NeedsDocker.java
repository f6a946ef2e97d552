package io.reviewstream.local.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class that is skipped, with one line that says why, unless it is asked for and a Docker engine answers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("docker")
@ExtendWith(NeedsDocker.Condition.class)
@interface NeedsDocker {
    /** Says its line once for all classes. */
    final class Condition implements ExecutionCondition {
        private static final AtomicBoolean SAID = new AtomicBoolean();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getProperty("docker") == null) {
                return skipped("Docker tests skipped: mvn verify -Ddocker runs them");
            }
            Shell.Result engine = Shell.run("docker", "info", "--format", "{{.ServerVersion}}");
            if (engine.exitCode() != 0) {
                return skipped("Docker tests skipped: no engine answers (docker info: "
                        + engine.output()
                                .strip()
                                .lines()
                                .reduce((first, last) -> last)
                                .orElse("") + ")");
            }
            return ConditionEvaluationResult.enabled("engine " + engine.output().strip());
        }

        private static ConditionEvaluationResult skipped(String line) {
            if (SAID.compareAndSet(false, true)) {
                System.out.println(line);
            }
            return ConditionEvaluationResult.disabled(line);
        }
    }
}
