package io.kms4j.core.internal.key;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.DefaultsInformation;
import io.kms4j.kmip.Digest;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ObjectDefaults;
import io.kms4j.kmip.RngParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The attributes that the server gives to a new object (KMIP 2.1, Object Attributes, "initially set by"). */
public final class NewObjects {
    /**
     * Where a new object comes from.
     *
     * @param shown the format in which Get hands the object out when none is asked for
     * @param digest of the clear bytes, unless the server does not have them
     * @param generated whether the server made it
     */
    public record Origin(KeyFormatType shown, Optional<Digest> digest, boolean generated) {}

    /**
     * What a new object holds, in the clear.
     *
     * @param format of {@code bytes}, the kept format
     * @param shown as in {@link Origin}
     * @param generated as in {@link Origin}
     */
    public record Content(KeyFormatType format, KeyFormatType shown, SecretBytes bytes, boolean generated) {
        Origin origin() {
            Bytes sha256 = bytes.lend(value -> Bytes.takeOver(sha256(value)));
            Digest digest = new Digest(HashingAlgorithm.SHA_256, Optional.of(sha256), Optional.of(shown));
            return new Origin(shown, Optional.of(digest), generated);
        }
    }

    /** Attributes that only the server sets, whatever a request says. */
    private static final Set<Attribute<?>> NEVER_FROM_CLIENT = Set.of(
            Attribute.UNIQUE_IDENTIFIER,
            Attribute.OBJECT_TYPE,
            Attribute.STATE,
            Attribute.INITIAL_DATE,
            Attribute.LAST_CHANGE_DATE,
            Attribute.DESTROY_DATE,
            Attribute.COMPROMISE_DATE,
            Attribute.COMPROMISE_OCCURRENCE_DATE,
            Attribute.REVOCATION_REASON,
            Attribute.ARCHIVE_DATE,
            Attribute.ALWAYS_SENSITIVE,
            Attribute.NEVER_EXTRACTABLE,
            Attribute.DIGEST,
            Attribute.KEY_FORMAT_TYPE,
            Attribute.KEY_VALUE_PRESENT,
            Attribute.LEASE_TIME,
            Attribute.PROTECTION_STORAGE_MASK,
            Attribute.ROTATE_DATE,
            Attribute.ROTATE_GENERATION,
            Attribute.ROTATE_LATEST,
            Attribute.SHORT_UNIQUE_IDENTIFIER);

    /** Encrypt, decrypt, wrap, unwrap and key agreement: what the original gives to a key that names no use. */
    private static final int DEFAULT_SYMMETRIC_USES = CryptographicUsageMask.ENCRYPT
            | CryptographicUsageMask.DECRYPT
            | CryptographicUsageMask.WRAP_KEY
            | CryptographicUsageMask.UNWRAP_KEY
            | CryptographicUsageMask.KEY_AGREEMENT;

    private final LifeCycle lifeCycle;
    private final String vendorIdentification;
    private final UsageSeparation separation;

    public NewObjects(LifeCycle lifeCycle, String vendorIdentification, UsageSeparation separation) {
        this.lifeCycle = lifeCycle;
        this.vendorIdentification = vendorIdentification;
        this.separation = separation;
    }

    /** The attributes under which a new object is stored. */
    public Attributes attributes(ObjectType type, Attributes requested, Origin origin) {
        if (requested.all(Attribute.VENDOR).stream().anyMatch(VendorAttribute::isTemplateName)) {
            throw new KmipException(ResultReason.ITEM_NOT_FOUND, "no template can be named in this operation");
        }
        AttributeRules.requireApplicationData(requested);
        if (type == ObjectType.TEMPLATE) {
            return lifeCycle.born(requested.only(attribute -> !NEVER_FROM_CLIENT.contains(attribute)));
        }
        boolean secret = type != ObjectType.PUBLIC_KEY && type != ObjectType.CERTIFICATE;
        boolean sensitive = secret && requested.isTrue(Attribute.SENSITIVE);
        boolean extractable = !secret || requested.get(Attribute.EXTRACTABLE).orElse(true);
        Attributes own = WrappingKeyId.removed(requested)
                .only(attribute -> !NEVER_FROM_CLIENT.contains(attribute))
                .with(Attribute.KEY_FORMAT_TYPE, origin.shown())
                .with(Attribute.SENSITIVE, sensitive)
                .with(Attribute.ALWAYS_SENSITIVE, sensitive)
                .with(Attribute.EXTRACTABLE, extractable)
                .with(Attribute.NEVER_EXTRACTABLE, !extractable)
                .with(Attribute.FRESH, requested.get(Attribute.FRESH).orElse(true))
                .with(Attribute.DIGEST, origin.digest())
                .with(
                        Attribute.USAGE_LIMITS,
                        requested.get(Attribute.USAGE_LIMITS).map(UsageLimits::unused));
        if (origin.generated()) {
            own = own.with(Attribute.ORIGINAL_CREATION_DATE, lifeCycle.now())
                    .with(Attribute.RANDOM_NUMBER_GENERATOR, RngParameters.UNSPECIFIED);
        }
        if (!own.has(Attribute.CRYPTOGRAPHIC_USAGE_MASK) && type != ObjectType.OPAQUE_OBJECT) {
            own = own.with(
                    Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                    separation.narrowed(new CryptographicUsageMask(defaultUses(type, origin))));
        }
        separation.check(own);
        return lifeCycle.born(Tags.stored(own, type, vendorIdentification));
    }

    /** The usage mask of a generated symmetric key, and the rest that every new object gets. */
    public DefaultsInformation defaults() {
        CryptographicUsageMask uses = separation.narrowed(new CryptographicUsageMask(DEFAULT_SYMMETRIC_USES));
        Attributes symmetric = Attributes.of(Attribute.CRYPTOGRAPHIC_USAGE_MASK, uses)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, DatabaseHome.DEFAULT_LENGTH_BITS)
                .with(Attribute.SENSITIVE, false)
                .with(Attribute.EXTRACTABLE, true);
        return new DefaultsInformation(
                List.of(new ObjectDefaults(ObjectType.SYMMETRIC_KEY, symmetric, Optional.empty())));
    }

    private static int defaultUses(ObjectType type, Origin origin) {
        return type == ObjectType.SYMMETRIC_KEY && origin.generated()
                ? DEFAULT_SYMMETRIC_USES
                : CryptographicUsageMask.UNRESTRICTED;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
