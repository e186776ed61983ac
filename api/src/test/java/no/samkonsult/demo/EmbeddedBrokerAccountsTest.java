package no.samkonsult.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.samkonsult.registry.BrokerAccounts;
import no.samkonsult.registry.BrokerAccountsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerAccountsTest implements BrokerAccountsContract {
    private final Map<String, String> table = new ConcurrentHashMap<>();
    private EmbeddedBroker broker;

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = EmbeddedBroker.start(folder, 0);
        broker.admit((device, password) -> !password.isEmpty() && password.equals(table.get(device)));
    }

    @BeforeEach
    void forget() {
        table.clear();
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Override
    public BrokerAccounts accounts() {
        return broker;
    }

    @Override
    public String url() {
        return broker.url();
    }

    @Override
    public void register(String device, String password) {
        table.put(device, password);
    }
}
