package io.kms4j.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.enumeration.WrappingMethod;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredObjectCodecTest {
    private static final Attributes ATTRIBUTES = Attributes.of(
                    Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
            .with(Attribute.STATE, State.ACTIVE)
            .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(12))
            .with(Attribute.ACTIVATION_DATE, Instant.parse("2026-08-01T10:00:00Z"))
            .with(Attribute.LEASE_TIME, Duration.ofHours(1))
            .with(Attribute.SENSITIVE, true)
            .with(Attribute.SECRET_DATA_TYPE, SecretDataType.SEED)
            .with(Attribute.PRIME_FIELD_SIZE, BigInteger.valueOf(-1).shiftLeft(64))
            .plus(Attribute.NAME, Name.text("one"))
            .plus(Attribute.NAME, Name.text("zwei \u20AC \uD83D\uDD11"))
            .plus(Attribute.LINK, new Link(LinkType.PUBLIC_KEY_LINK, "a_pk"))
            .plus(Attribute.VENDOR, VendorAttribute.text("cosmian", "tag", "[\"a\",\"_kk\"]"));

    @Test
    void decodeAttributes_givesWhatWasEncoded_hiddenOnesToo() {
        assertThat(StoredObjectCodec.decodeAttributes(StoredObjectCodec.encodeAttributes(ATTRIBUTES)))
                .isEqualTo(ATTRIBUTES);
    }

    @Test
    void decodeAttributes_passesOver_whatALaterReleaseAdded() {
        Ttlv.Structure known = (Ttlv.Structure) BinaryTtlv.read(StoredObjectCodec.encodeAttributes(ATTRIBUTES));
        List<Ttlv> items = new ArrayList<>(known.items());
        items.add(3, new Ttlv.Structure(Tag.of(0x4201F0), List.of(new Ttlv.Int(Tag.of(0x4201F1), 1))));
        byte[] later = BinaryTtlv.write(new Ttlv.Structure(known.tag(), items));

        assertThat(StoredObjectCodec.decodeAttributes(later)).isEqualTo(ATTRIBUTES);
    }

    @Test
    void decodeMaterial_givesTheClearKey_ofAnyLength() {
        for (int length = 0; length < 40; length++) {
            byte[] key = new byte[length];
            Arrays.fill(key, (byte) (length + 1));
            Material decoded = roundTrip(new Material.Clear(KeyFormatType.RAW, SecretBytes.copyOf(key)));

            assertThat(decoded).isInstanceOfSatisfying(Material.Clear.class, clear -> {
                assertThat(clear.format()).isEqualTo(KeyFormatType.RAW);
                assertThat(clear.bytes().reveal()).isEqualTo(Bytes.copyOf(key));
            });
        }
    }

    @Test
    void encodeMaterial_writesTtlv_forClearKeys() {
        byte[] encoded = StoredObjectCodec.encodeMaterial(
                new Material.Clear(KeyFormatType.PKCS_8, SecretBytes.copyOf(new byte[] {1, 2, 3})));

        assertThat(BinaryTtlv.read(encoded))
                .isEqualTo(new Ttlv.Structure(
                        Tag.of(0x54F001),
                        List.of(
                                new Ttlv.Enumeration(Tag.KEY_FORMAT_TYPE, 4),
                                new Ttlv.ByteString(Tag.KEY_MATERIAL, Bytes.copyOf(new byte[] {1, 2, 3})))));
    }

    @Test
    void decodeMaterial_givesTheOtherForms() {
        KeyWrappingData wrapping = new KeyWrappingData(
                WrappingMethod.ENCRYPT,
                Optional.of(new EncryptionKeyInformation(
                        new UniqueIdentifier("hsm::4::kek"),
                        Optional.of(CryptographicParameters.builder()
                                .blockCipherMode(BlockCipherMode.GCM)
                                .build()))),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Bytes.copyOf(new byte[12])),
                Optional.of(EncodingOption.NO_ENCODING));
        List<Material> others = List.of(
                new Material.Wrapped(KeyFormatType.RAW, Bytes.copyOf(new byte[] {9, 9}), wrapping),
                new Material.InHsm(new HsmKey(
                        new HsmKeyId(4, "my::key"), ObjectType.PRIVATE_KEY, CryptographicAlgorithm.RSA, 4096, true)),
                new Material.None());

        for (Material material : others) {
            assertThat(roundTrip(material)).isEqualTo(material);
        }
    }

    @Test
    void decodeMaterial_refuses_whatIsCutOff() {
        byte[] whole = StoredObjectCodec.encodeMaterial(
                new Material.Clear(KeyFormatType.RAW, SecretBytes.copyOf(new byte[32])));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StoredObjectCodec.decodeMaterial(cut)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static Material roundTrip(Material material) {
        return StoredObjectCodec.decodeMaterial(StoredObjectCodec.encodeMaterial(material));
    }
}
