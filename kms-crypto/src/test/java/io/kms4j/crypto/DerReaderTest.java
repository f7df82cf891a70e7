package io.kms4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerReaderTest {
    private static DerReader der(String hex) {
        return new DerReader(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200", // no octet
                "020180", // negative
                "02020001", // not the shortest
                "0202", // cut
                "02", // cut before the length
                "0280010000", // indefinite length
                "028101" + "05", // long form of a short length
                "02820001" + "05", // length with a leading zero
                "0284000000010" + "5", // four octets of length
                "0288ffffffffffffffff05", // a length that overflows
                "0283ffffff05", // longer than the input
                "040105" // another tag
            })
    void integer_refusesWhatIsNoShortestForm(String hex) {
        assertThatThrownBy(() -> der(hex).integer())
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.INVALID_FIELD));
    }

    @Test
    void integer_readsNumbers_fromZero() {
        assertThat(der("020100").integer()).isZero();
        assertThat(der("02020080").integer()).isEqualTo(BigInteger.valueOf(128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0600", "06022a80", "06032a8001", "060a2affffffffffffffff7f"})
    void objectIdentifier_refusesWhatIsMalformed(String hex) {
        assertThatThrownBy(() -> der(hex).objectIdentifier()).isInstanceOf(KmipException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.1.1", "1.3.132.0.34", "2.999.3", "0.9.2342.19200300.100.1.25"})
    void objectIdentifier_readsWhatWasWritten(String dotted) {
        DerReader reader = new DerReader(Der.objectIdentifier(dotted));
        assertThat(reader.objectIdentifier()).isEqualTo(dotted);
        reader.requireEnd();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536, 70000})
    void element_readsContent_ofAnyLength(int length) {
        DerReader reader = new DerReader(Der.octetString(new byte[length]));
        assertThat(reader.element(DerReader.OCTET_STRING).rest()).hasSize(length);
        assertThat(reader.atEnd()).isTrue();
    }

    @Test
    void bitString_refusesUnusedBits() {
        assertThatThrownBy(() -> der("03020780").bitString()).isInstanceOf(KmipException.class);
    }
}
