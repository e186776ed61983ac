/** What the gateways of people's homes publish about the devices beneath them: ThingsBoard, Zigbee2MQTT, OpenMQTTGateway. */
@NullMarked
package no.samkonsult.device.decode.home;

import org.jspecify.annotations.NullMarked;
