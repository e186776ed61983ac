package no.samkonsult.demo;

/** The demo region: the seven Nordhordland municipalities, their hospitals, fictional people with synthetic identity numbers. */
final class DemoRegion {
    private DemoRegion() {}

    /** Loads the region into an empty database; does nothing where it is loaded. */
    static void load(String url, String appPassword) {}
}
