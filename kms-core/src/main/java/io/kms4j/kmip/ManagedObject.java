package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.OpaqueDataType;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import io.kms4j.kmip.operation.Extension;
import java.math.BigInteger;
import java.util.Optional;

/** An object as it travels in Get, Export, Register and Import (KMIP 2.1, Managed Objects). */
public sealed interface ManagedObject {

    ObjectType objectType();

    /** Of the types that have one. */
    Optional<KeyBlock> keyBlockIfAny();

    /** A key for a symmetric algorithm. */
    record SymmetricKey(KeyBlock keyBlock) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.SYMMETRIC_KEY;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.of(keyBlock);
        }
    }

    /** The public half of a key pair. */
    record PublicKey(KeyBlock keyBlock) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.PUBLIC_KEY;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.of(keyBlock);
        }
    }

    /** The private half of a key pair. */
    record PrivateKey(KeyBlock keyBlock) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.PRIVATE_KEY;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.of(keyBlock);
        }
    }

    /** One part of a key that was split. */
    record SplitKey(
            int splitKeyParts,
            int keyPartIdentifier,
            int splitKeyThreshold,
            SplitKeyMethod splitKeyMethod,
            Optional<BigInteger> primeFieldSize,
            KeyBlock keyBlock)
            implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.SPLIT_KEY;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.of(keyBlock);
        }
    }

    /** A secret that is not a key. */
    record SecretData(SecretDataType secretDataType, KeyBlock keyBlock) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.SECRET_DATA;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.of(keyBlock);
        }
    }

    /** A PGP key, which the server does not look into. */
    record PgpKey(int pgpKeyVersion, KeyBlock keyBlock) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.PGP_KEY;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.of(keyBlock);
        }
    }

    /** A certificate, DER. */
    record Certificate(CertificateType certificateType, Bytes certificateValue) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.CERTIFICATE;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.empty();
        }
    }

    /** A certificate request. */
    record CertificateRequest(CertificateRequestType certificateRequestType, Bytes certificateRequestValue)
            implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.CERTIFICATE_REQUEST;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.empty();
        }
    }

    /** Attributes for objects to come; known to KMIP 1.x alone. */
    record Template(@Extension Attributes attributes) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.TEMPLATE;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.empty();
        }
    }

    /** Data that the server does not look into. */
    record OpaqueObject(OpaqueDataType opaqueDataType, Bytes opaqueDataValue) implements ManagedObject {
        @Override
        public ObjectType objectType() {
            return ObjectType.OPAQUE_OBJECT;
        }

        @Override
        public Optional<KeyBlock> keyBlockIfAny() {
            return Optional.empty();
        }
    }
}
