package no.samkonsult.scheduling.outside.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @ParameterizedTest(name = "{0} is open: {1}")
    @CsvSource({
        "127.0.0.1, false",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.0.0.1, false",
        "11.0.0.1, true",
        "100.63.255.255, true",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "100.128.0.1, true",
        "169.254.169.254, false",
        "172.15.255.255, true",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "192.0.0.8, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.20.0.1, true",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "93.184.215.14, true",
        "::1, false",
        "::, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::a00:1, false",
        "fe80::1, false",
        "fc00::1, false",
        "fd12:3456::1, false",
        "2002:a00:1::1, false",
        "2001:0:1::1, false",
        "2001:db9::1, true",
        "ff02::1, false"
    })
    void onlyTheOpenNetworkIsOpen(String address, boolean open) throws UnknownHostException {
        assertThat(AddressRules.isOpen(InetAddress.getByName(address))).isEqualTo(open);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://kalender.example.no/a.ics, https://kalender.example.no/a.ics",
        "webcal://kalender.example.no/a.ics, https://kalender.example.no/a.ics",
        "WEBCAL://kalender.example.no/a.ics, https://kalender.example.no/a.ics",
        "' https://kalender.example.no/a.ics ', https://kalender.example.no/a.ics",
        "http://127.0.0.1:99/a, http://127.0.0.1:99/a"
    })
    void readsAddressesAsProgramsGiveThem(String written, String read) {
        assertThat(AddressRules.read(written)).map(Object::toString).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kalender",
                "ftp://example.no/a",
                "file:///etc/passwd",
                "https://",
                "https://u:p@example.no/a",
                "https:// x",
                "/a.ics"
            })
    void refusesWhatIsNoAddressOfTheWeb(String written) {
        assertThat(AddressRules.read(written)).isEmpty();
    }
}
