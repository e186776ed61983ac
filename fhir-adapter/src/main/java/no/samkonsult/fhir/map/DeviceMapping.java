package no.samkonsult.fhir.map;

import no.samkonsult.fhir.DeviceRecord;
import no.samkonsult.fhir.terms.DeviceTerms;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.Reference;

/** A measuring device as a Device. */
public final class DeviceMapping {
    private DeviceMapping() {}

    public static Device toResource(DeviceRecord row) {
        var resource = new Device();
        resource.setId(row.id());
        resource.addIdentifier().setSystem(Systems.DEVICE).setValue(row.identifier());
        resource.setStatus(row.active() ? FHIRDeviceStatus.ACTIVE : FHIRDeviceStatus.INACTIVE);
        resource.addDeviceName().setName(row.name()).setType(DeviceNameType.USERFRIENDLYNAME);
        resource.setManufacturer(row.manufacturer());
        resource.setModelNumber(row.model());
        resource.setSerialNumber(row.serialNumber());
        if (row.measures() != null) {
            resource.setType(Concepts.concept(DeviceTerms.of(row.measures())));
        }
        if (row.patientId() != null) {
            resource.setPatient(new Reference("Patient/" + row.patientId()));
        }
        return resource;
    }
}
