package io.kms4j.kmip.enumeration;

/** Result Reason Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ResultReason implements KmipEnum {
    ITEM_NOT_FOUND(0x00000001, "ItemNotFound", "Item_Not_Found"),
    RESPONSE_TOO_LARGE(0x00000002, "ResponseTooLarge", "Response_Too_Large"),
    AUTHENTICATION_NOT_SUCCESSFUL(0x00000003, "AuthenticationNotSuccessful", "Authentication_Not_Successful"),
    INVALID_MESSAGE(0x00000004, "InvalidMessage", "Invalid_Message"),
    OPERATION_NOT_SUPPORTED(0x00000005, "OperationNotSupported", "Operation_Not_Supported"),
    MISSING_DATA(0x00000006, "MissingData", "Missing_Data"),
    INVALID_FIELD(0x00000007, "InvalidField", "Invalid_Field"),
    FEATURE_NOT_SUPPORTED(0x00000008, "FeatureNotSupported", "Feature_Not_Supported"),
    OPERATION_CANCELED_BY_REQUESTER(0x00000009, "OperationCanceledByRequester", "Operation_Canceled_By_Requester"),
    CRYPTOGRAPHIC_FAILURE(0x0000000A, "CryptographicFailure", "Cryptographic_Failure"),
    ILLEGAL_OPERATION(0x0000000B, "IllegalOperation", "Illegal_Operation"),
    PERMISSION_DENIED(0x0000000C, "PermissionDenied", "Permission_Denied"),
    OBJECT_ARCHIVED(0x0000000D, "ObjectArchived", "Object_Archived"),
    INDEX_OUT_OF_BOUNDS(0x0000000E, "IndexOutOfBounds", "Index_Out_of_Bounds"),
    APPLICATION_NAMESPACE_NOT_SUPPORTED(
            0x0000000F, "ApplicationNamespaceNotSupported", "Application_Namespace_Not_Supported"),
    KEY_FORMAT_TYPE_NOT_SUPPORTED(0x00000010, "KeyFormatTypeNotSupported", "Key_Format_Type_Not_Supported"),
    KEY_COMPRESSION_TYPE_NOT_SUPPORTED(
            0x00000011, "KeyCompressionTypeNotSupported", "Key_Compression_Type_Not_Supported"),
    ENCODING_OPTION_ERROR(0x00000012, "EncodingOptionError", "Encoding_Option_Error"),
    KEY_VALUE_NOT_PRESENT(0x00000013, "KeyValueNotPresent", "Key_Value_Not_Present"),
    ATTESTATION_REQUIRED(0x00000014, "AttestationRequired", "Attestation_Required"),
    ATTESTATION_FAILED(0x00000015, "AttestationFailed", "Attestation_Failed"),
    SENSITIVE(0x00000016, "Sensitive"),
    NOT_EXTRACTABLE(0x00000017, "NotExtractable", "Not_Extractable"),
    OBJECT_ALREADY_EXISTS(0x00000018, "ObjectAlreadyExists", "Object_Already_Exists"),
    INVALID_TICKET(0x00000019, "InvalidTicket", "Invalid_Ticket"),
    USAGE_LIMIT_EXCEEDED(0x0000001A, "UsageLimitExceeded", "Usage_Limit_Exceeded"),
    NUMERIC_RANGE(0x0000001B, "NumericRange", "Numeric_Range"),
    INVALID_DATA_TYPE(0x0000001C, "InvalidDataType", "Invalid_Data_Type"),
    READ_ONLY_ATTRIBUTE(0x0000001D, "ReadOnlyAttribute", "Read_Only_Attribute"),
    MULTI_VALUED_ATTRIBUTE(0x0000001E, "MultiValuedAttribute", "Multi_Valued_Attribute"),
    UNSUPPORTED_ATTRIBUTE(0x0000001F, "UnsupportedAttribute", "Unsupported_Attribute"),
    ATTRIBUTE_INSTANCE_NOT_FOUND(0x00000020, "AttributeInstanceNotFound", "Attribute_Instance_Not_Found"),
    ATTRIBUTE_NOT_FOUND(0x00000021, "AttributeNotFound", "Attribute_Not_Found"),
    ATTRIBUTE_READ_ONLY(0x00000022, "AttributeReadOnly", "Attribute_Read_Only"),
    ATTRIBUTE_SINGLE_VALUED(0x00000023, "AttributeSingleValued", "Attribute_Single_Valued"),
    BAD_CRYPTOGRAPHIC_PARAMETERS(0x00000024, "BadCryptographicParameters", "Bad_Cryptographic_Parameters"),
    BAD_PASSWORD(0x00000025, "BadPassword", "Bad_Password"),
    CODEC_ERROR(0x00000026, "CodecError", "Codec_Error"),
    ILLEGAL_OBJECT_TYPE(0x00000028, "IllegalObjectType", "Illegal_Object_Type"),
    INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK(
            0x00000029, "IncompatibleCryptographicUsageMask", "Incompatible_Cryptographic_Usage_Mask"),
    INTERNAL_SERVER_ERROR(0x0000002A, "InternalServerError", "Internal_Server_Error"),
    INVALID_ASYNCHRONOUS_CORRELATION_VALUE(
            0x0000002B, "InvalidAsynchronousCorrelationValue", "Invalid_Asynchronous_Correlation_Value"),
    INVALID_ATTRIBUTE(0x0000002C, "InvalidAttribute", "Invalid_Attribute"),
    INVALID_ATTRIBUTE_VALUE(0x0000002D, "InvalidAttributeValue", "Invalid_Attribute_Value"),
    INVALID_CORRELATION_VALUE(0x0000002E, "InvalidCorrelationValue", "Invalid_Correlation_Value"),
    INVALID_CSR(0x0000002F, "InvalidCSR", "Invalid_CSR"),
    INVALID_OBJECT_TYPE(0x00000030, "InvalidObjectType", "Invalid_Object_Type"),
    KEY_WRAP_TYPE_NOT_SUPPORTED(0x00000032, "KeyWrapTypeNotSupported", "Key_Wrap_Type_Not_Supported"),
    MISSING_INITIALIZATION_VECTOR(0x00000034, "MissingInitializationVector", "Missing_Initialization_Vector"),
    NON_UNIQUE_NAME_ATTRIBUTE(0x00000035, "NonUniqueNameAttribute", "Non_Unique_Name_Attribute"),
    OBJECT_DESTROYED(0x00000036, "ObjectDestroyed", "Object_Destroyed"),
    OBJECT_NOT_FOUND(0x00000037, "ObjectNotFound", "Object_Not_Found"),
    NOT_AUTHORISED(0x00000039, "NotAuthorised", "Not_Authorised"),
    SERVER_LIMIT_EXCEEDED(0x0000003A, "ServerLimitExceeded", "Server_Limit_Exceeded"),
    UNKNOWN_ENUMERATION(0x0000003B, "UnknownEnumeration", "Unknown_Enumeration"),
    UNKNOWN_MESSAGE_EXTENSION(0x0000003C, "UnknownMessageExtension", "Unknown_Message_Extension"),
    UNKNOWN_TAG(0x0000003D, "UnknownTag", "Unknown_Tag"),
    UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS(
            0x0000003E, "UnsupportedCryptographicParameters", "Unsupported_Cryptographic_Parameters"),
    UNSUPPORTED_PROTOCOL_VERSION(0x0000003F, "UnsupportedProtocolVersion", "Unsupported_Protocol_Version"),
    WRAPPING_OBJECT_ARCHIVED(0x00000040, "WrappingObjectArchived", "Wrapping_Object_Archived"),
    WRAPPING_OBJECT_DESTROYED(0x00000041, "WrappingObjectDestroyed", "Wrapping_Object_Destroyed"),
    WRAPPING_OBJECT_NOT_FOUND(0x00000042, "WrappingObjectNotFound", "Wrapping_Object_Not_Found"),
    WRONG_KEY_LIFECYCLE_STATE(0x00000043, "WrongKeyLifecycleState", "Wrong_Key_Lifecycle_State"),
    PROTECTION_STORAGE_UNAVAILABLE(0x00000044, "ProtectionStorageUnavailable", "Protection_Storage_Unavailable"),
    PKCS_11_CODEC_ERROR(0x00000045, "PKCS_11CodecError", "PKCS_11_Codec_Error"),
    PKCS_11_INVALID_FUNCTION(0x00000046, "PKCS_11InvalidFunction", "PKCS_11_Invalid_Function"),
    PKCS_11_INVALID_INTERFACE(0x00000047, "PKCS_11InvalidInterface", "PKCS_11_Invalid_Interface"),
    PRIVATE_PROTECTION_STORAGE_UNAVAILABLE(
            0x00000048, "PrivateProtectionStorageUnavailable", "Private_Protection_Storage_Unavailable"),
    PUBLIC_PROTECTION_STORAGE_UNAVAILABLE(
            0x00000049, "PublicProtectionStorageUnavailable", "Public_Protection_Storage_Unavailable"),
    UNKNOWN_OBJECT_GROUP(0x0000004A, "UnknownObjectGroup", "Unknown_Object_Group"),
    CONSTRAINT_VIOLATION(0x0000004B, "ConstraintViolation", "Constraint_Violation"),
    DUPLICATE_PROCESS_REQUEST(0x0000004C, "DuplicateProcessRequest", "Duplicate_Process_Request"),
    GENERAL_FAILURE(0x00000100, "GeneralFailure", "General_Failure");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ResultReason(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ResultReason(int code, String kmipName, String jsonName) {
        this.code = code;
        this.kmipName = kmipName;
        this.jsonName = jsonName;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String kmipName() {
        return kmipName;
    }

    @Override
    public String jsonName() {
        return jsonName;
    }
}
