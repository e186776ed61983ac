package no.samkonsult.platform;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Runs a method that is marked {@link Acting} in a transaction of the actor among its parameters. */
@Singleton
@InterceptorBean(Acting.class)
final class ActingInterceptor implements MethodInterceptor<Object, @Nullable Object> {
    private final Transactions transactions;

    ActingInterceptor(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, @Nullable Object> call) {
        return transactions.<@Nullable Object>as(actor(call), _ -> call.proceed());
    }

    private static Actor actor(MethodInvocationContext<?, ?> call) {
        return Arrays.stream(call.getParameterValues())
                .filter(Actor.class::isInstance)
                .map(Actor.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s acts in nobody's name".formatted(call)));
    }
}
