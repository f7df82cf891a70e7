package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Leb128Test {
    /** 624485 is the example of the DWARF specification. */
    @ParameterizedTest
    @CsvSource({"0, 00", "2, 02", "127, 7f", "128, 8001", "129, 8101", "12857, b964", "624485, e58e26"})
    void encode_writesLowestBitsFirst(int length, String hex) {
        assertThat(HexFormat.of().formatHex(Leb128.encode(length).toArray())).isEqualTo(hex);
    }

    @Test
    void decode_readsWhatFollows() {
        byte[] file = new byte[2 + 128];
        file[0] = (byte) 0x80;
        file[1] = 1;
        assertThat(Leb128.decode(Bytes.takeOver(file))).isEqualTo(new Leb128.Length(128, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "01", "ffffffff0f", "ffffffffff", "8080808080000000"})
    void decode_refusesALengthThatCannotBe(String hex) {
        Bytes file = Bytes.takeOver(HexFormat.of().parseHex(hex));
        assertThatThrownBy(() -> Leb128.decode(file)).isInstanceOf(CliException.class);
    }
}
