package no.samkonsult.device.decode.vendor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.device.Kind;
import no.samkonsult.device.decode.vendor.MappedValue.Choice;
import org.jspecify.annotations.Nullable;

/** Mappings of shapes that makers have published. */
public final class Makers {
    /**
     * Withings' groups of measures (https://developer.withings.com/api-reference/#operation/measure-getmeas): the real value is
     * value × 10^unit; types 1 weight, 9 diastolic, 10 systolic, 11 pulse, 54 saturation, 71 body temperature; category 2 is a
     * goal; attrib 2 and 4 were entered by hand.
     */
    public static final Mapping WITHINGS = new Mapping(
            "Withings",
            "application/vnd.withings.measure+json",
            new Pointer("/body/measuregrps"),
            new Condition(new Pointer("/category"), Set.of("1")),
            MappedTime.at("/date", TimeFormat.EPOCH_SECONDS),
            new MappedDetails(null, null, null, null, false, new Condition(new Pointer("/attrib"), Set.of("2", "4"))),
            List.of(
                    new MappedReading(
                            Kind.BLOOD_PRESSURE,
                            null,
                            null,
                            List.of(measure("systolic", "10"), measure("diastolic", "9"), measure("pulse", "11"))),
                    new MappedReading(Kind.WEIGHT, null, null, List.of(measure("value", "1")))));

    /**
     * iHealth's list of blood pressures (https://developer.ihealthlabs.com/dev_documentation_43.htm): BPUnit 0 is mmHg and 1 is
     * kPa, MDate the clock on the wall of the zone beside it.
     */
    public static final Mapping IHEALTH = new Mapping(
            "iHealth",
            "application/vnd.ihealth.bp+json",
            new Pointer("/BPDataList"),
            null,
            new MappedTime(new Pointer("/MDate"), TimeFormat.LOCAL_EPOCH_SECONDS, null, new Pointer("/TimeZone"), true),
            new MappedDetails(
                    null, null, null, null, false, new Condition(new Pointer("/DataSource"), Set.of("Manual"))),
            List.of(ihealth("0", null), ihealth("1", "kPa")));

    /** The flat form of a hub, as in the samples of https://github.com/microsoft/iomt-fhir. */
    public static final Mapping FLAT = new Mapping(
            "Hub",
            "application/x.hub.flat+json",
            null,
            null,
            MappedTime.at("/measurementdatetime", TimeFormat.ISO_OFFSET),
            new MappedDetails(
                    new Pointer("/number"),
                    new Pointer("/user"),
                    new Pointer("/deviceid"),
                    new Pointer("/battery"),
                    true,
                    null),
            List.of(new MappedReading(
                    Kind.BLOOD_PRESSURE,
                    null,
                    null,
                    List.of(
                            MappedValue.at("systolic", "/systolic").asRequired(),
                            MappedValue.at("diastolic", "/diastolic").asRequired(),
                            MappedValue.at("pulse", "/heartrate")))));

    public static final Mappings ALL = new Mappings() {
        private final Map<String, Mapping> known =
                Stream.of(WITHINGS, IHEALTH, FLAT).collect(Collectors.toMap(Mapping::contentType, Function.identity()));

        @Override
        public Optional<Mapping> ofContentType(String mediaType) {
            return Optional.ofNullable(known.get(mediaType));
        }

        @Override
        public Optional<Mapping> ofDevice(String device) {
            return device.equals("flat-hub") ? Optional.of(FLAT) : Optional.empty();
        }
    };

    private Makers() {}

    private static MappedValue measure(String name, String type) {
        Choice choice = new Choice(new Pointer("/measures"), new Condition(new Pointer("/type"), Set.of(type)));
        return new MappedValue(name, new Pointer("/value"), choice, new Pointer("/unit"), false);
    }

    private static MappedReading ihealth(String code, @Nullable String unit) {
        return new MappedReading(
                Kind.BLOOD_PRESSURE,
                new Condition(new Pointer("#/BPUnit"), Set.of(code)),
                unit,
                List.of(
                        MappedValue.at("systolic", "/HP"),
                        MappedValue.at("diastolic", "/LP"),
                        MappedValue.at("pulse", "/HR")));
    }
}
