package io.kms4j.kmip.enumeration;

/** Profile Name Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ProfileName implements KmipEnum {
    BASELINE_SERVER_BASIC_KMIP_V1_2(0x00000001, "BaselineServerBasicKMIPV1_2", "BaselineServerBasicKMIPV12"),
    BASELINE_SERVER_TLS_V1_2_KMIP_V1_2(0x00000002, "BaselineServerTLSV1_2KMIPV1_2", "BaselineServerTLSV12KMIPV12"),
    BASELINE_CLIENT_BASIC_KMIP_V1_2(0x00000003, "BaselineClientBasicKMIPV1_2", "BaselineClientBasicKMIPV12"),
    BASELINE_CLIENT_TLS_V1_2_KMIP_V1_2(0x00000004, "BaselineClientTLSV1_2KMIPV1_2", "BaselineClientTLSV12KMIPV12"),
    COMPLETE_SERVER_BASIC_KMIP_V1_2(0x00000005, "CompleteServerBasicKMIPV1_2", "CompleteServerBasicKMIPV12"),
    COMPLETE_SERVER_TLS_V1_2_KMIP_V1_2(0x00000006, "CompleteServerTLSV1_2KMIPV1_2", "CompleteServerTLSV12KMIPV12"),
    TAPE_LIBRARY_CLIENT_KMIP_V1_0(0x00000007, "TapeLibraryClientKMIPV1_0", "TapeLibraryClientKMIPV10"),
    TAPE_LIBRARY_CLIENT_KMIP_V1_1(0x00000008, "TapeLibraryClientKMIPV1_1", "TapeLibraryClientKMIPV11"),
    TAPE_LIBRARY_CLIENT_KMIP_V1_2(0x00000009, "TapeLibraryClientKMIPV1_2", "TapeLibraryClientKMIPV12"),
    TAPE_LIBRARY_SERVER_KMIP_V1_0(0x0000000A, "TapeLibraryServerKMIPV1_0", "TapeLibraryServerKMIPV10"),
    TAPE_LIBRARY_SERVER_KMIP_V1_1(0x0000000B, "TapeLibraryServerKMIPV1_1", "TapeLibraryServerKMIPV11"),
    TAPE_LIBRARY_SERVER_KMIP_V1_2(0x0000000C, "TapeLibraryServerKMIPV1_2", "TapeLibraryServerKMIPV12"),
    SYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_0(
            0x0000000D, "SymmetricKeyLifecycleClientKMIPV1_0", "SymmetricKeyLifecycleClientKMIPV10"),
    SYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_1(
            0x0000000E, "SymmetricKeyLifecycleClientKMIPV1_1", "SymmetricKeyLifecycleClientKMIPV11"),
    SYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_2(
            0x0000000F, "SymmetricKeyLifecycleClientKMIPV1_2", "SymmetricKeyLifecycleClientKMIPV12"),
    SYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_0(
            0x00000010, "SymmetricKeyLifecycleServerKMIPV1_0", "SymmetricKeyLifecycleServerKMIPV10"),
    SYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_1(
            0x00000011, "SymmetricKeyLifecycleServerKMIPV1_1", "SymmetricKeyLifecycleServerKMIPV11"),
    SYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_2(
            0x00000012, "SymmetricKeyLifecycleServerKMIPV1_2", "SymmetricKeyLifecycleServerKMIPV12"),
    ASYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_0(
            0x00000013, "AsymmetricKeyLifecycleClientKMIPV1_0", "AsymmetricKeyLifecycleClientKMIPV10"),
    ASYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_1(
            0x00000014, "AsymmetricKeyLifecycleClientKMIPV1_1", "AsymmetricKeyLifecycleClientKMIPV11"),
    ASYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_2(
            0x00000015, "AsymmetricKeyLifecycleClientKMIPV1_2", "AsymmetricKeyLifecycleClientKMIPV12"),
    ASYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_0(
            0x00000016, "AsymmetricKeyLifecycleServerKMIPV1_0", "AsymmetricKeyLifecycleServerKMIPV10"),
    ASYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_1(
            0x00000017, "AsymmetricKeyLifecycleServerKMIPV1_1", "AsymmetricKeyLifecycleServerKMIPV11"),
    ASYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_2(
            0x00000018, "AsymmetricKeyLifecycleServerKMIPV1_2", "AsymmetricKeyLifecycleServerKMIPV12"),
    BASIC_CRYPTOGRAPHIC_CLIENT_KMIP_V1_2(
            0x00000019, "BasicCryptographicClientKMIPV1_2", "BasicCryptographicClientKMIPV12"),
    BASIC_CRYPTOGRAPHIC_SERVER_KMIP_V1_2(
            0x0000001A, "BasicCryptographicServerKMIPV1_2", "BasicCryptographicServerKMIPV12"),
    ADVANCED_CRYPTOGRAPHIC_CLIENT_KMIP_V1_2(
            0x0000001B, "AdvancedCryptographicClientKMIPV1_2", "AdvancedCryptographicClientKMIPV12"),
    ADVANCED_CRYPTOGRAPHIC_SERVER_KMIP_V1_2(
            0x0000001C, "AdvancedCryptographicServerKMIPV1_2", "AdvancedCryptographicServerKMIPV12"),
    RNG_CRYPTOGRAPHIC_CLIENT_KMIP_V1_2(0x0000001D, "RNGCryptographicClientKMIPV1_2", "RNGCryptographicClientKMIPV12"),
    RNG_CRYPTOGRAPHIC_SERVER_KMIP_V1_2(0x0000001E, "RNGCryptographicServerKMIPV1_2", "RNGCryptographicServerKMIPV12"),
    BASIC_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_0(
            0x0000001F, "BasicSymmetricKeyFoundryClientKMIPV1_0", "BasicSymmetricKeyFoundryClientKMIPV10"),
    INTERMEDIATE_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_0(
            0x00000020,
            "IntermediateSymmetricKeyFoundryClientKMIPV1_0",
            "IntermediateSymmetricKeyFoundryClientKMIPV10"),
    ADVANCED_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_0(
            0x00000021, "AdvancedSymmetricKeyFoundryClientKMIPV1_0", "AdvancedSymmetricKeyFoundryClientKMIPV10"),
    BASIC_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_1(
            0x00000022, "BasicSymmetricKeyFoundryClientKMIPV1_1", "BasicSymmetricKeyFoundryClientKMIPV11"),
    INTERMEDIATE_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_1(
            0x00000023,
            "IntermediateSymmetricKeyFoundryClientKMIPV1_1",
            "IntermediateSymmetricKeyFoundryClientKMIPV11"),
    ADVANCED_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_1(
            0x00000024, "AdvancedSymmetricKeyFoundryClientKMIPV1_1", "AdvancedSymmetricKeyFoundryClientKMIPV11"),
    BASIC_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_2(
            0x00000025, "BasicSymmetricKeyFoundryClientKMIPV1_2", "BasicSymmetricKeyFoundryClientKMIPV12"),
    INTERMEDIATE_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_2(
            0x00000026,
            "IntermediateSymmetricKeyFoundryClientKMIPV1_2",
            "IntermediateSymmetricKeyFoundryClientKMIPV12"),
    ADVANCED_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_2(
            0x00000027, "AdvancedSymmetricKeyFoundryClientKMIPV1_2", "AdvancedSymmetricKeyFoundryClientKMIPV12"),
    SYMMETRIC_KEY_FOUNDRY_SERVER_KMIP_V1_0(
            0x00000028, "SymmetricKeyFoundryServerKMIPV1_0", "SymmetricKeyFoundryServerKMIPV10"),
    SYMMETRIC_KEY_FOUNDRY_SERVER_KMIP_V1_1(
            0x00000029, "SymmetricKeyFoundryServerKMIPV1_1", "SymmetricKeyFoundryServerKMIPV11"),
    SYMMETRIC_KEY_FOUNDRY_SERVER_KMIP_V1_2(
            0x0000002A, "SymmetricKeyFoundryServerKMIPV1_2", "SymmetricKeyFoundryServerKMIPV12"),
    OPAQUE_MANAGED_OBJECT_STORE_CLIENT_KMIP_V1_0(
            0x0000002B, "OpaqueManagedObjectStoreClientKMIPV1_0", "OpaqueManagedObjectStoreClientKMIPV10"),
    OPAQUE_MANAGED_OBJECT_STORE_CLIENT_KMIP_V1_1(
            0x0000002C, "OpaqueManagedObjectStoreClientKMIPV1_1", "OpaqueManagedObjectStoreClientKMIPV11"),
    OPAQUE_MANAGED_OBJECT_STORE_CLIENT_KMIP_V1_2(
            0x0000002D, "OpaqueManagedObjectStoreClientKMIPV1_2", "OpaqueManagedObjectStoreClientKMIPV12"),
    OPAQUE_MANAGED_OBJECT_STORE_SERVER_KMIP_V1_0(
            0x0000002E, "OpaqueManagedObjectStoreServerKMIPV1_0", "OpaqueManagedObjectStoreServerKMIPV10"),
    OPAQUE_MANAGED_OBJECT_STORE_SERVER_KMIP_V1_1(
            0x0000002F, "OpaqueManagedObjectStoreServerKMIPV1_1", "OpaqueManagedObjectStoreServerKMIPV11"),
    OPAQUE_MANAGED_OBJECT_STORE_SERVER_KMIP_V1_2(
            0x00000030, "OpaqueManagedObjectStoreServerKMIPV1_2", "OpaqueManagedObjectStoreServerKMIPV12"),
    SUITE_B_MINLOS_128_CLIENT_KMIP_V1_0(0x00000031, "SuiteBMinLOS_128ClientKMIPV1_0", "SuiteBMinLOS128ClientKMIPV10"),
    SUITE_B_MINLOS_128_CLIENT_KMIP_V1_1(0x00000032, "SuiteBMinLOS_128ClientKMIPV1_1", "SuiteBMinLOS128ClientKMIPV11"),
    SUITE_B_MINLOS_128_CLIENT_KMIP_V1_2(0x00000033, "SuiteBMinLOS_128ClientKMIPV1_2", "SuiteBMinLOS128ClientKMIPV12"),
    SUITE_B_MINLOS_128_SERVER_KMIP_V1_0(0x00000034, "SuiteBMinLOS_128ServerKMIPV1_0", "SuiteBMinLOS128ServerKMIPV10"),
    SUITE_B_MINLOS_128_SERVER_KMIP_V1_1(0x00000035, "SuiteBMinLOS_128ServerKMIPV1_1", "SuiteBMinLOS128ServerKMIPV11"),
    SUITE_B_MINLOS_128_SERVER_KMIP_V1_2(0x00000036, "SuiteBMinLOS_128ServerKMIPV1_2", "SuiteBMinLOS128ServerKMIPV12"),
    SUITE_B_MINLOS_192_CLIENT_KMIP_V1_0(0x00000037, "SuiteBMinLOS_192ClientKMIPV1_0", "SuiteBMinLOS192ClientKMIPV10"),
    SUITE_B_MINLOS_192_CLIENT_KMIP_V1_1(0x00000038, "SuiteBMinLOS_192ClientKMIPV1_1", "SuiteBMinLOS192ClientKMIPV11"),
    SUITE_B_MINLOS_192_CLIENT_KMIP_V1_2(0x00000039, "SuiteBMinLOS_192ClientKMIPV1_2", "SuiteBMinLOS192ClientKMIPV12"),
    SUITE_B_MINLOS_192_SERVER_KMIP_V1_0(0x0000003A, "SuiteBMinLOS_192ServerKMIPV1_0", "SuiteBMinLOS192ServerKMIPV10"),
    SUITE_B_MINLOS_192_SERVER_KMIP_V1_1(0x0000003B, "SuiteBMinLOS_192ServerKMIPV1_1", "SuiteBMinLOS192ServerKMIPV11"),
    SUITE_B_MINLOS_192_SERVER_KMIP_V1_2(0x0000003C, "SuiteBMinLOS_192ServerKMIPV1_2", "SuiteBMinLOS192ServerKMIPV12"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_CLIENT_KMIP_V1_0(
            0x0000003D,
            "StorageArrayWithSelfEncryptingDriveClientKMIPV1_0",
            "StorageArrayWithSelfEncryptingDriveClientKMIPV10"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_CLIENT_KMIP_V1_1(
            0x0000003E,
            "StorageArrayWithSelfEncryptingDriveClientKMIPV1_1",
            "StorageArrayWithSelfEncryptingDriveClientKMIPV11"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_CLIENT_KMIP_V1_2(
            0x0000003F,
            "StorageArrayWithSelfEncryptingDriveClientKMIPV1_2",
            "StorageArrayWithSelfEncryptingDriveClientKMIPV12"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_SERVER_KMIP_V1_0(
            0x00000040,
            "StorageArrayWithSelfEncryptingDriveServerKMIPV1_0",
            "StorageArrayWithSelfEncryptingDriveServerKMIPV10"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_SERVER_KMIP_V1_1(
            0x00000041,
            "StorageArrayWithSelfEncryptingDriveServerKMIPV1_1",
            "StorageArrayWithSelfEncryptingDriveServerKMIPV11"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_SERVER_KMIP_V1_2(
            0x00000042,
            "StorageArrayWithSelfEncryptingDriveServerKMIPV1_2",
            "StorageArrayWithSelfEncryptingDriveServerKMIPV12"),
    HTTPS_CLIENT_KMIP_V1_0(0x00000043, "HTTPSClientKMIPV1_0", "HTTPSClientKMIPV10"),
    HTTPS_CLIENT_KMIP_V1_1(0x00000044, "HTTPSClientKMIPV1_1", "HTTPSClientKMIPV11"),
    HTTPS_CLIENT_KMIP_V1_2(0x00000045, "HTTPSClientKMIPV1_2", "HTTPSClientKMIPV12"),
    HTTPS_SERVER_KMIP_V1_0(0x00000046, "HTTPSServerKMIPV1_0", "HTTPSServerKMIPV10"),
    HTTPS_SERVER_KMIP_V1_1(0x00000047, "HTTPSServerKMIPV1_1", "HTTPSServerKMIPV11"),
    HTTPS_SERVER_KMIP_V1_2(0x00000048, "HTTPSServerKMIPV1_2", "HTTPSServerKMIPV12"),
    JSON_CLIENT_KMIP_V1_0(0x00000049, "JSONClientKMIPV1_0", "JSONClientKMIPV10"),
    JSON_CLIENT_KMIP_V1_1(0x0000004A, "JSONClientKMIPV1_1", "JSONClientKMIPV11"),
    JSON_CLIENT_KMIP_V1_2(0x0000004B, "JSONClientKMIPV1_2", "JSONClientKMIPV12"),
    JSON_SERVER_KMIP_V1_0(0x0000004C, "JSONServerKMIPV1_0", "JSONServerKMIPV10"),
    JSON_SERVER_KMIP_V1_1(0x0000004D, "JSONServerKMIPV1_1", "JSONServerKMIPV11"),
    JSON_SERVER_KMIP_V1_2(0x0000004E, "JSONServerKMIPV1_2", "JSONServerKMIPV12"),
    XML_CLIENT_KMIP_V1_0(0x0000004F, "XMLClientKMIPV1_0", "XMLClientKMIPV10"),
    XML_CLIENT_KMIP_V1_1(0x00000050, "XMLClientKMIPV1_1", "XMLClientKMIPV11"),
    XML_CLIENT_KMIP_V1_2(0x00000051, "XMLClientKMIPV1_2", "XMLClientKMIPV12"),
    XML_SERVER_KMIP_V1_0(0x00000052, "XMLServerKMIPV1_0", "XMLServerKMIPV10"),
    XML_SERVER_KMIP_V1_1(0x00000053, "XMLServerKMIPV1_1", "XMLServerKMIPV11"),
    XML_SERVER_KMIP_V1_2(0x00000054, "XMLServerKMIPV1_2", "XMLServerKMIPV12"),
    BASELINE_SERVER_BASIC_KMIP_V1_3(0x00000055, "BaselineServerBasicKMIPV1_3", "BaselineServerBasicKMIPV13"),
    BASELINE_SERVER_TLS_V1_2_KMIP_V1_3(0x00000056, "BaselineServerTLSV1_2KMIPV1_3", "BaselineServerTLSV12KMIPV13"),
    BASELINE_CLIENT_BASIC_KMIP_V1_3(0x00000057, "BaselineClientBasicKMIPV1_3", "BaselineClientBasicKMIPV13"),
    BASELINE_CLIENT_TLS_V1_2_KMIP_V1_3(0x00000058, "BaselineClientTLSV1_2KMIPV1_3", "BaselineClientTLSV12KMIPV13"),
    COMPLETE_SERVER_BASIC_KMIP_V1_3(0x00000059, "CompleteServerBasicKMIPV1_3", "CompleteServerBasicKMIPV13"),
    COMPLETE_SERVER_TLS_V1_2_KMIP_V1_3(0x0000005A, "CompleteServerTLSV1_2KMIPV1_3", "CompleteServerTLSV12KMIPV13"),
    TAPE_LIBRARY_CLIENT_KMIP_V1_3(0x0000005B, "TapeLibraryClientKMIPV1_3", "TapeLibraryClientKMIPV13"),
    TAPE_LIBRARY_SERVER_KMIP_V1_3(0x0000005C, "TapeLibraryServerKMIPV1_3", "TapeLibraryServerKMIPV13"),
    SYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_3(
            0x0000005D, "SymmetricKeyLifecycleClientKMIPV1_3", "SymmetricKeyLifecycleClientKMIPV13"),
    SYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_3(
            0x0000005E, "SymmetricKeyLifecycleServerKMIPV1_3", "SymmetricKeyLifecycleServerKMIPV13"),
    ASYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_3(
            0x0000005F, "AsymmetricKeyLifecycleClientKMIPV1_3", "AsymmetricKeyLifecycleClientKMIPV13"),
    ASYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_3(
            0x00000060, "AsymmetricKeyLifecycleServerKMIPV1_3", "AsymmetricKeyLifecycleServerKMIPV13"),
    BASIC_CRYPTOGRAPHIC_CLIENT_KMIP_V1_3(
            0x00000061, "BasicCryptographicClientKMIPV1_3", "BasicCryptographicClientKMIPV13"),
    BASIC_CRYPTOGRAPHIC_SERVER_KMIP_V1_3(
            0x00000062, "BasicCryptographicServerKMIPV1_3", "BasicCryptographicServerKMIPV13"),
    ADVANCED_CRYPTOGRAPHIC_CLIENT_KMIP_V1_3(
            0x00000063, "AdvancedCryptographicClientKMIPV1_3", "AdvancedCryptographicClientKMIPV13"),
    ADVANCED_CRYPTOGRAPHIC_SERVER_KMIP_V1_3(
            0x00000064, "AdvancedCryptographicServerKMIPV1_3", "AdvancedCryptographicServerKMIPV13"),
    RNG_CRYPTOGRAPHIC_CLIENT_KMIP_V1_3(0x00000065, "RNGCryptographicClientKMIPV1_3", "RNGCryptographicClientKMIPV13"),
    RNG_CRYPTOGRAPHIC_SERVER_KMIP_V1_3(0x00000066, "RNGCryptographicServerKMIPV1_3", "RNGCryptographicServerKMIPV13"),
    BASIC_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_3(
            0x00000067, "BasicSymmetricKeyFoundryClientKMIPV1_3", "BasicSymmetricKeyFoundryClientKMIPV13"),
    INTERMEDIATE_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_3(
            0x00000068,
            "IntermediateSymmetricKeyFoundryClientKMIPV1_3",
            "IntermediateSymmetricKeyFoundryClientKMIPV13"),
    ADVANCED_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_3(
            0x00000069, "AdvancedSymmetricKeyFoundryClientKMIPV1_3", "AdvancedSymmetricKeyFoundryClientKMIPV13"),
    SYMMETRIC_KEY_FOUNDRY_SERVER_KMIP_V1_3(
            0x0000006A, "SymmetricKeyFoundryServerKMIPV1_3", "SymmetricKeyFoundryServerKMIPV13"),
    OPAQUE_MANAGED_OBJECT_STORE_CLIENT_KMIP_V1_3(
            0x0000006B, "OpaqueManagedObjectStoreClientKMIPV1_3", "OpaqueManagedObjectStoreClientKMIPV13"),
    OPAQUE_MANAGED_OBJECT_STORE_SERVER_KMIP_V1_3(
            0x0000006C, "OpaqueManagedObjectStoreServerKMIPV1_3", "OpaqueManagedObjectStoreServerKMIPV13"),
    SUITE_B_MINLOS_128_CLIENT_KMIP_V1_3(0x0000006D, "SuiteBMinLOS_128ClientKMIPV1_3", "SuiteBMinLOS128ClientKMIPV13"),
    SUITE_B_MINLOS_128_SERVER_KMIP_V1_3(0x0000006E, "SuiteBMinLOS_128ServerKMIPV1_3", "SuiteBMinLOS128ServerKMIPV13"),
    SUITE_B_MINLOS_192_CLIENT_KMIP_V1_3(0x0000006F, "SuiteBMinLOS_192ClientKMIPV1_3", "SuiteBMinLOS192ClientKMIPV13"),
    SUITE_B_MINLOS_192_SERVER_KMIP_V1_3(0x00000070, "SuiteBMinLOS_192ServerKMIPV1_3", "SuiteBMinLOS192ServerKMIPV13"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_CLIENT_KMIP_V1_3(
            0x00000071,
            "StorageArrayWithSelfEncryptingDriveClientKMIPV1_3",
            "StorageArrayWithSelfEncryptingDriveClientKMIPV13"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_SERVER_KMIP_V1_3(
            0x00000072,
            "StorageArrayWithSelfEncryptingDriveServerKMIPV1_3",
            "StorageArrayWithSelfEncryptingDriveServerKMIPV13"),
    HTTPS_CLIENT_KMIP_V1_3(0x00000073, "HTTPSClientKMIPV1_3", "HTTPSClientKMIPV13"),
    HTTPS_SERVER_KMIP_V1_3(0x00000074, "HTTPSServerKMIPV1_3", "HTTPSServerKMIPV13"),
    JSON_CLIENT_KMIP_V1_3(0x00000075, "JSONClientKMIPV1_3", "JSONClientKMIPV13"),
    JSON_SERVER_KMIP_V1_3(0x00000076, "JSONServerKMIPV1_3", "JSONServerKMIPV13"),
    XML_CLIENT_KMIP_V1_3(0x00000077, "XMLClientKMIPV1_3", "XMLClientKMIPV13"),
    XML_SERVER_KMIP_V1_3(0x00000078, "XMLServerKMIPV1_3", "XMLServerKMIPV13"),
    BASELINE_SERVER_BASIC_KMIP_V1_4(0x00000079, "BaselineServerBasicKMIPV1_4", "BaselineServerBasicKMIPV14"),
    BASELINE_SERVER_TLS_V1_2_KMIP_V1_4(0x0000007A, "BaselineServerTLSV1_2KMIPV1_4", "BaselineServerTLSV12KMIPV14"),
    BASELINE_CLIENT_BASIC_KMIP_V1_4(0x0000007B, "BaselineClientBasicKMIPV1_4", "BaselineClientBasicKMIPV14"),
    BASELINE_CLIENT_TLS_V1_2_KMIP_V1_4(0x0000007C, "BaselineClientTLSV1_2KMIPV1_4", "BaselineClientTLSV12KMIPV14"),
    COMPLETE_SERVER_BASIC_KMIP_V1_4(0x0000007D, "CompleteServerBasicKMIPV1_4", "CompleteServerBasicKMIPV14"),
    COMPLETE_SERVER_TLS_V1_2_KMIP_V1_4(0x0000007E, "CompleteServerTLSV1_2KMIPV1_4", "CompleteServerTLSV12KMIPV14"),
    TAPE_LIBRARY_CLIENT_KMIP_V1_4(0x0000007F, "TapeLibraryClientKMIPV1_4", "TapeLibraryClientKMIPV14"),
    TAPE_LIBRARY_SERVER_KMIP_V1_4(0x00000080, "TapeLibraryServerKMIPV1_4", "TapeLibraryServerKMIPV14"),
    SYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_4(
            0x00000081, "SymmetricKeyLifecycleClientKMIPV1_4", "SymmetricKeyLifecycleClientKMIPV14"),
    SYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_4(
            0x00000082, "SymmetricKeyLifecycleServerKMIPV1_4", "SymmetricKeyLifecycleServerKMIPV14"),
    ASYMMETRIC_KEY_LIFECYCLE_CLIENT_KMIP_V1_4(
            0x00000083, "AsymmetricKeyLifecycleClientKMIPV1_4", "AsymmetricKeyLifecycleClientKMIPV14"),
    ASYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_4(
            0x00000084, "AsymmetricKeyLifecycleServerKMIPV1_4", "AsymmetricKeyLifecycleServerKMIPV14"),
    BASIC_CRYPTOGRAPHIC_CLIENT_KMIP_V1_4(
            0x00000085, "BasicCryptographicClientKMIPV1_4", "BasicCryptographicClientKMIPV14"),
    BASIC_CRYPTOGRAPHIC_SERVER_KMIP_V1_4(
            0x00000086, "BasicCryptographicServerKMIPV1_4", "BasicCryptographicServerKMIPV14"),
    ADVANCED_CRYPTOGRAPHIC_CLIENT_KMIP_V1_4(
            0x00000087, "AdvancedCryptographicClientKMIPV1_4", "AdvancedCryptographicClientKMIPV14"),
    ADVANCED_CRYPTOGRAPHIC_SERVER_KMIP_V1_4(
            0x00000088, "AdvancedCryptographicServerKMIPV1_4", "AdvancedCryptographicServerKMIPV14"),
    RNG_CRYPTOGRAPHIC_CLIENT_KMIP_V1_4(0x00000089, "RNGCryptographicClientKMIPV1_4", "RNGCryptographicClientKMIPV14"),
    RNG_CRYPTOGRAPHIC_SERVER_KMIP_V1_4(0x0000008A, "RNGCryptographicServerKMIPV1_4", "RNGCryptographicServerKMIPV14"),
    BASIC_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_4(
            0x0000008B, "BasicSymmetricKeyFoundryClientKMIPV1_4", "BasicSymmetricKeyFoundryClientKMIPV14"),
    INTERMEDIATE_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_4(
            0x0000008C,
            "IntermediateSymmetricKeyFoundryClientKMIPV1_4",
            "IntermediateSymmetricKeyFoundryClientKMIPV14"),
    ADVANCED_SYMMETRIC_KEY_FOUNDRY_CLIENT_KMIP_V1_4(
            0x0000008D, "AdvancedSymmetricKeyFoundryClientKMIPV1_4", "AdvancedSymmetricKeyFoundryClientKMIPV14"),
    SYMMETRIC_KEY_FOUNDRY_SERVER_KMIP_V1_4(
            0x0000008E, "SymmetricKeyFoundryServerKMIPV1_4", "SymmetricKeyFoundryServerKMIPV14"),
    OPAQUE_MANAGED_OBJECT_STORE_CLIENT_KMIP_V1_4(
            0x0000008F, "OpaqueManagedObjectStoreClientKMIPV1_4", "OpaqueManagedObjectStoreClientKMIPV14"),
    OPAQUE_MANAGED_OBJECT_STORE_SERVER_KMIP_V1_4(
            0x00000090, "OpaqueManagedObjectStoreServerKMIPV1_4", "OpaqueManagedObjectStoreServerKMIPV14"),
    SUITE_B_MINLOS_128_CLIENT_KMIP_V1_4(0x00000091, "SuiteBMinLOS_128ClientKMIPV1_4", "SuiteBMinLOS128ClientKMIPV14"),
    SUITE_B_MINLOS_128_SERVER_KMIP_V1_4(0x00000092, "SuiteBMinLOS_128ServerKMIPV1_4", "SuiteBMinLOS128ServerKMIPV14"),
    SUITE_B_MINLOS_192_CLIENT_KMIP_V1_4(0x00000093, "SuiteBMinLOS_192ClientKMIPV1_4", "SuiteBMinLOS192ClientKMIPV14"),
    SUITE_B_MINLOS_192_SERVER_KMIP_V1_4(0x00000094, "SuiteBMinLOS_192ServerKMIPV1_4", "SuiteBMinLOS192ServerKMIPV14"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_CLIENT_KMIP_V1_4(
            0x00000095,
            "StorageArrayWithSelfEncryptingDriveClientKMIPV1_4",
            "StorageArrayWithSelfEncryptingDriveClientKMIPV14"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_SERVER_KMIP_V1_4(
            0x00000096,
            "StorageArrayWithSelfEncryptingDriveServerKMIPV1_4",
            "StorageArrayWithSelfEncryptingDriveServerKMIPV14"),
    HTTPS_CLIENT_KMIP_V1_4(0x00000097, "HTTPSClientKMIPV1_4", "HTTPSClientKMIPV14"),
    HTTPS_SERVER_KMIP_V1_4(0x00000098, "HTTPSServerKMIPV1_4", "HTTPSServerKMIPV14"),
    JSON_CLIENT_KMIP_V1_4(0x00000099, "JSONClientKMIPV1_4", "JSONClientKMIPV14"),
    JSON_SERVER_KMIP_V1_4(0x0000009A, "JSONServerKMIPV1_4", "JSONServerKMIPV14"),
    XML_CLIENT_KMIP_V1_4(0x0000009B, "XMLClientKMIPV1_4", "XMLClientKMIPV14"),
    XML_SERVER_KMIP_V1_4(0x0000009C, "XMLServerKMIPV1_4", "XMLServerKMIPV14"),
    COMPLETE_SERVER_BASIC(0x00000104, "CompleteServerBasic"),
    COMPLETE_SERVER_TLS_V1_2(0x00000105, "CompleteServerTLSV1_2", "CompleteServerTLSV12"),
    TAPE_LIBRARY_CLIENT(0x00000106, "TapeLibraryClient"),
    TAPE_LIBRARY_SERVER(0x00000107, "TapeLibraryServer"),
    SYMMETRIC_KEY_LIFECYCLE_CLIENT(0x00000108, "SymmetricKeyLifecycleClient"),
    SYMMETRIC_KEY_LIFECYCLE_SERVER(0x00000109, "SymmetricKeyLifecycleServer"),
    ASYMMETRIC_KEY_LIFECYCLE_CLIENT(0x0000010A, "AsymmetricKeyLifecycleClient"),
    ASYMMETRIC_KEY_LIFECYCLE_SERVER(0x0000010B, "AsymmetricKeyLifecycleServer"),
    BASIC_CRYPTOGRAPHIC_CLIENT(0x0000010C, "BasicCryptographicClient"),
    BASIC_CRYPTOGRAPHIC_SERVER(0x0000010D, "BasicCryptographicServer"),
    ADVANCED_CRYPTOGRAPHIC_CLIENT(0x0000010E, "AdvancedCryptographicClient"),
    ADVANCED_CRYPTOGRAPHIC_SERVER(0x0000010F, "AdvancedCryptographicServer"),
    RNG_CRYPTOGRAPHIC_CLIENT(0x00000110, "RNGCryptographicClient"),
    RNG_CRYPTOGRAPHIC_SERVER(0x00000111, "RNGCryptographicServer"),
    BASIC_SYMMETRIC_KEY_FOUNDRY_CLIENT(0x00000112, "BasicSymmetricKeyFoundryClient"),
    INTERMEDIATE_SYMMETRIC_KEY_FOUNDRY_CLIENT(0x00000113, "IntermediateSymmetricKeyFoundryClient"),
    ADVANCED_SYMMETRIC_KEY_FOUNDRY_CLIENT(0x00000114, "AdvancedSymmetricKeyFoundryClient"),
    SYMMETRIC_KEY_FOUNDRY_SERVER(0x00000115, "SymmetricKeyFoundryServer"),
    OPAQUE_MANAGED_OBJECT_STORE_CLIENT(0x00000116, "OpaqueManagedObjectStoreClient"),
    OPAQUE_MANAGED_OBJECT_STORE_SERVER(0x00000117, "OpaqueManagedObjectStoreServer"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_CLIENT(0x0000011C, "StorageArrayWithSelfEncryptingDriveClient"),
    STORAGE_ARRAY_WITH_SELF_ENCRYPTING_DRIVE_SERVER(0x0000011D, "StorageArrayWithSelfEncryptingDriveServer"),
    HTTPS_CLIENT(0x0000011E, "HTTPSClient"),
    HTTPS_SERVER(0x0000011F, "HTTPSServer"),
    JSON_CLIENT(0x00000120, "JSONClient"),
    JSON_SERVER(0x00000121, "JSONServer"),
    XML_CLIENT(0x00000122, "XMLClient"),
    XML_SERVER(0x00000123, "XMLServer"),
    AES_XTS_CLIENT(0x00000124, "AESXTSClient"),
    AES_XTS_SERVER(0x00000125, "AESXTSServer"),
    QUANTUM_SAFE_CLIENT(0x00000126, "QuantumSafeClient"),
    QUANTUM_SAFE_SERVER(0x00000127, "QuantumSafeServer"),
    PKCS_11_CLIENT(0x00000128, "PKCS_11Client", "PKCS11Client"),
    PKCS_11_SERVER(0x00000129, "PKCS_11Server", "PKCS11Server"),
    BASELINE_CLIENT(0x0000012A, "BaselineClient"),
    BASELINE_SERVER(0x0000012B, "BaselineServer"),
    COMPLETE_SERVER(0x0000012C, "CompleteServer");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ProfileName(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ProfileName(int code, String kmipName, String jsonName) {
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
