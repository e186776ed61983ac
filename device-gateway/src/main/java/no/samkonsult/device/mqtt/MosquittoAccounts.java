package no.samkonsult.device.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import no.samkonsult.device.topic.DeviceId;

/**
 * The accounts of devices at a Mosquitto broker with the dynamic-security plugin. One role for each device, because Mosquitto
 * 2.0 cannot put the user name into a topic pattern.
 *
 * <p>Every method may be repeated: it makes the account what it should be, whatever it was. Each connects, asks and leaves, since
 * accounts change seldom.
 */
public final class MosquittoAccounts {
    private static final String GATEWAY_ROLE = "samkonsult-gateway";
    private static final Set<String> ALREADY_THERE = Set.of("Role already exists", "Client already exists");
    private static final Set<String> ALREADY_GONE = Set.of("Client not found");

    private final Broker broker;
    private final String userName;
    private final String password;

    /** The user name and password are those of the plugin's administrator. */
    public MosquittoAccounts(Broker broker, String userName, String password) {
        this.broker = broker;
        this.userName = userName;
        this.password = password;
    }

    /** Denies everybody everything by default, and gives the gateway what it reads and writes. */
    public void provisionGateway(String gatewayUserName, String gatewayPassword) {
        try (DynamicSecurity security = connect()) {
            security.run(DynamicSecurityCommands.denyByDefault(), Set.of());
            put(security, GATEWAY_ROLE, DynamicSecurityCommands.gatewayRights(), gatewayUserName, gatewayPassword);
        }
    }

    /** Lets the device write its own topics and read its commands and receipts. A device that is connected is disconnected. */
    public void grant(String user, String userPassword) {
        DeviceId device = new DeviceId(user);
        try (DynamicSecurity security = connect()) {
            put(security, "device-" + user, DynamicSecurityCommands.deviceRights(device), user, userPassword);
        }
    }

    /**
     * Disconnects the device at once and refuses it from then on, until it is granted again. Its rights go too: whoever comes with a
     * certificate is not asked whether the account is disabled.
     */
    public void revoke(String user) {
        DeviceId device = new DeviceId(user);
        try (DynamicSecurity security = connect()) {
            security.run(DynamicSecurityCommands.withoutRoles(device.value()), ALREADY_GONE);
            security.run(DynamicSecurityCommands.disable(device.value()), ALREADY_GONE);
        }
    }

    private static void put(DynamicSecurity security, String role, JsonNode rights, String user, String userPassword) {
        security.run(DynamicSecurityCommands.createRole(role), ALREADY_THERE);
        security.run(DynamicSecurityCommands.setRights(role, rights), Set.of());
        security.run(DynamicSecurityCommands.createClient(user, userPassword), ALREADY_THERE);
        security.run(DynamicSecurityCommands.setClient(user, userPassword, role), Set.of());
        security.run(DynamicSecurityCommands.enable(user), Set.of());
    }

    private DynamicSecurity connect() {
        return DynamicSecurity.connect(broker, userName, password);
    }
}
