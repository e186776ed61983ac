package no.samkonsult.demo;

/** The service's own table of devices, asked at every login: the broker keeps no copy that could go stale. */
@FunctionalInterface
public interface DeviceLogins {
    boolean valid(String device, String password);
}
