package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidField;
import static io.kms4j.kmip.ttlv.Refusals.quoted;
import static io.kms4j.kmip.ttlv.Refusals.wrongType;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.RevocationReason;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The codecs of all Java types that occur in KMIP's structures. */
final class ValueCodecs {
    private static final DateTimeFormatter ASN1_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);

    private static final long LONGEST_INTERVAL = 0xFFFF_FFFFL;

    /** The Unique Identifier Enumeration's value for the identifier of the batch's last object. */
    static final int ID_PLACEHOLDER = 1;

    private static final Map<Class<?>, ValueCodec<?>> FIXED = new HashMap<>();

    static {
        fixed(String.class, ValueCodecs::text, Ttlv.Text::new);
        fixed(Integer.class, ValueCodecs::integer, Ttlv.Int::new);
        fixed(Long.class, ValueCodecs::longInteger, Ttlv.LongInt::new);
        fixed(Boolean.class, ValueCodecs::bool, Ttlv.Bool::new);
        fixed(BigInteger.class, ValueCodecs::bigInteger, Ttlv.BigInt::new);
        fixed(Bytes.class, ValueCodecs::bytes, Ttlv.ByteString::new);
        fixed(
                SecretBytes.class,
                item -> SecretBytes.copyOf(bytes(item)),
                (tag, secret) -> new Ttlv.ByteString(tag, secret.reveal()));
        fixed(
                Instant.class,
                ValueCodecs::instant,
                (tag, moment) -> new Ttlv.DateTime(tag, Instant.ofEpochSecond(moment.getEpochSecond())));
        fixed(
                Duration.class,
                item -> Duration.ofSeconds(seconds(item)),
                (tag, span) -> new Ttlv.Interval(tag, span.toSeconds()));
        fixed(UniqueIdentifier.class, ValueCodecs::uniqueIdentifier, (tag, id) -> new Ttlv.Text(tag, id.value()));
        fixed(
                CryptographicUsageMask.class,
                item -> new CryptographicUsageMask(integer(item)),
                (tag, mask) -> new Ttlv.Int(tag, mask.bits()));
        fixed(AttributeReference.class, ValueCodecs::attributeReference, ValueCodecs::writeAttributeReference);
        fixed(Ttlv.class, item -> item, (tag, item) -> item.withTag(tag));
        fixed(Attributes.class, AttributesCodec::read, AttributesCodec::write);
        fixed(VendorAttribute.class, AttributesCodec::readVendor, (tag, value) -> RecordSchema.of(VendorAttribute.class)
                .write(tag, value));
        fixed(KeyBlock.class, ObjectCodec::readKeyBlock, (tag, value) -> RecordSchema.of(KeyBlock.class)
                .write(tag, value));
        fixed(KeyValue.class, ObjectCodec::readKeyValue, ObjectCodec::writeKeyValue);
        fixed(ManagedObject.class, ObjectCodec::read, (tag, object) -> ObjectCodec.write(object));
        fixed(ManagedObject.Certificate.class, ValueCodecs::certificate, (tag, value) -> RecordSchema.of(
                        ManagedObject.Certificate.class)
                .write(tag, value));
        fixed(RevocationReason.class, ValueCodecs::revocationReason, (tag, value) -> RecordSchema.of(
                        RevocationReason.class)
                .write(tag, value));
        fixed(ProtectionStorageMasks.class, ValueCodecs::protectionStorageMasks, (tag, value) -> RecordSchema.of(
                        ProtectionStorageMasks.class)
                .write(tag, value));
    }

    private ValueCodecs() {}

    /** The reading half of a {@link ValueCodec}. */
    private interface Reader<T> {
        @Nullable
        T read(Ttlv item);
    }

    private static <T> void fixed(Class<T> type, Reader<T> reader, BiFunction<Tag, T, ? extends Ttlv> writer) {
        FIXED.put(type, new ValueCodec<T>() {
            @Override
            public @Nullable T read(Ttlv item) {
                return reader.read(item);
            }

            @Override
            public Ttlv write(Tag tag, T value) {
                return writer.apply(tag, value);
            }
        });
    }

    /** The codec of a type: one of those above, or that of an enumeration or a record. */
    @SuppressWarnings("unchecked") // the table pairs each class with a codec of that class
    static <T> ValueCodec<T> of(Class<T> type) {
        ValueCodec<?> fixed = FIXED.get(boxed(type));
        if (fixed != null) {
            return (ValueCodec<T>) fixed;
        }
        if (KmipEnum.class.isAssignableFrom(type)) {
            return (ValueCodec<T>) enumeration(type.asSubclass(KmipEnum.class));
        }
        return (ValueCodec<T>) RecordSchema.of(type.asSubclass(Record.class));
    }

    private static Class<?> boxed(Class<?> type) {
        return type == int.class ? Integer.class : type == long.class ? Long.class : type;
    }

    private static <E extends KmipEnum> ValueCodec<E> enumeration(Class<E> type) {
        return new ValueCodec<>() {
            @Override
            public E read(Ttlv item) {
                if (item instanceof Ttlv.Text name) { // how the text encodings hand on a name that they don't know
                    throw invalidField(item.tag() + " has the unknown value " + quoted(name.value()));
                }
                if (!(item instanceof Ttlv.Enumeration enumeration)) {
                    throw wrongType(item, ItemType.ENUMERATION);
                }
                return Enumerations.find(type, enumeration.value()).orElseThrow(() -> unknown(enumeration));
            }

            @Override
            public Ttlv write(Tag tag, E value) {
                return new Ttlv.Enumeration(tag, value.code());
            }
        };
    }

    private static RuntimeException unknown(Ttlv.Enumeration item) {
        return invalidField(String.format("%s has the unknown value 0x%08X", item.tag(), item.value()));
    }

    private static String text(Ttlv item) {
        if (item instanceof Ttlv.Text text) {
            return text.value();
        }
        throw wrongType(item, ItemType.TEXT_STRING);
    }

    private static int integer(Ttlv item) {
        if (item instanceof Ttlv.Int number) {
            return number.value();
        }
        throw wrongType(item, ItemType.INTEGER);
    }

    private static long longInteger(Ttlv item) {
        if (item instanceof Ttlv.LongInt number) {
            return number.value();
        }
        if (item instanceof Ttlv.Int number) {
            return number.value();
        }
        throw wrongType(item, ItemType.LONG_INTEGER);
    }

    private static boolean bool(Ttlv item) {
        if (item instanceof Ttlv.Bool bool) {
            return bool.value();
        }
        throw wrongType(item, ItemType.BOOLEAN);
    }

    private static BigInteger bigInteger(Ttlv item) {
        if (item instanceof Ttlv.BigInt number) {
            return number.value();
        }
        throw wrongType(item, ItemType.BIG_INTEGER);
    }

    private static Bytes bytes(Ttlv item) {
        if (item instanceof Ttlv.ByteString bytes) {
            return bytes.value();
        }
        throw wrongType(item, ItemType.BYTE_STRING);
    }

    private static Instant instant(Ttlv item) {
        if (item instanceof Ttlv.DateTime date) {
            return date.value();
        }
        if (item instanceof Ttlv.DateTimeExtended date) {
            return date.value();
        }
        if (item instanceof Ttlv.Text text && item.tag().equals(Tag.VALIDITY_DATE)) {
            return writtenDate(text);
        }
        throw wrongType(item, ItemType.DATE_TIME);
    }

    /** The original product's clients write the date of a validation as ISO 8601 or ASN.1 do. */
    private static Instant writtenDate(Ttlv.Text item) {
        try {
            return item.value().matches("[0-9]{14}Z")
                    ? LocalDateTime.parse(item.value(), ASN1_TIME).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(item.value()).toInstant();
        } catch (DateTimeException e) {
            throw invalidField(item.tag() + " has the unreadable value " + quoted(item.value()));
        }
    }

    /** An object, or its bare bytes. */
    private static ManagedObject.Certificate certificate(Ttlv item) {
        return item instanceof Ttlv.ByteString bytes
                ? new ManagedObject.Certificate(CertificateType.X_509, bytes.value())
                : RecordSchema.of(ManagedObject.Certificate.class).read(item);
    }

    /** Intervals; the original product's clients send some of them as Long Integer. */
    private static long seconds(Ttlv item) {
        if (item instanceof Ttlv.Interval interval) {
            return interval.seconds();
        }
        if (!(item instanceof Ttlv.LongInt number)) {
            throw wrongType(item, ItemType.INTERVAL);
        }
        if (number.value() < 0 || number.value() > LONGEST_INTERVAL) {
            throw invalidField(item.tag() + " must have 0 to 2^32 - 1 seconds");
        }
        return number.value();
    }

    /** Db2 counts the padding of an identifier as part of it; no identifier may hold a zero otherwise. */
    private static @Nullable UniqueIdentifier uniqueIdentifier(Ttlv item) {
        if (item instanceof Ttlv.Enumeration enumeration) {
            if (enumeration.value() == ID_PLACEHOLDER) {
                return null;
            }
            throw unknown(enumeration);
        }
        String text = text(item);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return end == 0 ? null : new UniqueIdentifier(text.substring(0, end));
    }

    private static AttributeReference attributeReference(Ttlv item) {
        if (item instanceof Ttlv.Enumeration enumeration) {
            return new AttributeReference.Standard(Tag.of(enumeration.value() & 0xFF_FFFF));
        }
        return RecordSchema.of(AttributeReference.Vendor.class).read(item);
    }

    private static Ttlv writeAttributeReference(Tag tag, AttributeReference reference) {
        if (reference instanceof AttributeReference.Standard standard) {
            return new Ttlv.Enumeration(tag, standard.tag().code());
        }
        return RecordSchema.of(AttributeReference.Vendor.class).write(tag, (AttributeReference.Vendor) reference);
    }

    /** A structure; earlier clients send the code alone, or a text that explains an unspecified reason. */
    private static RevocationReason revocationReason(Ttlv item) {
        if (item instanceof Ttlv.Text text) {
            return new RevocationReason(RevocationReasonCode.UNSPECIFIED, Optional.of(text.value()));
        }
        if (item instanceof Ttlv.Int number) {
            return revocationReason(new Ttlv.Enumeration(item.tag(), number.value()));
        }
        if (item instanceof Ttlv.Enumeration code) {
            return new RevocationReason(
                    Enumerations.find(RevocationReasonCode.class, code.value()).orElseThrow(() -> unknown(code)),
                    Optional.empty());
        }
        return RecordSchema.of(RevocationReason.class).read(item);
    }

    private static ProtectionStorageMasks protectionStorageMasks(Ttlv item) {
        if (item instanceof Ttlv.Int mask) {
            return new ProtectionStorageMasks(List.of(mask.value()));
        }
        return RecordSchema.of(ProtectionStorageMasks.class).read(item);
    }
}
