package no.samkonsult.deviceport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import no.samkonsult.demo.TestClient;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.registry.BrokerAccounts;
import no.samkonsult.registry.BrokerAccountsContract;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoBrokerAccountsTest implements BrokerAccountsContract {
    private static final URI NOWHERE = URI.create("tcp://127.0.0.1:1");

    private Mosquitto broker;
    private BrokerAccounts accounts;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        broker = Mosquitto.start(folder);
        provision(broker.forGateway());
        accounts = accounts(broker.forGateway());
    }

    @AfterEach
    void stop() {
        if (broker != null) { // not started where the test was skipped
            broker.close();
        }
    }

    @Test
    void theGatewayReadsWhatAGrantedDeviceWrites() throws MqttException {
        accounts.grant("anna-bp", "first");
        try (var gateway = TestClient.connect(broker.forGateway().toString(), "gateway", "g", "gateway/1");
                var device = TestClient.connect(url(), "anna-bp", "first", "anna-bp")) {
            assertThat(gateway.subscribe("$share/samkonsult/dho/v1/+/reading")).isEqualTo(1);
            device.publish("dho/v1/anna-bp/reading", "120/80");
            assertThat(gateway.nextMessage()).isEqualTo("dho/v1/anna-bp/reading 120/80");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsAnInputOutputError() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> accounts(NOWHERE).grant("anna-bp", "first"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> accounts(NOWHERE).revoke("anna-bp"));
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> provision(NOWHERE));
    }

    @Override
    public BrokerAccounts accounts() {
        return accounts;
    }

    @Override
    public String url() {
        return broker.forDevices().toString();
    }

    private static BrokerAccounts accounts(URI address) {
        return new MosquittoBrokerAccounts(address, "", "admin", Mosquitto.ADMINISTRATOR_PASSWORD);
    }

    private static void provision(URI address) {
        GatewayAccount.provision(address, "", "admin", Mosquitto.ADMINISTRATOR_PASSWORD, "gateway", "g");
    }
}
