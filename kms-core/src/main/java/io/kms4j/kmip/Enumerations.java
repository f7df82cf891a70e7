package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.*;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the values of KMIP enumerations by number, and by name in any of the spellings in use. */
public final class Enumerations {
    private static final Map<Tag, Class<? extends KmipEnum>> BY_TAG = new HashMap<>();
    private static final Map<Class<? extends KmipEnum>, Map<Integer, KmipEnum>> BY_CODE = new HashMap<>();
    private static final Map<Class<? extends KmipEnum>, Map<String, KmipEnum>> BY_NAME = new HashMap<>();

    static {
        register(Tag.ADJUSTMENT_TYPE, AdjustmentType.class);
        register(Tag.ALTERNATIVE_NAME_TYPE, AlternativeNameType.class);
        register(Tag.ASYNCHRONOUS_INDICATOR, AsynchronousIndicator.class);
        register(Tag.ATTESTATION_TYPE, AttestationType.class);
        register(Tag.BATCH_ERROR_CONTINUATION_OPTION, BatchErrorContinuationOption.class);
        register(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.class);
        register(Tag.CANCELLATION_RESULT, CancellationResult.class);
        register(Tag.CERTIFICATE_REQUEST_TYPE, CertificateRequestType.class);
        register(Tag.CERTIFICATE_TYPE, CertificateType.class);
        register(Tag.CLIENT_REGISTRATION_METHOD, ClientRegistrationMethod.class);
        register(Tag.CREDENTIAL_TYPE, CredentialType.class);
        register(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.class);
        register(Tag.DRBG_ALGORITHM, DrbgAlgorithm.class);
        register(Tag.DERIVATION_METHOD, DerivationMethod.class);
        register(Tag.DESTROY_ACTION, DestroyAction.class);
        register(Tag.DIGITAL_SIGNATURE_ALGORITHM, DigitalSignatureAlgorithm.class);
        register(Tag.ENCODING_OPTION, EncodingOption.class);
        register(Tag.ENDPOINT_ROLE, EndpointRole.class);
        register(Tag.FIPS186_VARIATION, Fips186Variation.class);
        register(Tag.HASHING_ALGORITHM, HashingAlgorithm.class);
        register(Tag.INTEROP_FUNCTION, InteropFunction.class);
        register(Tag.KEY_COMPRESSION_TYPE, KeyCompressionType.class);
        register(Tag.KEY_FORMAT_TYPE, KeyFormatType.class);
        register(Tag.KEY_ROLE_TYPE, KeyRoleType.class);
        register(Tag.KEY_VALUE_LOCATION_TYPE, KeyValueLocationType.class);
        register(Tag.KEY_WRAP_TYPE, KeyWrapType.class);
        register(Tag.LINK_TYPE, LinkType.class);
        register(Tag.MASK_GENERATOR, MaskGenerator.class);
        register(Tag.NIST_KEY_TYPE, NistKeyType.class);
        register(Tag.NAME_TYPE, NameType.class);
        register(Tag.OBJECT_GROUP_MEMBER, ObjectGroupMember.class);
        register(Tag.OBJECT_TYPE, ObjectType.class);
        register(Tag.OPERATION, Operation.class);
        register(Tag.PADDING_METHOD, PaddingMethod.class);
        register(Tag.PKCS_11_FUNCTION, Pkcs11Function.class);
        register(Tag.PKCS_11_RETURN_CODE, Pkcs11ReturnCode.class);
        register(Tag.PROCESSING_STAGE, ProcessingStage.class);
        register(Tag.PROFILE_NAME, ProfileName.class);
        register(Tag.PROTECTION_LEVEL, ProtectionLevel.class);
        register(Tag.PUT_FUNCTION, PutFunction.class);
        register(Tag.QUERY_FUNCTION, QueryFunction.class);
        register(Tag.RNG_ALGORITHM, RngAlgorithm.class);
        register(Tag.RNG_MODE, RngMode.class);
        register(Tag.RECOMMENDED_CURVE, RecommendedCurve.class);
        register(Tag.RESULT_REASON, ResultReason.class);
        register(Tag.RESULT_STATUS, ResultStatus.class);
        register(Tag.REVOCATION_REASON_CODE, RevocationReasonCode.class);
        register(Tag.ROTATE_NAME_TYPE, RotateNameType.class);
        register(Tag.SECRET_DATA_TYPE, SecretDataType.class);
        register(Tag.SHREDDING_ALGORITHM, ShreddingAlgorithm.class);
        register(Tag.SPLIT_KEY_METHOD, SplitKeyMethod.class);
        register(Tag.STATE, State.class);
        register(Tag.TICKET_TYPE, TicketType.class);
        register(Tag.UNWRAP_MODE, UnwrapMode.class);
        register(Tag.USAGE_LIMITS_UNIT, UsageLimitsUnit.class);
        register(Tag.VALIDATION_AUTHORITY_TYPE, ValidationAuthorityType.class);
        register(Tag.VALIDATION_TYPE, ValidationType.class);
        register(Tag.VALIDITY_INDICATOR, ValidityIndicator.class);
        register(Tag.WRAPPING_METHOD, WrappingMethod.class);
        register(Tag.OPAQUE_DATA_TYPE, OpaqueDataType.class);
        register(Tag.MASK_GENERATOR_HASHING_ALGORITHM, HashingAlgorithm.class);
        register(Tag.EXPECTED_OBJECT_TYPE, ObjectType.class);
        // Names that earlier versions of the specification gave to the same numbers.
        alias(
                DigitalSignatureAlgorithm.class,
                "MD2WithRSAEncryptionPKCS_1V1_5",
                DigitalSignatureAlgorithm.MD2_WITH_RSA_ENCRYPTION);
        alias(
                DigitalSignatureAlgorithm.class,
                "MD5WithRSAEncryptionPKCS_1V1_5",
                DigitalSignatureAlgorithm.MD5_WITH_RSA_ENCRYPTION);
        alias(
                DigitalSignatureAlgorithm.class,
                "SHA_1WithRSAEncryptionPKCS_1V1_5",
                DigitalSignatureAlgorithm.SHA_1_WITH_RSA_ENCRYPTION);
        alias(
                DigitalSignatureAlgorithm.class,
                "SHA_224WithRSAEncryptionPKCS_1V1_5",
                DigitalSignatureAlgorithm.SHA_224_WITH_RSA_ENCRYPTION);
        alias(
                DigitalSignatureAlgorithm.class,
                "SHA_256WithRSAEncryptionPKCS_1V1_5",
                DigitalSignatureAlgorithm.SHA_256_WITH_RSA_ENCRYPTION);
        alias(
                DigitalSignatureAlgorithm.class,
                "SHA_384WithRSAEncryptionPKCS_1V1_5",
                DigitalSignatureAlgorithm.SHA_384_WITH_RSA_ENCRYPTION);
        alias(
                DigitalSignatureAlgorithm.class,
                "SHA_512WithRSAEncryptionPKCS_1V1_5",
                DigitalSignatureAlgorithm.SHA_512_WITH_RSA_ENCRYPTION);
        alias(DigitalSignatureAlgorithm.class, "RSASSA_PSSPKCS_1V2_1", DigitalSignatureAlgorithm.RSASSA_PSS);
        alias(MaskGenerator.class, "MFG1", MaskGenerator.MGF1);
        alias(ResultReason.class, "NotAuthorized", ResultReason.NOT_AUTHORISED);
    }

    private Enumerations() {}

    private static <E extends Enum<E> & KmipEnum> void register(Tag tag, Class<E> type) {
        BY_TAG.put(tag, type);
        if (BY_CODE.containsKey(type)) {
            return;
        }
        Map<Integer, KmipEnum> codes = new HashMap<>();
        Map<String, KmipEnum> names = new HashMap<>();
        for (E value : type.getEnumConstants()) {
            codes.put(value.code(), value);
            names.put(value.kmipName(), value);
            names.put(value.jsonName(), value);
            names.put(Tag.normalize(value.kmipName()), value);
            names.put(Tag.normalize(value.jsonName()), value);
        }
        BY_CODE.put(type, codes);
        BY_NAME.put(type, names);
    }

    private static void alias(Class<? extends KmipEnum> type, String name, KmipEnum value) {
        BY_NAME.getOrDefault(type, Map.of()).putIfAbsent(Tag.normalize(name), value);
    }

    /** The enumeration that items with this tag hold, if the specification names one. */
    public static Optional<Class<? extends KmipEnum>> of(Tag tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    /** The value of {@code type} with this number, if there is one. */
    public static <E extends KmipEnum> Optional<E> find(Class<E> type, int code) {
        return Optional.ofNullable(BY_CODE.getOrDefault(type, Map.of()).get(code))
                .map(type::cast);
    }

    /** The value of {@code type} with this name; case and punctuation do not count. */
    public static <E extends KmipEnum> Optional<E> find(Class<E> type, String name) {
        Map<String, KmipEnum> names = BY_NAME.getOrDefault(type, Map.of());
        KmipEnum exact = names.get(name);
        return Optional.ofNullable(exact != null ? exact : names.get(Tag.normalize(name)))
                .map(type::cast);
    }
}
