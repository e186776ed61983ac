package no.samkonsult;

import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it into the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Application.class.getPackage().getImplementationVersion();
        return new String[] {"Samkonsult " + (version == null ? "(not packaged)" : version)};
    }
}
