package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.DevicePort;
import no.samkonsult.fhir.DeviceQuery;
import no.samkonsult.fhir.DeviceRecord;
import no.samkonsult.fhir.Page;
import no.samkonsult.registry.Device;
import no.samkonsult.registry.DeviceRegister;
import no.samkonsult.shared.PatientId;

/** Devices of patients one has a ground for, as FHIR Devices. A patient has few: they come on one page. */
@Singleton
final class RegisteredDevices implements DevicePort {
    private final DeviceRegister register;

    RegisteredDevices(DeviceRegister register) {
        this.register = register;
    }

    @Override
    public Optional<DeviceRecord> read(Caller caller, String id) {
        return Ids.uuid(id)
                .flatMap(uuid -> register.find(SessionCaller.of(caller), uuid))
                .map(RegisteredDevices::record);
    }

    @Override
    public Page<DeviceRecord> search(Caller caller, DeviceQuery query) {
        String patientId = query.patientId();
        List<Device> devices = patientId == null
                ? List.of()
                : Ids.uuid(patientId)
                        .map(uuid -> register.ofPatient(SessionCaller.of(caller), new PatientId(uuid)))
                        .orElseGet(List::of);
        return new Page<>(
                devices.stream()
                        .filter(device ->
                                query.identifier() == null || device.name().equals(query.identifier()))
                        .limit(query.count())
                        .map(RegisteredDevices::record)
                        .toList(),
                null);
    }

    private static DeviceRecord record(Device device) {
        UUID patient = device.patientId();
        return new DeviceRecord(
                device.id().toString(),
                device.name(),
                device.model(),
                null,
                null,
                device.model(),
                device.serialNumber(),
                patient == null ? null : patient.toString(),
                device.revokedAt() == null);
    }
}
