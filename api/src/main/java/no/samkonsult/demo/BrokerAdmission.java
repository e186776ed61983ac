package no.samkonsult.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.interceptor.connack.parameter.ConnackOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.connack.parameter.ConnackOutboundOutput;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The broker's door: who may connect, under which client id, with which topics.
 *
 * <p>A session belongs to its client id alone, so a free choice of client id would give one device another's receipts; an id
 * must therefore be the user name, or begin with it and a slash.
 */
final class BrokerAdmission implements ExtensionMain {
    static final String GATEWAY = "samkonsult-gateway";

    /** A name with a wildcard or a level separator would reach beyond its own topics and client ids. */
    private static final Pattern NAME = Pattern.compile("[^/+#]+");

    private static final String CUTS = "cuts";

    private final String gatewayPassword;
    /** How many times each device has been cut off: a login begun before the last time is void. */
    private final Map<String, Integer> cuts = new ConcurrentHashMap<>();

    private volatile @Nullable DeviceLogins logins;
    private volatile @Nullable ClientService clients;

    BrokerAdmission(String gatewayPassword) {
        this.gatewayPassword = gatewayPassword;
    }

    void ask(DeviceLogins deviceLogins) {
        logins = deviceLogins;
    }

    /** Closes the device's connections; every login from now on asks the table anew. */
    void cutOff(String device) {
        cuts.merge(device, 1, Integer::sum);
        var service = requireNonNull(clients, "the broker has not started");
        Queue<String> ids = new ConcurrentLinkedQueue<>();
        service.iterateAllClients((_, session) -> {
                    if (userOf(session.getClientIdentifier()).equals(device)) {
                        ids.add(session.getClientIdentifier());
                    }
                })
                .join();
        ids.forEach(id -> disconnect(service, id).join());
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        clients = Services.clientService();
        SimpleAuthenticator authenticator = this::decide;
        Services.securityRegistry().setAuthenticatorProvider(_ -> authenticator);
        Services.interceptorRegistry().setConnackOutboundInterceptorProvider(_ -> this::expelIfCutOffMeanwhile);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        clients = null;
    }

    private void decide(SimpleAuthInput input, SimpleAuthOutput output) {
        var user = input.getConnectPacket().getUserName().orElse("");
        var clientId = input.getClientInformation().getClientId();
        input.getConnectionInformation().getConnectionAttributeStore().putAsString(CUTS, cutsOf(clientId));
        var refusal = refusal(user, clientId, input.getConnectPacket().getPassword());
        if (refusal.isPresent()) {
            output.failAuthentication(refusal.get());
            return;
        }
        var permissions = output.getDefaultPermissions();
        permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        permissions.addAll(user.equals(GATEWAY) ? BrokerPermissions.ofGateway() : BrokerPermissions.ofDevice(user));
        output.authenticateSuccessfully();
    }

    private Optional<ConnackReasonCode> refusal(String user, String clientId, Optional<ByteBuffer> password) {
        if (user.isEmpty() || password.isEmpty()) {
            return Optional.of(ConnackReasonCode.NOT_AUTHORIZED);
        }
        if (!NAME.matcher(user).matches()) {
            return Optional.of(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
        }
        if (!userOf(clientId).equals(user)) {
            return Optional.of(ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        }
        var given = UTF_8.decode(password.get()).toString();
        return user.equals(GATEWAY) ? refusalOfGateway(clientId, given) : refusalOfDevice(user, given);
    }

    private Optional<ConnackReasonCode> refusalOfGateway(String clientId, String password) {
        if (clientId.equals(GATEWAY)) {
            return Optional.of(ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        }
        return MessageDigest.isEqual(password.getBytes(UTF_8), gatewayPassword.getBytes(UTF_8))
                ? Optional.empty()
                : Optional.of(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }

    private Optional<ConnackReasonCode> refusalOfDevice(String device, String password) {
        var table = logins;
        if (table == null) {
            return Optional.of(ConnackReasonCode.SERVER_UNAVAILABLE);
        }
        return table.valid(device, password)
                ? Optional.empty()
                : Optional.of(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }

    /**
     * The last step of a login, when the connection can be found by its client id. Without it, a device that is cut off between
     * the check of its password and this moment would stay.
     */
    private void expelIfCutOffMeanwhile(ConnackOutboundInput input, ConnackOutboundOutput output) {
        var clientId = input.getClientInformation().getClientId();
        var atLogin =
                input.getConnectionInformation().getConnectionAttributeStore().getAsString(CUTS);
        var service = clients;
        if (service != null && atLogin.isPresent() && !atLogin.get().equals(cutsOf(clientId))) {
            var _ = disconnect(service, clientId);
        }
    }

    private String cutsOf(String clientId) {
        return String.valueOf(cuts.getOrDefault(userOf(clientId), 0));
    }

    private static CompletableFuture<Boolean> disconnect(ClientService service, String clientId) {
        return service.disconnectClient(clientId, false, DisconnectReasonCode.NOT_AUTHORIZED, "revoked");
    }

    /** Right for every admitted client, since no user name has a slash. */
    private static String userOf(String clientId) {
        var slash = clientId.indexOf('/');
        return slash < 0 ? clientId : clientId.substring(0, slash);
    }
}
