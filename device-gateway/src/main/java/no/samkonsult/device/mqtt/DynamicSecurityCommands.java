package no.samkonsult.device.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.device.topic.DeviceId;

/** The commands of Mosquitto's dynamic-security plugin as JSON, and which rights a device and a gateway have. */
final class DynamicSecurityCommands {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WRITE = "publishClientSend";
    private static final String READ = "publishClientReceive";

    private DynamicSecurityCommands() {}

    static ObjectNode denyByDefault() {
        ArrayNode defaults = JSON.createArrayNode();
        defaults.add(access(WRITE, false)).add(access(READ, false));
        defaults.add(access("subscribe", false)).add(access("unsubscribe", true));
        ObjectNode command = command("setDefaultACLAccess");
        command.set("acls", defaults);
        return command;
    }

    static ObjectNode createRole(String role) {
        return command("createRole").put("rolename", role);
    }

    static ObjectNode setRights(String role, JsonNode rights) {
        ObjectNode command = command("modifyRole").put("rolename", role);
        command.set("acls", rights);
        return command;
    }

    static ObjectNode createClient(String user, String password) {
        return command("createClient").put("username", user).put("password", password);
    }

    static ObjectNode setClient(String user, String password, String role) {
        ObjectNode command = command("modifyClient").put("username", user).put("password", password);
        command.putArray("roles").addObject().put("rolename", role);
        return command;
    }

    static ObjectNode withoutRoles(String user) {
        ObjectNode command = command("modifyClient").put("username", user);
        command.putArray("roles");
        return command;
    }

    static ObjectNode enable(String user) {
        return command("enableClient").put("username", user);
    }

    static ObjectNode disable(String user) {
        return command("disableClient").put("username", user);
    }

    static ArrayNode deviceRights(DeviceId device) {
        ArrayNode rights = JSON.createArrayNode();
        for (Channel channel : Channel.values()) {
            String filter = channel.filter(device);
            if (channel.writtenByDevice()) {
                rights.add(right(WRITE, filter));
            } else {
                rights.add(right("subscribePattern", filter)).add(right(READ, filter));
            }
        }
        return rights;
    }

    /** A subscription is allowed by its literal text, shared prefix included: a pattern without it does not cover it. */
    static ArrayNode gatewayRights() {
        ArrayNode rights = JSON.createArrayNode();
        for (Channel channel : Channel.upward()) {
            rights.add(right("subscribeLiteral", Lane.MAIN.filter(channel.filterForEveryDevice(), true)));
            rights.add(right("subscribeLiteral", Lane.EXPRESS.filter(channel.filterForEveryDevice(), true)));
            rights.add(right(READ, channel.filterForEveryDevice()));
        }
        rights.add(right(WRITE, Channel.COMMAND.filterForEveryDevice()));
        rights.add(right(WRITE, Channel.RECEIPT.filterForEveryDevice()));
        return rights;
    }

    private static ObjectNode command(String name) {
        return JSON.createObjectNode().put("command", name);
    }

    private static ObjectNode right(String type, String topic) {
        return access(type, true).put("topic", topic);
    }

    private static ObjectNode access(String type, boolean allow) {
        return JSON.createObjectNode().put("acltype", type).put("allow", allow);
    }
}
