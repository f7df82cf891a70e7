package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cryptography in software. Safe for many threads. The kept formats are Raw for symmetric keys and secret data, PKCS_8 for
 * private keys, X_509 for public keys.
 */
public interface Crypto {
    /** {@code lengthBytes} bytes from a cryptographic random number generator. */
    SecretBytes random(int lengthBytes);

    /**
     * Mixes a seed into the random number generator; what it had is never replaced.
     *
     * @return how many bytes of the seed were used, from its start
     */
    int seed(Bytes seed);

    /**
     * Makes a symmetric key, Raw.
     *
     * @throws KmipException INVALID_FIELD when the algorithm has no keys of that length
     */
    SecretBytes generateSymmetric(CryptographicAlgorithm algorithm, int lengthBits);

    /**
     * Makes a key pair.
     *
     * @param algorithm RSA, EC, ECDSA or ECDH, ED25519, ED448, or one of ML-KEM, ML-DSA and SLH-DSA
     * @param lengthBits of an RSA modulus: 1024, 2048, 3072 or 4096; empty for elliptic curves
     * @param curve for elliptic curves; P_256 when empty and the length does not tell
     * @throws KmipException INVALID_FIELD or UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS for what cannot be made
     */
    GeneratedPair generatePair(
            CryptographicAlgorithm algorithm, Optional<Integer> lengthBits, Optional<RecommendedCurve> curve);

    /**
     * Parses and checks a key once, for many uses. The caller keeps its bytes.
     *
     * @param material in the kept format of {@code type}
     * @throws KmipException INVALID_FIELD when the bytes are no such key, or one too weak or inconsistent to use
     */
    CryptoKey load(ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material);

    /**
     * Encrypts with a symmetric or public key.
     *
     * @param parameters the mode, padding and hash; AES: GCM when empty; RSA: OAEP with SHA-256 when empty
     * @param iv the caller's IV; empty: a random one of 12 bytes for GCM
     * @param aad may be empty
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS; INVALID_FIELD if the plaintext is too long
     */
    Ciphertext encrypt(
            CryptoKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad);

    /**
     * Decrypts with a symmetric or private key. Wrong padding of PKCS#1 v1.5 is no failure: it gives random bytes, the same
     * for the same ciphertext, since to tell it apart would let anyone decrypt (Bleichenbacher).
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE, with one message whatever is wrong with the ciphertext;
     *     INVALID_MESSAGE when there is no IV where one is needed; UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS
     */
    SecretBytes decrypt(CryptoKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad);

    /**
     * Starts an encryption of data that comes in parts; see {@link #encrypt}. What it needs of the key it keeps, so that the
     * key may be closed meanwhile.
     *
     * @return empty when all data has to be there before anything can be done
     * @throws KmipException as {@link #encrypt}
     */
    Optional<EncryptionStream> encryptInParts(
            CryptoKey key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes aad);

    /**
     * Starts a decryption of data that comes in parts, as {@link #encryptInParts} does.
     *
     * @param iv empty where there is none
     * @return empty also for everything that is authenticated: none of it may be seen before the tag was checked
     */
    Optional<DecryptionStream> decryptInParts(CryptoKey key, CryptographicParameters parameters, Bytes iv, Bytes aad);

    /**
     * Starts a hash.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS
     */
    DigestStream hash(HashingAlgorithm algorithm);

    /**
     * Starts a MAC. What it needs of the key it keeps, so that the key may be closed meanwhile.
     *
     * @param algorithm an HMAC, which takes any symmetric key, or the block cipher of the key for its CMAC
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS
     */
    DigestStream mac(CryptoKey key, CryptographicAlgorithm algorithm);

    /**
     * Signs with a private key: RSA, EC or ECDSA a digest, all other algorithms the data itself.
     *
     * @param parameters for RSA the padding, PKCS1_V1_5 or PSS, and the hash that made the digest; PKCS1_V1_5 without a hash
     *     signs the input as it is. PSS: a salt as long as the hash when Salt Length is empty, MGF1 with the same hash when
     *     Mask Generator Hashing Algorithm is empty
     * @return of elliptic curves r and s in DER
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS; INVALID_FIELD when the input has not the hash's length
     */
    Bytes sign(CryptoKey key, CryptographicParameters parameters, Bytes input);

    /**
     * Whether a signature is one of the input, under the public key; see {@link #sign}. PSS without Salt Length: with a salt
     * as long as the hash, of 20 bytes, or as long as it can be.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS; a bad signature is no failure
     */
    boolean verify(CryptoKey key, CryptographicParameters parameters, Bytes input, Bytes signature);

    /**
     * Wraps a key.
     *
     * @param wrappingKey AES: BlockCipherMode AES_KEY_WRAP_PADDING (RFC 5649, when empty), NIST_KEY_WRAP (RFC 3394) or GCM
     *     (IV of 12 bytes, ciphertext, tag of 16 bytes); RSA public: PaddingMethod OAEP (when empty), NONE
     *     (RSA-OAEP of a random AES-256 key, then RFC 5649 under it, PKCS#11's CKM_RSA_AES_KEY_WRAP) or PKCS1_V1_5
     */
    Bytes wrap(CryptoKey wrappingKey, CryptographicParameters parameters, SecretBytes material);

    /**
     * Undoes {@link #wrap}.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE, with one message whatever is wrong with the bytes
     */
    SecretBytes unwrap(CryptoKey wrappingKey, CryptographicParameters parameters, Bytes wrapped);

    /**
     * Reads a key in any format of the standard into the kept format.
     *
     * @throws KmipException INVALID_FIELD when it is no such key; KEY_FORMAT_TYPE_NOT_SUPPORTED
     */
    ParsedKey parse(
            ObjectType type, Optional<CryptographicAlgorithm> algorithm, KeyFormatType format, KeyMaterial material);

    /**
     * Writes a key from the kept format into another.
     *
     * @param compression of the point of an elliptic curve public key; uncompressed when empty
     * @throws KmipException KEY_FORMAT_TYPE_NOT_SUPPORTED or KEY_COMPRESSION_TYPE_NOT_SUPPORTED when the key has no such form
     */
    KeyMaterial format(
            ObjectType type,
            CryptographicAlgorithm algorithm,
            SecretBytes material,
            KeyFormatType wanted,
            Optional<KeyCompressionType> compression);

    /** As above, without compression. */
    default KeyMaterial format(
            ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material, KeyFormatType wanted) {
        return format(type, algorithm, material, wanted, Optional.empty());
    }

    /**
     * Derives bytes from a secret: {@code lengthBytes} from the start of what the method gives.
     *
     * @param key the derivation key, Raw
     * @throws KmipException CRYPTOGRAPHIC_FAILURE when the method does not give that many bytes; INVALID_FIELD for missing
     *     or wrong parameters; UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS
     */
    SecretBytes derive(Derivation derivation, SecretBytes key, int lengthBytes);

    /**
     * The secret that two parties agree on: the x-coordinate for ECDH, the output of X25519 and X448, of its full length.
     *
     * @throws KmipException INVALID_FIELD when the keys are of different groups; UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS
     */
    SecretBytes agree(CryptoKey privateKey, CryptoKey publicKey);

    /**
     * Splits a secret.
     *
     * @return the parts in the order of their numbers, to be closed by the caller
     * @throws KmipException INVALID_FIELD for numbers, a prime or a length that the method does not have
     */
    List<SecretBytes> split(Splitting splitting, SecretBytes secret);

    /**
     * A prime for {@link #split} by Polynomial Sharing Prime Field, the same for all secrets of that length.
     *
     * @throws KmipException INVALID_FIELD when it would take long to find one
     */
    BigInteger primeFor(int lengthBytes);

    /**
     * Joins what {@link #split} split.
     *
     * @param parts by their numbers
     * @param lengthBytes of the secret, where the method does not tell
     * @throws KmipException CRYPTOGRAPHIC_FAILURE when there are too few parts or they do not fit together
     */
    SecretBytes join(Splitting splitting, Map<Integer, SecretBytes> parts, Optional<Integer> lengthBytes);

    /**
     * Writes a PKCS#12 container (RFC 7292).
     *
     * @param password UTF-8
     * @param legacy whether with 3DES and SHA-1, for readers that know nothing else
     * @throws KmipException INVALID_FIELD when the certificates are no chain that begins with the key's own
     */
    SecretBytes writePkcs12(Pkcs12 content, SecretBytes password, boolean legacy);
}
