package io.kms4j.hsm.proteccio.pkcs11;

import java.util.Arrays;
import java.util.Map;
import sun.security.pkcs11.wrapper.CK_ATTRIBUTE;

/** Attributes of ours as the wrapper wants them, and back. A {@link CK_ATTRIBUTE} prints its value: never log one. */
final class WrapperTypes {
    private WrapperTypes() {}

    static CK_ATTRIBUTE[] attributes(AttributeSet template) {
        return template.values().entrySet().stream()
                .map(WrapperTypes::attribute)
                .toArray(CK_ATTRIBUTE[]::new);
    }

    private static CK_ATTRIBUTE attribute(Map.Entry<Long, Object> entry) {
        return new CK_ATTRIBUTE(entry.getKey(), entry.getValue());
    }

    static CK_ATTRIBUTE[] attributes(long... types) {
        return Arrays.stream(types).mapToObj(CK_ATTRIBUTE::new).toArray(CK_ATTRIBUTE[]::new);
    }

    static AttributeSet attributes(CK_ATTRIBUTE[] answer) {
        AttributeSet attributes = new AttributeSet();
        for (CK_ATTRIBUTE attribute : answer) {
            Object value = attribute.pValue;
            if (value instanceof Boolean flag) {
                attributes.with(attribute.type, flag.booleanValue());
            } else if (value instanceof Long number) {
                attributes.with(attribute.type, number.longValue());
            } else if (value instanceof byte[] bytes) {
                attributes.with(attribute.type, bytes);
            } else if (value instanceof char[] chars) {
                attributes.with(attribute.type, narrowed(chars));
            }
        }
        return attributes;
    }

    /** The wrapper gives text with one byte in each char. */
    private static byte[] narrowed(char[] chars) {
        byte[] bytes = new byte[chars.length];
        for (int i = 0; i < chars.length; i++) {
            bytes[i] = (byte) chars[i];
        }
        return bytes;
    }

    static long[] concat(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
