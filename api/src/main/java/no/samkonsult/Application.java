package no.samkonsult;

/** The command line. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        io.micronaut.runtime.Micronaut.run(Application.class, arguments);
    }
}
