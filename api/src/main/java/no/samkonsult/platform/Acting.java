package no.samkonsult.platform;

import io.micronaut.aop.Around;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method is one transaction, in the name of its parameter of type {@link Actor}; inside another transaction of the same
 * actor it joins that. See {@link Transactions}.
 */
@Around
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Acting {}
