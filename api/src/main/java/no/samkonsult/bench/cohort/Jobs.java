package no.samkonsult.bench.cohort;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The service's own scheduled jobs that alerting depends on, run when their time has come in the simulation. */
final class Jobs {
    private static final String MISSING_READINGS = "no.samkonsult.alert.missing";

    private final List<Job> whenDue;
    private final List<Job> sweeps;

    private Jobs(List<Job> whenDue, List<Job> sweeps) {
        this.whenDue = whenDue;
        this.sweeps = sweeps;
    }

    private record Job(Object bean, ExecutableMethod<Object, ?> method) {
        void run() {
            method.invoke(bean);
        }
    }

    static Jobs of(ApplicationContext context) {
        return new Jobs(
                List.of(only(context, "Unanswered", "escalate"), only(context, "EscalationJob", "takeSteps")),
                find(context, (type, _) -> type.getPackageName().startsWith(MISSING_READINGS))
                        .toList());
    }

    /** Alerts what was not measured again in time, and takes the steps of alerts that are due. */
    void whenDue() {
        whenDue.forEach(Job::run);
    }

    /** Looks for readings that have not come. */
    void sweep() {
        sweeps.forEach(Job::run);
    }

    private static Job only(ApplicationContext context, String bean, String name) {
        return find(context, (type, method) -> type.getSimpleName().equals(bean) && method.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no job %s.%s".formatted(bean, name)));
    }

    private static Stream<Job> find(ApplicationContext context, BiPredicate<Class<?>, String> wanted) {
        return context.getAllBeanDefinitions().stream().flatMap(definition -> find(context, definition, wanted));
    }

    @SuppressWarnings("unchecked") // whatever a bean is, it is an object
    private static Stream<Job> find(
            ApplicationContext context, BeanDefinition<?> definition, BiPredicate<Class<?>, String> wanted) {
        Collection<? extends ExecutableMethod<?, ?>> methods = definition.getExecutableMethods();
        return methods.stream()
                .filter(method -> method.hasAnnotation(Scheduled.class))
                .filter(method -> wanted.test(definition.getBeanType(), method.getMethodName()))
                .map(method -> new Job(context.getBean(definition), (ExecutableMethod<Object, ?>) method));
    }
}
