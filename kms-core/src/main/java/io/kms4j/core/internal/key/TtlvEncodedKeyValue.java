package io.kms4j.core.internal.key;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What exactly is wrapped (KMIP 2.1, Encoding Option): the key's bytes, or the binary TTLV of its whole Key Value. */
final class TtlvEncodedKeyValue {
    private TtlvEncodedKeyValue() {}

    static boolean isMeant(Optional<EncodingOption> option) {
        return option.orElse(EncodingOption.TTLV_ENCODING) == EncodingOption.TTLV_ENCODING;
    }

    /** The Key Value of {@code material} as binary TTLV. */
    static SecretBytes encode(KeyFormatType format, KeyMaterial material, Attributes attributes) {
        KeyBlock block = new KeyBlock(
                format,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(material, attributes)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Ttlv object = KmipMapper.writeObject(new ManagedObject.SymmetricKey(block), ProtocolVersion.V2_1);
        Ttlv keyBlock = ((Ttlv.Structure) object).find(Tag.KEY_BLOCK).orElseThrow();
        Ttlv keyValue = ((Ttlv.Structure) keyBlock).find(Tag.KEY_VALUE).orElseThrow();
        return SecretBytes.takeOver(BinaryTtlv.write(keyValue));
    }

    /** The key material in what unwrapping gave. */
    static KeyMaterial decode(KeyWrappingData wrapping, KeyFormatType format, SecretBytes clear) {
        if (!isMeant(wrapping.encodingOption())) {
            return new KeyMaterial.Encoded(clear.duplicate());
        }
        Ttlv keyValue = clear.lend(bytes -> BinaryTtlv.read(Arrays.copyOf(bytes, bytes.length)));
        if (!(keyValue instanceof Ttlv.Structure fields)) {
            throw notTtlv();
        }
        // The attributes that travelled along are in the form of an unknown version, and the object has its own.
        Ttlv material = fields.find(Tag.KEY_MATERIAL).orElseThrow(TtlvEncodedKeyValue::notTtlv);
        Ttlv block = new Ttlv.Structure(
                Tag.KEY_BLOCK,
                List.of(
                        new Ttlv.Enumeration(Tag.KEY_FORMAT_TYPE, format.code()),
                        new Ttlv.Structure(Tag.KEY_VALUE, List.of(material))));
        ManagedObject object = KmipMapper.readObject(new Ttlv.Structure(Tag.SYMMETRIC_KEY, List.of(block)));
        KeyValue value = object.keyBlockIfAny().flatMap(KeyBlock::keyValue).orElseThrow();
        if (value instanceof KeyValue.Plain plain) {
            return plain.keyMaterial();
        }
        throw notTtlv();
    }

    private static KmipException notTtlv() {
        return new KmipException(ResultReason.ENCODING_OPTION_ERROR, "the wrapped bytes are not a TTLV key value");
    }
}
