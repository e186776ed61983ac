package no.samkonsult.deviceport;

import java.util.List;
import no.samkonsult.device.decode.sparkplug.Births;
import no.samkonsult.device.decode.sparkplug.EdgeNode;
import no.samkonsult.device.decode.sparkplug.InMemoryBirths;

class InMemoryBirthsTest implements BirthsContract {
    private final InMemoryBirths births = new InMemoryBirths();

    @Override
    public Births births() {
        return births;
    }

    @Override
    public List<EdgeNode> asked() {
        return List.copyOf(births.asked());
    }
}
