package no.samkonsult.device.decode.vendor;

import java.util.Optional;

/** The mappings there are just now. Asked for every message that no standard decoder takes, so it must answer from memory. */
public interface Mappings {
    Mappings NONE = new Mappings() {
        @Override
        public Optional<Mapping> ofContentType(String mediaType) {
            return Optional.empty();
        }

        @Override
        public Optional<Mapping> ofDevice(String device) {
            return Optional.empty();
        }
    };

    /** @param mediaType in lower case and without parameters */
    Optional<Mapping> ofContentType(String mediaType);

    /** For plain JSON on the reading topic of a device whose model has a mapping. */
    Optional<Mapping> ofDevice(String device);

    /** One mapping alone, for trying it. */
    static Mappings only(Mapping mapping) {
        return new Mappings() {
            @Override
            public Optional<Mapping> ofContentType(String mediaType) {
                return mapping.contentType().equals(mediaType) ? Optional.of(mapping) : Optional.empty();
            }

            @Override
            public Optional<Mapping> ofDevice(String device) {
                return Optional.empty();
            }
        };
    }
}
