package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.NistKeyType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.OpaqueDataType;
import io.kms4j.kmip.enumeration.ProtectionLevel;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import io.kms4j.kmip.enumeration.State;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute of managed objects: what names it, the type of its values and the rules that the specification gives it
 * (KMIP 2.1, Object Attributes). The constants are the whole table; adding an attribute is adding a line.
 *
 * @param <T> the type of one value
 */
public final class Attribute<T> {
    /** What the specification's rule table says of an attribute. */
    public enum Rule {
        /** An object may have several values. */
        MULTIPLE,
        /** Only the server gives it its first value. */
        SERVER_ONLY,
        /** A client may change it. */
        MODIFIABLE,
        /** A client may delete it. */
        DELETABLE,
        /** Kept with the object for its own sake, never shown as an attribute. */
        HIDDEN,
        /** Gone since KMIP 2.0: only clients of KMIP 1.x see it. */
        GONE
    }

    private static final Map<Tag, Attribute<?>> BY_TAG = new LinkedHashMap<>();

    public static final Attribute<UniqueIdentifier> UNIQUE_IDENTIFIER =
            standard(Tag.UNIQUE_IDENTIFIER, UniqueIdentifier.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Name> NAME =
            standard(Tag.NAME, Name.class, ProtocolVersion.V1_0, Rule.MULTIPLE, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<ObjectType> OBJECT_TYPE =
            standard(Tag.OBJECT_TYPE, ObjectType.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<CryptographicAlgorithm> CRYPTOGRAPHIC_ALGORITHM =
            standard(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Integer> CRYPTOGRAPHIC_LENGTH =
            standard(Tag.CRYPTOGRAPHIC_LENGTH, Integer.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<CryptographicParameters> CRYPTOGRAPHIC_PARAMETERS = standard(
            Tag.CRYPTOGRAPHIC_PARAMETERS,
            CryptographicParameters.class,
            ProtocolVersion.V1_0,
            Rule.MULTIPLE,
            Rule.MODIFIABLE,
            Rule.DELETABLE);
    public static final Attribute<CryptographicDomainParameters> CRYPTOGRAPHIC_DOMAIN_PARAMETERS =
            standard(Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS, CryptographicDomainParameters.class, ProtocolVersion.V1_0);
    public static final Attribute<CertificateType> CERTIFICATE_TYPE =
            standard(Tag.CERTIFICATE_TYPE, CertificateType.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Digest> DIGEST =
            standard(Tag.DIGEST, Digest.class, ProtocolVersion.V1_0, Rule.MULTIPLE, Rule.SERVER_ONLY);
    public static final Attribute<CryptographicUsageMask> CRYPTOGRAPHIC_USAGE_MASK =
            standard(Tag.CRYPTOGRAPHIC_USAGE_MASK, CryptographicUsageMask.class, ProtocolVersion.V1_0);
    public static final Attribute<Duration> LEASE_TIME =
            standard(Tag.LEASE_TIME, Duration.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<UsageLimits> USAGE_LIMITS =
            standard(Tag.USAGE_LIMITS, UsageLimits.class, ProtocolVersion.V1_0, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<State> STATE =
            standard(Tag.STATE, State.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Instant> INITIAL_DATE =
            standard(Tag.INITIAL_DATE, Instant.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Instant> ACTIVATION_DATE =
            standard(Tag.ACTIVATION_DATE, Instant.class, ProtocolVersion.V1_0, Rule.MODIFIABLE);
    public static final Attribute<Instant> PROCESS_START_DATE =
            standard(Tag.PROCESS_START_DATE, Instant.class, ProtocolVersion.V1_0, Rule.MODIFIABLE);
    public static final Attribute<Instant> PROTECT_STOP_DATE =
            standard(Tag.PROTECT_STOP_DATE, Instant.class, ProtocolVersion.V1_0, Rule.MODIFIABLE);
    public static final Attribute<Instant> DEACTIVATION_DATE =
            standard(Tag.DEACTIVATION_DATE, Instant.class, ProtocolVersion.V1_0, Rule.MODIFIABLE);
    public static final Attribute<Instant> DESTROY_DATE =
            standard(Tag.DESTROY_DATE, Instant.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Instant> COMPROMISE_OCCURRENCE_DATE =
            standard(Tag.COMPROMISE_OCCURRENCE_DATE, Instant.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Instant> COMPROMISE_DATE =
            standard(Tag.COMPROMISE_DATE, Instant.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<RevocationReason> REVOCATION_REASON =
            standard(Tag.REVOCATION_REASON, RevocationReason.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Instant> ARCHIVE_DATE =
            standard(Tag.ARCHIVE_DATE, Instant.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<String> OBJECT_GROUP = standard(
            Tag.OBJECT_GROUP, String.class, ProtocolVersion.V1_0, Rule.MULTIPLE, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<Link> LINK =
            standard(Tag.LINK, Link.class, ProtocolVersion.V1_0, Rule.MULTIPLE, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<ApplicationSpecificInformation> APPLICATION_SPECIFIC_INFORMATION = standard(
            Tag.APPLICATION_SPECIFIC_INFORMATION,
            ApplicationSpecificInformation.class,
            ProtocolVersion.V1_0,
            Rule.MULTIPLE,
            Rule.MODIFIABLE,
            Rule.DELETABLE);
    public static final Attribute<String> CONTACT_INFORMATION =
            standard(Tag.CONTACT_INFORMATION, String.class, ProtocolVersion.V1_0, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<Instant> LAST_CHANGE_DATE =
            standard(Tag.LAST_CHANGE_DATE, Instant.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY);
    public static final Attribute<Integer> CERTIFICATE_LENGTH =
            standard(Tag.CERTIFICATE_LENGTH, Integer.class, ProtocolVersion.V1_1, Rule.SERVER_ONLY);
    public static final Attribute<X509CertificateIdentifier> X_509_CERTIFICATE_IDENTIFIER = standard(
            Tag.X_509_CERTIFICATE_IDENTIFIER, X509CertificateIdentifier.class, ProtocolVersion.V1_1, Rule.SERVER_ONLY);
    public static final Attribute<X509CertificateSubject> X_509_CERTIFICATE_SUBJECT = standard(
            Tag.X_509_CERTIFICATE_SUBJECT, X509CertificateSubject.class, ProtocolVersion.V1_1, Rule.SERVER_ONLY);
    public static final Attribute<X509CertificateIssuer> X_509_CERTIFICATE_ISSUER =
            standard(Tag.X_509_CERTIFICATE_ISSUER, X509CertificateIssuer.class, ProtocolVersion.V1_1, Rule.SERVER_ONLY);
    public static final Attribute<DigitalSignatureAlgorithm> DIGITAL_SIGNATURE_ALGORITHM = standard(
            Tag.DIGITAL_SIGNATURE_ALGORITHM,
            DigitalSignatureAlgorithm.class,
            ProtocolVersion.V1_1,
            Rule.MULTIPLE,
            Rule.SERVER_ONLY);
    public static final Attribute<Boolean> FRESH = standard(Tag.FRESH, Boolean.class, ProtocolVersion.V1_1);
    public static final Attribute<AlternativeName> ALTERNATIVE_NAME = standard(
            Tag.ALTERNATIVE_NAME,
            AlternativeName.class,
            ProtocolVersion.V1_2,
            Rule.MULTIPLE,
            Rule.MODIFIABLE,
            Rule.DELETABLE);
    public static final Attribute<Boolean> KEY_VALUE_PRESENT =
            standard(Tag.KEY_VALUE_PRESENT, Boolean.class, ProtocolVersion.V1_2, Rule.SERVER_ONLY);
    public static final Attribute<KeyValueLocation> KEY_VALUE_LOCATION = standard(
            Tag.KEY_VALUE_LOCATION,
            KeyValueLocation.class,
            ProtocolVersion.V1_2,
            Rule.MULTIPLE,
            Rule.MODIFIABLE,
            Rule.DELETABLE);
    public static final Attribute<Instant> ORIGINAL_CREATION_DATE =
            standard(Tag.ORIGINAL_CREATION_DATE, Instant.class, ProtocolVersion.V1_2);
    public static final Attribute<RngParameters> RANDOM_NUMBER_GENERATOR =
            standard(Tag.RANDOM_NUMBER_GENERATOR, RngParameters.class, ProtocolVersion.V1_3);
    public static final Attribute<String> PKCS_12_FRIENDLY_NAME =
            standard(Tag.PKCS_12_FRIENDLY_NAME, String.class, ProtocolVersion.V1_4, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<String> DESCRIPTION =
            standard(Tag.DESCRIPTION, String.class, ProtocolVersion.V1_4, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<String> COMMENT =
            standard(Tag.COMMENT, String.class, ProtocolVersion.V1_4, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<Boolean> SENSITIVE =
            standard(Tag.SENSITIVE, Boolean.class, ProtocolVersion.V1_4, Rule.MODIFIABLE);
    public static final Attribute<Boolean> ALWAYS_SENSITIVE =
            standard(Tag.ALWAYS_SENSITIVE, Boolean.class, ProtocolVersion.V1_4, Rule.SERVER_ONLY);
    public static final Attribute<Boolean> EXTRACTABLE =
            standard(Tag.EXTRACTABLE, Boolean.class, ProtocolVersion.V1_4, Rule.MODIFIABLE);
    public static final Attribute<Boolean> NEVER_EXTRACTABLE =
            standard(Tag.NEVER_EXTRACTABLE, Boolean.class, ProtocolVersion.V1_4, Rule.SERVER_ONLY);
    public static final Attribute<KeyFormatType> KEY_FORMAT_TYPE =
            standard(Tag.KEY_FORMAT_TYPE, KeyFormatType.class, ProtocolVersion.V2_0, Rule.SERVER_ONLY);
    public static final Attribute<NistKeyType> NIST_KEY_TYPE =
            standard(Tag.NIST_KEY_TYPE, NistKeyType.class, ProtocolVersion.V2_0, Rule.MULTIPLE);
    public static final Attribute<OpaqueDataType> OPAQUE_DATA_TYPE =
            standard(Tag.OPAQUE_DATA_TYPE, OpaqueDataType.class, ProtocolVersion.V2_0, Rule.SERVER_ONLY);
    public static final Attribute<ProtectionLevel> PROTECTION_LEVEL = standard(
            Tag.PROTECTION_LEVEL, ProtectionLevel.class, ProtocolVersion.V2_0, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<Duration> PROTECTION_PERIOD =
            standard(Tag.PROTECTION_PERIOD, Duration.class, ProtocolVersion.V2_0, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<Boolean> QUANTUM_SAFE =
            standard(Tag.QUANTUM_SAFE, Boolean.class, ProtocolVersion.V2_0, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<Bytes> SHORT_UNIQUE_IDENTIFIER =
            standard(Tag.SHORT_UNIQUE_IDENTIFIER, Bytes.class, ProtocolVersion.V2_0, Rule.SERVER_ONLY);
    /** In what kind of storage the object is, as a bit of the Protection Storage Mask. */
    public static final Attribute<Integer> PROTECTION_STORAGE_MASK =
            standard(Tag.PROTECTION_STORAGE_MASK, Integer.class, ProtocolVersion.V2_0, Rule.SERVER_ONLY);

    public static final Attribute<Boolean> ROTATE_AUTOMATIC =
            standard(Tag.ROTATE_AUTOMATIC, Boolean.class, ProtocolVersion.V2_1);
    public static final Attribute<Instant> ROTATE_DATE =
            standard(Tag.ROTATE_DATE, Instant.class, ProtocolVersion.V2_1, Rule.SERVER_ONLY);
    public static final Attribute<Integer> ROTATE_GENERATION =
            standard(Tag.ROTATE_GENERATION, Integer.class, ProtocolVersion.V2_1, Rule.SERVER_ONLY);
    public static final Attribute<Duration> ROTATE_INTERVAL =
            standard(Tag.ROTATE_INTERVAL, Duration.class, ProtocolVersion.V2_1);
    public static final Attribute<Boolean> ROTATE_LATEST =
            standard(Tag.ROTATE_LATEST, Boolean.class, ProtocolVersion.V2_1, Rule.SERVER_ONLY);
    public static final Attribute<RotateName> ROTATE_NAME =
            standard(Tag.ROTATE_NAME, RotateName.class, ProtocolVersion.V2_1, Rule.MODIFIABLE, Rule.DELETABLE);
    public static final Attribute<Duration> ROTATE_OFFSET =
            standard(Tag.ROTATE_OFFSET, Duration.class, ProtocolVersion.V2_1);

    /** Gone since KMIP 2.0, kept for clients that send it; never enforced. */
    public static final Attribute<String> OPERATION_POLICY_NAME =
            standard(Tag.OPERATION_POLICY_NAME, String.class, ProtocolVersion.V1_0, Rule.GONE);

    /** Issuer and serial number as text, of KMIP 1.x. */
    public static final Attribute<CertificateIdentifier> CERTIFICATE_IDENTIFIER = standard(
            Tag.CERTIFICATE_IDENTIFIER, CertificateIdentifier.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY, Rule.GONE);

    /** Subject as text, of KMIP 1.x. */
    public static final Attribute<CertificateSubject> CERTIFICATE_SUBJECT = standard(
            Tag.CERTIFICATE_SUBJECT, CertificateSubject.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY, Rule.GONE);

    /** Issuer as text, of KMIP 1.x. */
    public static final Attribute<CertificateIssuer> CERTIFICATE_ISSUER = standard(
            Tag.CERTIFICATE_ISSUER, CertificateIssuer.class, ProtocolVersion.V1_0, Rule.SERVER_ONLY, Rule.GONE);

    public static final Attribute<String> CERTIFICATE_SUBJECT_CN = namePart(Tag.CERTIFICATE_SUBJECT_CN);
    public static final Attribute<String> CERTIFICATE_SUBJECT_O = namePart(Tag.CERTIFICATE_SUBJECT_O);
    public static final Attribute<String> CERTIFICATE_SUBJECT_OU = namePart(Tag.CERTIFICATE_SUBJECT_OU);
    public static final Attribute<String> CERTIFICATE_SUBJECT_EMAIL = namePart(Tag.CERTIFICATE_SUBJECT_EMAIL);
    public static final Attribute<String> CERTIFICATE_SUBJECT_C = namePart(Tag.CERTIFICATE_SUBJECT_C);
    public static final Attribute<String> CERTIFICATE_SUBJECT_ST = namePart(Tag.CERTIFICATE_SUBJECT_ST);
    public static final Attribute<String> CERTIFICATE_SUBJECT_L = namePart(Tag.CERTIFICATE_SUBJECT_L);
    public static final Attribute<String> CERTIFICATE_SUBJECT_UID = namePart(Tag.CERTIFICATE_SUBJECT_UID);
    public static final Attribute<String> CERTIFICATE_SUBJECT_SERIAL_NUMBER =
            namePart(Tag.CERTIFICATE_SUBJECT_SERIAL_NUMBER);
    public static final Attribute<String> CERTIFICATE_SUBJECT_TITLE = namePart(Tag.CERTIFICATE_SUBJECT_TITLE);
    public static final Attribute<String> CERTIFICATE_SUBJECT_DC = namePart(Tag.CERTIFICATE_SUBJECT_DC);
    public static final Attribute<String> CERTIFICATE_SUBJECT_DN_QUALIFIER =
            namePart(Tag.CERTIFICATE_SUBJECT_DN_QUALIFIER);
    public static final Attribute<String> CERTIFICATE_ISSUER_CN = namePart(Tag.CERTIFICATE_ISSUER_CN);
    public static final Attribute<String> CERTIFICATE_ISSUER_O = namePart(Tag.CERTIFICATE_ISSUER_O);
    public static final Attribute<String> CERTIFICATE_ISSUER_OU = namePart(Tag.CERTIFICATE_ISSUER_OU);
    public static final Attribute<String> CERTIFICATE_ISSUER_EMAIL = namePart(Tag.CERTIFICATE_ISSUER_EMAIL);
    public static final Attribute<String> CERTIFICATE_ISSUER_C = namePart(Tag.CERTIFICATE_ISSUER_C);
    public static final Attribute<String> CERTIFICATE_ISSUER_ST = namePart(Tag.CERTIFICATE_ISSUER_ST);
    public static final Attribute<String> CERTIFICATE_ISSUER_L = namePart(Tag.CERTIFICATE_ISSUER_L);
    public static final Attribute<String> CERTIFICATE_ISSUER_UID = namePart(Tag.CERTIFICATE_ISSUER_UID);
    public static final Attribute<String> CERTIFICATE_ISSUER_SERIAL_NUMBER =
            namePart(Tag.CERTIFICATE_ISSUER_SERIAL_NUMBER);
    public static final Attribute<String> CERTIFICATE_ISSUER_TITLE = namePart(Tag.CERTIFICATE_ISSUER_TITLE);
    public static final Attribute<String> CERTIFICATE_ISSUER_DC = namePart(Tag.CERTIFICATE_ISSUER_DC);
    public static final Attribute<String> CERTIFICATE_ISSUER_DN_QUALIFIER =
            namePart(Tag.CERTIFICATE_ISSUER_DN_QUALIFIER);

    /** Attributes outside the standard's list. */
    public static final Attribute<VendorAttribute> VENDOR = standard(
            Tag.ATTRIBUTE, VendorAttribute.class, ProtocolVersion.V2_0, Rule.MULTIPLE, Rule.MODIFIABLE, Rule.DELETABLE);

    public static final Attribute<SecretDataType> SECRET_DATA_TYPE = hidden(Tag.SECRET_DATA_TYPE, SecretDataType.class);

    /** There when the client wrapped the key, not the server: then each use needs Decrypt on the wrapping key. */
    public static final Attribute<KeyWrapType> KEY_WRAP_TYPE = hidden(Tag.KEY_WRAP_TYPE, KeyWrapType.class);

    public static final Attribute<CertificateRequestType> CERTIFICATE_REQUEST_TYPE =
            hidden(Tag.CERTIFICATE_REQUEST_TYPE, CertificateRequestType.class);
    public static final Attribute<Integer> PGP_KEY_VERSION = hidden(Tag.PGP_KEY_VERSION, Integer.class);
    public static final Attribute<Integer> SPLIT_KEY_PARTS = hidden(Tag.SPLIT_KEY_PARTS, Integer.class);
    public static final Attribute<Integer> KEY_PART_IDENTIFIER = hidden(Tag.KEY_PART_IDENTIFIER, Integer.class);
    public static final Attribute<Integer> SPLIT_KEY_THRESHOLD = hidden(Tag.SPLIT_KEY_THRESHOLD, Integer.class);
    public static final Attribute<SplitKeyMethod> SPLIT_KEY_METHOD = hidden(Tag.SPLIT_KEY_METHOD, SplitKeyMethod.class);
    public static final Attribute<BigInteger> PRIME_FIELD_SIZE = hidden(Tag.PRIME_FIELD_SIZE, BigInteger.class);

    private final Tag tag;
    private final Class<T> type;
    private final ProtocolVersion since;
    private final Set<Rule> rules;

    private Attribute(Tag tag, Class<T> type, ProtocolVersion since, Set<Rule> rules) {
        this.tag = tag;
        this.type = type;
        this.since = since;
        this.rules = rules;
    }

    private static <T> Attribute<T> standard(Tag tag, Class<T> type, ProtocolVersion since, Rule... rules) {
        Attribute<T> attribute = new Attribute<>(tag, type, since, Set.of(rules));
        BY_TAG.put(tag, attribute);
        return attribute;
    }

    /** A part of the subject's or issuer's name of a certificate (KMIP 2.1, Certificate Attributes). */
    private static Attribute<String> namePart(Tag tag) {
        return standard(tag, String.class, ProtocolVersion.V1_4, Rule.MULTIPLE, Rule.SERVER_ONLY);
    }

    private static <T> Attribute<T> hidden(Tag tag, Class<T> type) {
        return standard(tag, type, ProtocolVersion.V1_0, Rule.SERVER_ONLY, Rule.HIDDEN);
    }

    /** The attribute with this tag, if it is one. */
    public static Optional<Attribute<?>> of(Tag tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    /** All attributes, in the order of the table. */
    public static Collection<Attribute<?>> all() {
        return Collections.unmodifiableCollection(BY_TAG.values());
    }

    public Tag tag() {
        return tag;
    }

    public Class<T> type() {
        return type;
    }

    /** The first version of KMIP that has it; it must not be sent to older clients. */
    public ProtocolVersion since() {
        return since;
    }

    /** Whether clients of this version may see it. */
    public boolean isKnownTo(ProtocolVersion version) {
        return version.isAtLeast(since) && !(rules.contains(Rule.GONE) && version.isAtLeast(ProtocolVersion.V2_0));
    }

    public boolean is(Rule rule) {
        return rules.contains(rule);
    }

    @Override
    public String toString() {
        return tag.kmipName();
    }
}
