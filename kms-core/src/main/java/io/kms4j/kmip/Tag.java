package io.kms4j.kmip;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What names a TTLV item: a 24-bit number with a name. The constants are the tags of KMIP 1.0 to 2.1.
 *
 * <p>A text encoding can carry a name that has no number, such as the root of a JSON request that is an operation's
 * name; such a tag has the number 0 and cannot be written in binary. A number without a name is called
 * {@code 0x} and six hexadecimal digits.
 *
 * @param code the number, 0x000001 to 0xFFFFFF, or 0 when only the name is known
 * @param kmipName the name in XML, such as {@code X_509CertificateIdentifier}
 * @param jsonName the name in JSON, such as {@code X509CertificateIdentifier}
 */
public record Tag(int code, String kmipName, String jsonName) {
    private static final Map<Integer, Tag> BY_CODE = new LinkedHashMap<>();
    /** Under the names as they are written, and normalized for all other spellings. */
    private static final Map<String, Tag> BY_NAME = new HashMap<>();

    public static final Tag ACTIVATION_DATE = known(0x420001, "ActivationDate");
    public static final Tag APPLICATION_DATA = known(0x420002, "ApplicationData");
    public static final Tag APPLICATION_NAMESPACE = known(0x420003, "ApplicationNamespace");
    public static final Tag APPLICATION_SPECIFIC_INFORMATION = known(0x420004, "ApplicationSpecificInformation");
    public static final Tag ARCHIVE_DATE = known(0x420005, "ArchiveDate");
    public static final Tag ASYNCHRONOUS_CORRELATION_VALUE = known(0x420006, "AsynchronousCorrelationValue");
    public static final Tag ASYNCHRONOUS_INDICATOR = known(0x420007, "AsynchronousIndicator");
    public static final Tag ATTRIBUTE = known(0x420008, "Attribute");
    public static final Tag ATTRIBUTE_INDEX = known(0x420009, "AttributeIndex");
    public static final Tag ATTRIBUTE_NAME = known(0x42000A, "AttributeName");
    public static final Tag ATTRIBUTE_VALUE = known(0x42000B, "AttributeValue");
    public static final Tag AUTHENTICATION = known(0x42000C, "Authentication");
    public static final Tag BATCH_COUNT = known(0x42000D, "BatchCount");
    public static final Tag BATCH_ERROR_CONTINUATION_OPTION = known(0x42000E, "BatchErrorContinuationOption");
    public static final Tag BATCH_ITEM = known(0x42000F, "BatchItem");
    public static final Tag BATCH_ORDER_OPTION = known(0x420010, "BatchOrderOption");
    public static final Tag BLOCK_CIPHER_MODE = known(0x420011, "BlockCipherMode");
    public static final Tag CANCELLATION_RESULT = known(0x420012, "CancellationResult");
    public static final Tag CERTIFICATE = known(0x420013, "Certificate");
    public static final Tag CERTIFICATE_IDENTIFIER = known(0x420014, "CertificateIdentifier");
    public static final Tag CERTIFICATE_ISSUER = known(0x420015, "CertificateIssuer");
    public static final Tag CERTIFICATE_ISSUER_ALTERNATIVE_NAME = known(0x420016, "CertificateIssuerAlternativeName");
    public static final Tag CERTIFICATE_ISSUER_DISTINGUISHED_NAME =
            known(0x420017, "CertificateIssuerDistinguishedName");
    public static final Tag CERTIFICATE_REQUEST = known(0x420018, "CertificateRequest");
    public static final Tag CERTIFICATE_REQUEST_TYPE = known(0x420019, "CertificateRequestType");
    public static final Tag CERTIFICATE_SUBJECT = known(0x42001A, "CertificateSubject");
    public static final Tag CERTIFICATE_SUBJECT_ALTERNATIVE_NAME = known(0x42001B, "CertificateSubjectAlternativeName");
    public static final Tag CERTIFICATE_SUBJECT_DISTINGUISHED_NAME =
            known(0x42001C, "CertificateSubjectDistinguishedName");
    public static final Tag CERTIFICATE_TYPE = known(0x42001D, "CertificateType");
    public static final Tag CERTIFICATE_VALUE = known(0x42001E, "CertificateValue");
    public static final Tag COMMON_TEMPLATE_ATTRIBUTE = known(0x42001F, "CommonTemplateAttribute");
    public static final Tag COMPROMISE_DATE = known(0x420020, "CompromiseDate");
    public static final Tag COMPROMISE_OCCURRENCE_DATE = known(0x420021, "CompromiseOccurrenceDate");
    public static final Tag CONTACT_INFORMATION = known(0x420022, "ContactInformation");
    public static final Tag CREDENTIAL = known(0x420023, "Credential");
    public static final Tag CREDENTIAL_TYPE = known(0x420024, "CredentialType");
    public static final Tag CREDENTIAL_VALUE = known(0x420025, "CredentialValue");
    public static final Tag CRITICALITY_INDICATOR = known(0x420026, "CriticalityIndicator");
    public static final Tag CRT_COEFFICIENT = known(0x420027, "CRTCoefficient");
    public static final Tag CRYPTOGRAPHIC_ALGORITHM = known(0x420028, "CryptographicAlgorithm");
    public static final Tag CRYPTOGRAPHIC_DOMAIN_PARAMETERS = known(0x420029, "CryptographicDomainParameters");
    public static final Tag CRYPTOGRAPHIC_LENGTH = known(0x42002A, "CryptographicLength");
    public static final Tag CRYPTOGRAPHIC_PARAMETERS = known(0x42002B, "CryptographicParameters");
    public static final Tag CRYPTOGRAPHIC_USAGE_MASK = known(0x42002C, "CryptographicUsageMask");
    public static final Tag CUSTOM_ATTRIBUTE = known(0x42002D, "CustomAttribute");
    public static final Tag D = known(0x42002E, "D");
    public static final Tag DEACTIVATION_DATE = known(0x42002F, "DeactivationDate");
    public static final Tag DERIVATION_DATA = known(0x420030, "DerivationData");
    public static final Tag DERIVATION_METHOD = known(0x420031, "DerivationMethod");
    public static final Tag DERIVATION_PARAMETERS = known(0x420032, "DerivationParameters");
    public static final Tag DESTROY_DATE = known(0x420033, "DestroyDate");
    public static final Tag DIGEST = known(0x420034, "Digest");
    public static final Tag DIGEST_VALUE = known(0x420035, "DigestValue");
    public static final Tag ENCRYPTION_KEY_INFORMATION = known(0x420036, "EncryptionKeyInformation");
    public static final Tag G = known(0x420037, "G");
    public static final Tag HASHING_ALGORITHM = known(0x420038, "HashingAlgorithm");
    public static final Tag INITIAL_DATE = known(0x420039, "InitialDate");
    public static final Tag INITIALIZATION_VECTOR = known(0x42003A, "InitializationVector");
    public static final Tag ISSUER = known(0x42003B, "Issuer");
    public static final Tag ITERATION_COUNT = known(0x42003C, "IterationCount");
    public static final Tag IV_COUNTER_NONCE = known(0x42003D, "IVCounterNonce");
    public static final Tag J = known(0x42003E, "J");
    public static final Tag KEY = known(0x42003F, "Key");
    public static final Tag KEY_BLOCK = known(0x420040, "KeyBlock");
    public static final Tag KEY_COMPRESSION_TYPE = known(0x420041, "KeyCompressionType");
    public static final Tag KEY_FORMAT_TYPE = known(0x420042, "KeyFormatType");
    public static final Tag KEY_MATERIAL = known(0x420043, "KeyMaterial");
    public static final Tag KEY_PART_IDENTIFIER = known(0x420044, "KeyPartIdentifier");
    public static final Tag KEY_VALUE = known(0x420045, "KeyValue");
    public static final Tag KEY_WRAPPING_DATA = known(0x420046, "KeyWrappingData");
    public static final Tag KEY_WRAPPING_SPECIFICATION = known(0x420047, "KeyWrappingSpecification");
    public static final Tag LAST_CHANGE_DATE = known(0x420048, "LastChangeDate");
    public static final Tag LEASE_TIME = known(0x420049, "LeaseTime");
    public static final Tag LINK = known(0x42004A, "Link");
    public static final Tag LINK_TYPE = known(0x42004B, "LinkType");
    public static final Tag LINKED_OBJECT_IDENTIFIER = known(0x42004C, "LinkedObjectIdentifier");
    public static final Tag MAC_SIGNATURE = known(0x42004D, "MACSignature");
    public static final Tag MAC_SIGNATURE_KEY_INFORMATION = known(0x42004E, "MACSignatureKeyInformation");
    public static final Tag MAXIMUM_ITEMS = known(0x42004F, "MaximumItems");
    public static final Tag MAXIMUM_RESPONSE_SIZE = known(0x420050, "MaximumResponseSize");
    public static final Tag MESSAGE_EXTENSION = known(0x420051, "MessageExtension");
    public static final Tag MODULUS = known(0x420052, "Modulus");
    public static final Tag NAME = known(0x420053, "Name");
    public static final Tag NAME_TYPE = known(0x420054, "NameType");
    public static final Tag NAME_VALUE = known(0x420055, "NameValue");
    public static final Tag OBJECT_GROUP = known(0x420056, "ObjectGroup");
    public static final Tag OBJECT_TYPE = known(0x420057, "ObjectType");
    public static final Tag OFFSET = known(0x420058, "Offset");
    public static final Tag OPAQUE_DATA_TYPE = known(0x420059, "OpaqueDataType");
    public static final Tag OPAQUE_DATA_VALUE = known(0x42005A, "OpaqueDataValue");
    public static final Tag OPAQUE_OBJECT = known(0x42005B, "OpaqueObject");
    public static final Tag OPERATION = known(0x42005C, "Operation");
    public static final Tag OPERATION_POLICY_NAME = known(0x42005D, "OperationPolicyName");
    public static final Tag P = known(0x42005E, "P");
    public static final Tag PADDING_METHOD = known(0x42005F, "PaddingMethod");
    public static final Tag PRIME_EXPONENT_P = known(0x420060, "PrimeExponentP");
    public static final Tag PRIME_EXPONENT_Q = known(0x420061, "PrimeExponentQ");
    public static final Tag PRIME_FIELD_SIZE = known(0x420062, "PrimeFieldSize");
    public static final Tag PRIVATE_EXPONENT = known(0x420063, "PrivateExponent");
    public static final Tag PRIVATE_KEY = known(0x420064, "PrivateKey");
    public static final Tag PRIVATE_KEY_TEMPLATE_ATTRIBUTE = known(0x420065, "PrivateKeyTemplateAttribute");
    public static final Tag PRIVATE_KEY_UNIQUE_IDENTIFIER = known(0x420066, "PrivateKeyUniqueIdentifier");
    public static final Tag PROCESS_START_DATE = known(0x420067, "ProcessStartDate");
    public static final Tag PROTECT_STOP_DATE = known(0x420068, "ProtectStopDate");
    public static final Tag PROTOCOL_VERSION = known(0x420069, "ProtocolVersion");
    public static final Tag PROTOCOL_VERSION_MAJOR = known(0x42006A, "ProtocolVersionMajor");
    public static final Tag PROTOCOL_VERSION_MINOR = known(0x42006B, "ProtocolVersionMinor");
    public static final Tag PUBLIC_EXPONENT = known(0x42006C, "PublicExponent");
    public static final Tag PUBLIC_KEY = known(0x42006D, "PublicKey");
    public static final Tag PUBLIC_KEY_TEMPLATE_ATTRIBUTE = known(0x42006E, "PublicKeyTemplateAttribute");
    public static final Tag PUBLIC_KEY_UNIQUE_IDENTIFIER = known(0x42006F, "PublicKeyUniqueIdentifier");
    public static final Tag PUT_FUNCTION = known(0x420070, "PutFunction");
    public static final Tag Q = known(0x420071, "Q");
    public static final Tag Q_STRING = known(0x420072, "QString");
    public static final Tag QLENGTH = known(0x420073, "Qlength");
    public static final Tag QUERY_FUNCTION = known(0x420074, "QueryFunction");
    public static final Tag RECOMMENDED_CURVE = known(0x420075, "RecommendedCurve");
    public static final Tag REPLACED_UNIQUE_IDENTIFIER = known(0x420076, "ReplacedUniqueIdentifier");
    public static final Tag REQUEST_HEADER = known(0x420077, "RequestHeader");
    public static final Tag REQUEST_MESSAGE = known(0x420078, "RequestMessage");
    public static final Tag REQUEST_PAYLOAD = known(0x420079, "RequestPayload");
    public static final Tag RESPONSE_HEADER = known(0x42007A, "ResponseHeader");
    public static final Tag RESPONSE_MESSAGE = known(0x42007B, "ResponseMessage");
    public static final Tag RESPONSE_PAYLOAD = known(0x42007C, "ResponsePayload");
    public static final Tag RESULT_MESSAGE = known(0x42007D, "ResultMessage");
    public static final Tag RESULT_REASON = known(0x42007E, "ResultReason");
    public static final Tag RESULT_STATUS = known(0x42007F, "ResultStatus");
    public static final Tag REVOCATION_MESSAGE = known(0x420080, "RevocationMessage");
    public static final Tag REVOCATION_REASON = known(0x420081, "RevocationReason");
    public static final Tag REVOCATION_REASON_CODE = known(0x420082, "RevocationReasonCode");
    public static final Tag KEY_ROLE_TYPE = known(0x420083, "KeyRoleType");
    public static final Tag SALT = known(0x420084, "Salt");
    public static final Tag SECRET_DATA = known(0x420085, "SecretData");
    public static final Tag SECRET_DATA_TYPE = known(0x420086, "SecretDataType");
    public static final Tag SERIAL_NUMBER = known(0x420087, "SerialNumber");
    public static final Tag SERVER_INFORMATION = known(0x420088, "ServerInformation");
    public static final Tag SPLIT_KEY = known(0x420089, "SplitKey");
    public static final Tag SPLIT_KEY_METHOD = known(0x42008A, "SplitKeyMethod");
    public static final Tag SPLIT_KEY_PARTS = known(0x42008B, "SplitKeyParts");
    public static final Tag SPLIT_KEY_THRESHOLD = known(0x42008C, "SplitKeyThreshold");
    public static final Tag STATE = known(0x42008D, "State");
    public static final Tag STORAGE_STATUS_MASK = known(0x42008E, "StorageStatusMask");
    public static final Tag SYMMETRIC_KEY = known(0x42008F, "SymmetricKey");
    public static final Tag TEMPLATE = known(0x420090, "Template");
    public static final Tag TEMPLATE_ATTRIBUTE = known(0x420091, "TemplateAttribute");
    public static final Tag TIME_STAMP = known(0x420092, "TimeStamp");
    public static final Tag UNIQUE_BATCH_ITEM_ID = known(0x420093, "UniqueBatchItemID");
    public static final Tag UNIQUE_IDENTIFIER = known(0x420094, "UniqueIdentifier");
    public static final Tag USAGE_LIMITS = known(0x420095, "UsageLimits");
    public static final Tag USAGE_LIMITS_COUNT = known(0x420096, "UsageLimitsCount");
    public static final Tag USAGE_LIMITS_TOTAL = known(0x420097, "UsageLimitsTotal");
    public static final Tag USAGE_LIMITS_UNIT = known(0x420098, "UsageLimitsUnit");
    public static final Tag USERNAME = known(0x420099, "Username");
    public static final Tag VALIDITY_DATE = known(0x42009A, "ValidityDate");
    public static final Tag VALIDITY_INDICATOR = known(0x42009B, "ValidityIndicator");
    public static final Tag VENDOR_EXTENSION = known(0x42009C, "VendorExtension");
    public static final Tag VENDOR_IDENTIFICATION = known(0x42009D, "VendorIdentification");
    public static final Tag WRAPPING_METHOD = known(0x42009E, "WrappingMethod");
    public static final Tag X = known(0x42009F, "X");
    public static final Tag Y = known(0x4200A0, "Y");
    public static final Tag PASSWORD = known(0x4200A1, "Password");
    public static final Tag DEVICE_IDENTIFIER = known(0x4200A2, "DeviceIdentifier");
    public static final Tag ENCODING_OPTION = known(0x4200A3, "EncodingOption");
    public static final Tag EXTENSION_INFORMATION = known(0x4200A4, "ExtensionInformation");
    public static final Tag EXTENSION_NAME = known(0x4200A5, "ExtensionName");
    public static final Tag EXTENSION_TAG = known(0x4200A6, "ExtensionTag");
    public static final Tag EXTENSION_TYPE = known(0x4200A7, "ExtensionType");
    public static final Tag FRESH = known(0x4200A8, "Fresh");
    public static final Tag MACHINE_IDENTIFIER = known(0x4200A9, "MachineIdentifier");
    public static final Tag MEDIA_IDENTIFIER = known(0x4200AA, "MediaIdentifier");
    public static final Tag NETWORK_IDENTIFIER = known(0x4200AB, "NetworkIdentifier");
    public static final Tag OBJECT_GROUP_MEMBER = known(0x4200AC, "ObjectGroupMember");
    public static final Tag CERTIFICATE_LENGTH = known(0x4200AD, "CertificateLength");
    public static final Tag DIGITAL_SIGNATURE_ALGORITHM = known(0x4200AE, "DigitalSignatureAlgorithm");
    public static final Tag CERTIFICATE_SERIAL_NUMBER = known(0x4200AF, "CertificateSerialNumber");
    public static final Tag DEVICE_SERIAL_NUMBER = known(0x4200B0, "DeviceSerialNumber");
    public static final Tag ISSUER_ALTERNATIVE_NAME = known(0x4200B1, "IssuerAlternativeName");
    public static final Tag ISSUER_DISTINGUISHED_NAME = known(0x4200B2, "IssuerDistinguishedName");
    public static final Tag SUBJECT_ALTERNATIVE_NAME = known(0x4200B3, "SubjectAlternativeName");
    public static final Tag SUBJECT_DISTINGUISHED_NAME = known(0x4200B4, "SubjectDistinguishedName");
    public static final Tag X_509_CERTIFICATE_IDENTIFIER =
            known(0x4200B5, "X_509CertificateIdentifier", "X509CertificateIdentifier");
    public static final Tag X_509_CERTIFICATE_ISSUER =
            known(0x4200B6, "X_509CertificateIssuer", "X509CertificateIssuer");
    public static final Tag X_509_CERTIFICATE_SUBJECT =
            known(0x4200B7, "X_509CertificateSubject", "X509CertificateSubject");
    public static final Tag KEY_VALUE_LOCATION = known(0x4200B8, "KeyValueLocation");
    public static final Tag KEY_VALUE_LOCATION_VALUE = known(0x4200B9, "KeyValueLocationValue");
    public static final Tag KEY_VALUE_LOCATION_TYPE = known(0x4200BA, "KeyValueLocationType");
    public static final Tag KEY_VALUE_PRESENT = known(0x4200BB, "KeyValuePresent");
    public static final Tag ORIGINAL_CREATION_DATE = known(0x4200BC, "OriginalCreationDate");
    public static final Tag PGP_KEY = known(0x4200BD, "PGPKey");
    public static final Tag PGP_KEY_VERSION = known(0x4200BE, "PGPKeyVersion");
    public static final Tag ALTERNATIVE_NAME = known(0x4200BF, "AlternativeName");
    public static final Tag ALTERNATIVE_NAME_VALUE = known(0x4200C0, "AlternativeNameValue");
    public static final Tag ALTERNATIVE_NAME_TYPE = known(0x4200C1, "AlternativeNameType");
    public static final Tag DATA = known(0x4200C2, "Data");
    public static final Tag SIGNATURE_DATA = known(0x4200C3, "SignatureData");
    public static final Tag DATA_LENGTH = known(0x4200C4, "DataLength");
    public static final Tag RANDOM_IV = known(0x4200C5, "RandomIV", "RandomIv");
    public static final Tag MAC_DATA = known(0x4200C6, "MACData");
    public static final Tag ATTESTATION_TYPE = known(0x4200C7, "AttestationType");
    public static final Tag NONCE = known(0x4200C8, "Nonce");
    public static final Tag NONCE_ID = known(0x4200C9, "NonceID");
    public static final Tag NONCE_VALUE = known(0x4200CA, "NonceValue");
    public static final Tag ATTESTATION_MEASUREMENT = known(0x4200CB, "AttestationMeasurement");
    public static final Tag ATTESTATION_ASSERTION = known(0x4200CC, "AttestationAssertion");
    public static final Tag IV_LENGTH = known(0x4200CD, "IVLength", "IvLength");
    public static final Tag TAG_LENGTH = known(0x4200CE, "TagLength");
    public static final Tag FIXED_FIELD_LENGTH = known(0x4200CF, "FixedFieldLength");
    public static final Tag COUNTER_LENGTH = known(0x4200D0, "CounterLength");
    public static final Tag INITIAL_COUNTER_VALUE = known(0x4200D1, "InitialCounterValue");
    public static final Tag INVOCATION_FIELD_LENGTH = known(0x4200D2, "InvocationFieldLength");
    public static final Tag ATTESTATION_CAPABLE_INDICATOR = known(0x4200D3, "AttestationCapableIndicator");
    public static final Tag OFFSET_ITEMS = known(0x4200D4, "OffsetItems");
    public static final Tag LOCATED_ITEMS = known(0x4200D5, "LocatedItems");
    public static final Tag CORRELATION_VALUE = known(0x4200D6, "CorrelationValue");
    public static final Tag INIT_INDICATOR = known(0x4200D7, "InitIndicator");
    public static final Tag FINAL_INDICATOR = known(0x4200D8, "FinalIndicator");
    public static final Tag RNG_PARAMETERS = known(0x4200D9, "RNGParameters");
    public static final Tag RNG_ALGORITHM = known(0x4200DA, "RNGAlgorithm");
    public static final Tag DRBG_ALGORITHM = known(0x4200DB, "DRBGAlgorithm", "DrbgAlgorithm");
    public static final Tag FIPS186_VARIATION = known(0x4200DC, "FIPS186Variation", "Fips186Variation");
    public static final Tag PREDICTION_RESISTANCE = known(0x4200DD, "PredictionResistance");
    public static final Tag RANDOM_NUMBER_GENERATOR = known(0x4200DE, "RandomNumberGenerator");
    public static final Tag VALIDATION_INFORMATION = known(0x4200DF, "ValidationInformation");
    public static final Tag VALIDATION_AUTHORITY_TYPE = known(0x4200E0, "ValidationAuthorityType");
    public static final Tag VALIDATION_AUTHORITY_COUNTRY = known(0x4200E1, "ValidationAuthorityCountry");
    public static final Tag VALIDATION_AUTHORITY_URI = known(0x4200E2, "ValidationAuthorityURI");
    public static final Tag VALIDATION_VERSION_MAJOR = known(0x4200E3, "ValidationVersionMajor");
    public static final Tag VALIDATION_VERSION_MINOR = known(0x4200E4, "ValidationVersionMinor");
    public static final Tag VALIDATION_TYPE = known(0x4200E5, "ValidationType");
    public static final Tag VALIDATION_LEVEL = known(0x4200E6, "ValidationLevel");
    public static final Tag VALIDATION_CERTIFICATE_IDENTIFIER = known(0x4200E7, "ValidationCertificateIdentifier");
    public static final Tag VALIDATION_CERTIFICATE_URI = known(0x4200E8, "ValidationCertificateURI");
    public static final Tag VALIDATION_VENDOR_URI = known(0x4200E9, "ValidationVendorURI");
    public static final Tag VALIDATION_PROFILE = known(0x4200EA, "ValidationProfile");
    public static final Tag PROFILE_INFORMATION = known(0x4200EB, "ProfileInformation");
    public static final Tag PROFILE_NAME = known(0x4200EC, "ProfileName");
    public static final Tag SERVER_URI = known(0x4200ED, "ServerURI");
    public static final Tag SERVER_PORT = known(0x4200EE, "ServerPort");
    public static final Tag STREAMING_CAPABILITY = known(0x4200EF, "StreamingCapability");
    public static final Tag ASYNCHRONOUS_CAPABILITY = known(0x4200F0, "AsynchronousCapability");
    public static final Tag ATTESTATION_CAPABILITY = known(0x4200F1, "AttestationCapability");
    public static final Tag UNWRAP_MODE = known(0x4200F2, "UnwrapMode");
    public static final Tag DESTROY_ACTION = known(0x4200F3, "DestroyAction");
    public static final Tag SHREDDING_ALGORITHM = known(0x4200F4, "ShreddingAlgorithm");
    public static final Tag RNG_MODE = known(0x4200F5, "RNGMode");
    public static final Tag CLIENT_REGISTRATION_METHOD = known(0x4200F6, "ClientRegistrationMethod");
    public static final Tag CAPABILITY_INFORMATION = known(0x4200F7, "CapabilityInformation");
    public static final Tag KEY_WRAP_TYPE = known(0x4200F8, "KeyWrapType");
    public static final Tag BATCH_UNDO_CAPABILITY = known(0x4200F9, "BatchUndoCapability");
    public static final Tag BATCH_CONTINUE_CAPABILITY = known(0x4200FA, "BatchContinueCapability");
    public static final Tag PKCS_12_FRIENDLY_NAME = known(0x4200FB, "PKCS_12FriendlyName", "Pkcs12FriendlyName");
    public static final Tag DESCRIPTION = known(0x4200FC, "Description");
    public static final Tag COMMENT = known(0x4200FD, "Comment");
    public static final Tag AUTHENTICATED_ENCRYPTION_ADDITIONAL_DATA =
            known(0x4200FE, "AuthenticatedEncryptionAdditionalData");
    public static final Tag AUTHENTICATED_ENCRYPTION_TAG = known(0x4200FF, "AuthenticatedEncryptionTag");
    public static final Tag SALT_LENGTH = known(0x420100, "SaltLength");
    public static final Tag MASK_GENERATOR = known(0x420101, "MaskGenerator");
    public static final Tag MASK_GENERATOR_HASHING_ALGORITHM = known(0x420102, "MaskGeneratorHashingAlgorithm");
    public static final Tag P_SOURCE = known(0x420103, "PSource");
    public static final Tag TRAILER_FIELD = known(0x420104, "TrailerField");
    public static final Tag CLIENT_CORRELATION_VALUE = known(0x420105, "ClientCorrelationValue");
    public static final Tag SERVER_CORRELATION_VALUE = known(0x420106, "ServerCorrelationValue");
    public static final Tag DIGESTED_DATA = known(0x420107, "DigestedData");
    public static final Tag CERTIFICATE_SUBJECT_CN = known(0x420108, "CertificateSubjectCN");
    public static final Tag CERTIFICATE_SUBJECT_O = known(0x420109, "CertificateSubjectO");
    public static final Tag CERTIFICATE_SUBJECT_OU = known(0x42010A, "CertificateSubjectOU");
    public static final Tag CERTIFICATE_SUBJECT_EMAIL = known(0x42010B, "CertificateSubjectEmail");
    public static final Tag CERTIFICATE_SUBJECT_C = known(0x42010C, "CertificateSubjectC");
    public static final Tag CERTIFICATE_SUBJECT_ST = known(0x42010D, "CertificateSubjectST");
    public static final Tag CERTIFICATE_SUBJECT_L = known(0x42010E, "CertificateSubjectL");
    public static final Tag CERTIFICATE_SUBJECT_UID = known(0x42010F, "CertificateSubjectUID");
    public static final Tag CERTIFICATE_SUBJECT_SERIAL_NUMBER = known(0x420110, "CertificateSubjectSerialNumber");
    public static final Tag CERTIFICATE_SUBJECT_TITLE = known(0x420111, "CertificateSubjectTitle");
    public static final Tag CERTIFICATE_SUBJECT_DC = known(0x420112, "CertificateSubjectDC");
    public static final Tag CERTIFICATE_SUBJECT_DN_QUALIFIER = known(0x420113, "CertificateSubjectDNQualifier");
    public static final Tag CERTIFICATE_ISSUER_CN = known(0x420114, "CertificateIssuerCN");
    public static final Tag CERTIFICATE_ISSUER_O = known(0x420115, "CertificateIssuerO");
    public static final Tag CERTIFICATE_ISSUER_OU = known(0x420116, "CertificateIssuerOU");
    public static final Tag CERTIFICATE_ISSUER_EMAIL = known(0x420117, "CertificateIssuerEmail");
    public static final Tag CERTIFICATE_ISSUER_C = known(0x420118, "CertificateIssuerC");
    public static final Tag CERTIFICATE_ISSUER_ST = known(0x420119, "CertificateIssuerST");
    public static final Tag CERTIFICATE_ISSUER_L = known(0x42011A, "CertificateIssuerL");
    public static final Tag CERTIFICATE_ISSUER_UID = known(0x42011B, "CertificateIssuerUID");
    public static final Tag CERTIFICATE_ISSUER_SERIAL_NUMBER = known(0x42011C, "CertificateIssuerSerialNumber");
    public static final Tag CERTIFICATE_ISSUER_TITLE = known(0x42011D, "CertificateIssuerTitle");
    public static final Tag CERTIFICATE_ISSUER_DC = known(0x42011E, "CertificateIssuerDC");
    public static final Tag CERTIFICATE_ISSUER_DN_QUALIFIER = known(0x42011F, "CertificateIssuerDNQualifier");
    public static final Tag SENSITIVE = known(0x420120, "Sensitive");
    public static final Tag ALWAYS_SENSITIVE = known(0x420121, "AlwaysSensitive");
    public static final Tag EXTRACTABLE = known(0x420122, "Extractable");
    public static final Tag NEVER_EXTRACTABLE = known(0x420123, "NeverExtractable");
    public static final Tag REPLACE_EXISTING = known(0x420124, "ReplaceExisting");
    public static final Tag ATTRIBUTES = known(0x420125, "Attributes");
    public static final Tag COMMON_ATTRIBUTES = known(0x420126, "CommonAttributes");
    public static final Tag PRIVATE_KEY_ATTRIBUTES = known(0x420127, "PrivateKeyAttributes");
    public static final Tag PUBLIC_KEY_ATTRIBUTES = known(0x420128, "PublicKeyAttributes");
    public static final Tag EXTENSION_ENUMERATION = known(0x420129, "ExtensionEnumeration");
    public static final Tag EXTENSION_ATTRIBUTE = known(0x42012A, "ExtensionAttribute");
    public static final Tag EXTENSION_PARENT_STRUCTURE_TAG = known(0x42012B, "ExtensionParentStructureTag");
    public static final Tag EXTENSION_DESCRIPTION = known(0x42012C, "ExtensionDescription");
    public static final Tag SERVER_NAME = known(0x42012D, "ServerName");
    public static final Tag SERVER_SERIAL_NUMBER = known(0x42012E, "ServerSerialNumber");
    public static final Tag SERVER_VERSION = known(0x42012F, "ServerVersion");
    public static final Tag SERVER_LOAD = known(0x420130, "ServerLoad");
    public static final Tag PRODUCT_NAME = known(0x420131, "ProductName");
    public static final Tag BUILD_LEVEL = known(0x420132, "BuildLevel");
    public static final Tag BUILD_DATE = known(0x420133, "BuildDate");
    public static final Tag CLUSTER_INFO = known(0x420134, "ClusterInfo");
    public static final Tag ALTERNATE_FAILOVER_ENDPOINTS = known(0x420135, "AlternateFailoverEndpoints");
    public static final Tag SHORT_UNIQUE_IDENTIFIER = known(0x420136, "ShortUniqueIdentifier");
    public static final Tag TAG = known(0x420138, "Tag");
    public static final Tag CERTIFICATE_REQUEST_UNIQUE_IDENTIFIER =
            known(0x420139, "CertificateRequestUniqueIdentifier");
    public static final Tag NIST_KEY_TYPE = known(0x42013A, "NISTKeyType", "NistKeyType");
    public static final Tag ATTRIBUTE_REFERENCE = known(0x42013B, "AttributeReference");
    public static final Tag CURRENT_ATTRIBUTE = known(0x42013C, "CurrentAttribute");
    public static final Tag NEW_ATTRIBUTE = known(0x42013D, "NewAttribute");
    public static final Tag CERTIFICATE_REQUEST_VALUE = known(0x420140, "CertificateRequestValue");
    public static final Tag LOG_MESSAGE = known(0x420141, "LogMessage");
    public static final Tag PROFILE_VERSION = known(0x420142, "ProfileVersion");
    public static final Tag PROFILE_VERSION_MAJOR = known(0x420143, "ProfileVersionMajor");
    public static final Tag PROFILE_VERSION_MINOR = known(0x420144, "ProfileVersionMinor");
    public static final Tag PROTECTION_LEVEL = known(0x420145, "ProtectionLevel");
    public static final Tag PROTECTION_PERIOD = known(0x420146, "ProtectionPeriod");
    public static final Tag QUANTUM_SAFE = known(0x420147, "QuantumSafe");
    public static final Tag QUANTUM_SAFE_CAPABILITY = known(0x420148, "QuantumSafeCapability");
    public static final Tag TICKET = known(0x420149, "Ticket");
    public static final Tag TICKET_TYPE = known(0x42014A, "TicketType");
    public static final Tag TICKET_VALUE = known(0x42014B, "TicketValue");
    public static final Tag REQUEST_COUNT = known(0x42014C, "RequestCount");
    public static final Tag RIGHTS = known(0x42014D, "Rights");
    public static final Tag OBJECTS = known(0x42014E, "Objects");
    public static final Tag OPERATIONS = known(0x42014F, "Operations");
    public static final Tag RIGHT = known(0x420150, "Right");
    public static final Tag ENDPOINT_ROLE = known(0x420151, "EndpointRole");
    public static final Tag DEFAULTS_INFORMATION = known(0x420152, "DefaultsInformation");
    public static final Tag OBJECT_DEFAULTS = known(0x420153, "ObjectDefaults");
    public static final Tag EPHEMERAL = known(0x420154, "Ephemeral");
    public static final Tag SERVER_HASHED_PASSWORD = known(0x420155, "ServerHashedPassword");
    public static final Tag ONE_TIME_PASSWORD = known(0x420156, "OneTimePassword");
    public static final Tag HASHED_PASSWORD = known(0x420157, "HashedPassword");
    public static final Tag ADJUSTMENT_TYPE = known(0x420158, "AdjustmentType");
    public static final Tag PKCS_11_INTERFACE = known(0x420159, "PKCS_11Interface", "PKCS11Interface");
    public static final Tag PKCS_11_FUNCTION = known(0x42015A, "PKCS_11Function", "PKCS11Function");
    public static final Tag PKCS_11_INPUT_PARAMETERS =
            known(0x42015B, "PKCS_11InputParameters", "PKCS11InputParameters");
    public static final Tag PKCS_11_OUTPUT_PARAMETERS =
            known(0x42015C, "PKCS_11OutputParameters", "PKCS11OutputParameters");
    public static final Tag PKCS_11_RETURN_CODE = known(0x42015D, "PKCS_11ReturnCode", "PKCS11ReturnCode");
    public static final Tag PROTECTION_STORAGE_MASK = known(0x42015E, "ProtectionStorageMask");
    public static final Tag PROTECTION_STORAGE_MASKS = known(0x42015F, "ProtectionStorageMasks");
    public static final Tag INTEROP_FUNCTION = known(0x420160, "InteropFunction");
    public static final Tag INTEROP_IDENTIFIER = known(0x420161, "InteropIdentifier");
    public static final Tag ADJUSTMENT_VALUE = known(0x420162, "AdjustmentValue");
    public static final Tag COMMON_PROTECTION_STORAGE_MASKS = known(0x420163, "CommonProtectionStorageMasks");
    public static final Tag PRIVATE_PROTECTION_STORAGE_MASKS = known(0x420164, "PrivateProtectionStorageMasks");
    public static final Tag PUBLIC_PROTECTION_STORAGE_MASKS = known(0x420165, "PublicProtectionStorageMasks");
    public static final Tag OBJECT_GROUPS = known(0x420166, "ObjectGroups");
    public static final Tag OBJECT_TYPES = known(0x420167, "ObjectTypes");
    public static final Tag CONSTRAINTS = known(0x420168, "Constraints");
    public static final Tag CONSTRAINT = known(0x420169, "Constraint");
    public static final Tag ROTATE_INTERVAL = known(0x42016A, "RotateInterval");
    public static final Tag ROTATE_AUTOMATIC = known(0x42016B, "RotateAutomatic");
    public static final Tag ROTATE_OFFSET = known(0x42016C, "RotateOffset");
    public static final Tag ROTATE_DATE = known(0x42016D, "RotateDate");
    public static final Tag ROTATE_GENERATION = known(0x42016E, "RotateGeneration");
    public static final Tag ROTATE_NAME = known(0x42016F, "RotateName");
    public static final Tag ROTATE_NAME_VALUE = known(0x420170, "RotateNameValue");
    public static final Tag ROTATE_NAME_TYPE = known(0x420171, "RotateNameType");
    public static final Tag ROTATE_LATEST = known(0x420172, "RotateLatest");
    public static final Tag ASYNCHRONOUS_REQUEST = known(0x420173, "AsynchronousRequest");
    public static final Tag SUBMISSION_DATE = known(0x420174, "SubmissionDate");
    public static final Tag PROCESSING_STAGE = known(0x420175, "ProcessingStage");
    public static final Tag ASYNCHRONOUS_CORRELATION_VALUES = known(0x420176, "AsynchronousCorrelationValues");

    /** Extension of the original product: the subject and issuer texts of a certificate in one structure. */
    public static final Tag CERTIFICATE_ATTRIBUTES = known(0x540001, "CertificateAttributes");

    /** Extension of the original product, in Destroy: delete the metadata too. Never sent in binary by its clients. */
    public static final Tag REMOVE = known(0x540F01, "Remove");

    /** Extension of the original product, in Revoke and Destroy: do the same to the other half of a key pair. */
    public static final Tag CASCADE = known(0x540F02, "Cascade");

    /** Extension of the original product, in Destroy: refuse unless the object has this type. */
    public static final Tag EXPECTED_OBJECT_TYPE = known(0x540F03, "ExpectedObjectType");

    /** Extension of this server, in Destroy: the identifier once more, to destroy a key of the HSM that wraps others. */
    public static final Tag FORCED_UNIQUE_IDENTIFIER = known(0x540F04, "ForcedUniqueIdentifier");

    static {
        // Spellings of earlier clients that differ in more than case and punctuation.
        BY_NAME.put(normalize("AttributeReferences"), ATTRIBUTE_REFERENCE);
        BY_NAME.put(normalize("UniqueBatchItemId"), UNIQUE_BATCH_ITEM_ID);
        BY_NAME.put(normalize("ObjectUniqueIdentifier"), UNIQUE_IDENTIFIER);
        BY_NAME.put(normalize("ValidityTime"), VALIDITY_DATE);
    }

    private static Tag known(int code, String name) {
        return known(code, name, name);
    }

    private static Tag known(int code, String kmipName, String jsonName) {
        Tag tag = new Tag(code, kmipName, jsonName);
        BY_CODE.put(code, tag);
        BY_NAME.put(kmipName, tag);
        BY_NAME.put(jsonName, tag);
        BY_NAME.put(normalize(kmipName), tag);
        return tag;
    }

    /** The tag with this number: a constant if KMIP names it, else a nameless one. */
    public static Tag of(int code) {
        Tag known = BY_CODE.get(code);
        if (known != null) {
            return known;
        }
        String hex = String.format("0x%06X", code);
        return new Tag(code, hex, hex);
    }

    /** The tag with this name: a constant if KMIP knows it (case and punctuation do not count), else one without a number. */
    public static Tag of(String name) {
        return find(name).orElseGet(() -> new Tag(0, name, name));
    }

    /** The constant with this name, if there is one; case and punctuation do not count. */
    public static Optional<Tag> find(String name) {
        Tag exact = BY_NAME.get(name);
        return Optional.ofNullable(exact != null ? exact : BY_NAME.get(normalize(name)));
    }

    /** Whether this is one of the constants. */
    public boolean isKnown() {
        return BY_CODE.containsKey(code);
    }

    /** All constants, by number. */
    public static Collection<Tag> all() {
        return Collections.unmodifiableCollection(BY_CODE.values());
    }

    /** A name without punctuation and case: unambiguous over all tables of KMIP. */
    static String normalize(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(c);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return kmipName;
    }
}
