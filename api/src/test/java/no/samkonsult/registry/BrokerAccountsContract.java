package no.samkonsult.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import no.samkonsult.demo.TestClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** What every broker must do with devices' accounts. */
public interface BrokerAccountsContract {
    /** A broker with the accounts under test, in which nobody has been granted anything. */
    BrokerAccounts accounts();

    /** The address that devices connect to. */
    String url();

    /** Does what the registry does before the accounts are told: the device has this password, or none. */
    default void register(String device, String password) {}

    @Test
    default void aGrantedDeviceWritesItsOwnReadings() throws MqttException {
        grant("anna-bp", "first");
        try (TestClient device = connect("anna-bp", "first")) {
            assertThat(device.publish("dho/v1/anna-bp/reading", "{}")).isLessThan(128);
        }
    }

    @Test
    default void aDeviceThatWasNeverGrantedIsRefused() {
        assertRefused("unknown-bp", "first");
    }

    @Test
    default void aNewPasswordReplacesTheOldOneAndClosesWhatItOpened() throws MqttException {
        grant("anna-bp", "first");
        try (TestClient device = connect("anna-bp", "first")) {
            grant("anna-bp", "second");
            await().until(() -> !device.isConnected());
        }
        assertRefused("anna-bp", "first");
        connect("anna-bp", "second").close();
    }

    @Test
    default void aRevokedDeviceIsDisconnectedAndRefusedUntilItIsGrantedAgain() throws MqttException {
        grant("anna-bp", "first");
        try (TestClient device = connect("anna-bp", "first")) {
            revoke("anna-bp");
            await().until(() -> !device.isConnected());
        }
        assertRefused("anna-bp", "first");
        revoke("anna-bp");
        grant("anna-bp", "second");
        connect("anna-bp", "second").close();
    }

    @Test
    default void othersAreLeftAlone() throws MqttException {
        grant("anna-bp", "first");
        grant("olav-bp", "first");
        try (TestClient olav = connect("olav-bp", "first")) {
            revoke("anna-bp");
            assertRefused("anna-bp", "first");
            assertThat(olav.publish("dho/v1/olav-bp/reading", "{}")).isLessThan(128);
        }
    }

    private void grant(String device, String password) {
        register(device, password);
        accounts().grant(device, password);
    }

    private void revoke(String device) {
        register(device, "");
        accounts().revoke(device);
    }

    private TestClient connect(String device, String password) throws MqttException {
        return TestClient.connect(url(), device, password, device);
    }

    private void assertRefused(String device, String password) {
        assertThatExceptionOfType(MqttException.class).isThrownBy(() -> connect(device, password));
    }
}
