package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyRoleType;
import io.kms4j.kmip.enumeration.MaskGenerator;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.util.Optional;

/**
 * How a key is used (KMIP 2.1, Cryptographic Parameters).
 *
 * @param ivLength in bits
 * @param tagLength in bytes
 * @param fixedFieldLength in bits
 * @param invocationFieldLength in bits
 * @param counterLength in bits
 * @param saltLength in bytes
 * @param pSource the OAEP label
 */
public record CryptographicParameters(
        Optional<BlockCipherMode> blockCipherMode,
        Optional<PaddingMethod> paddingMethod,
        Optional<HashingAlgorithm> hashingAlgorithm,
        Optional<KeyRoleType> keyRoleType,
        Optional<DigitalSignatureAlgorithm> digitalSignatureAlgorithm,
        Optional<CryptographicAlgorithm> cryptographicAlgorithm,
        Optional<Boolean> randomIv,
        Optional<Integer> ivLength,
        Optional<Integer> tagLength,
        Optional<Integer> fixedFieldLength,
        Optional<Integer> invocationFieldLength,
        Optional<Integer> counterLength,
        Optional<Integer> initialCounterValue,
        Optional<Integer> saltLength,
        Optional<MaskGenerator> maskGenerator,
        Optional<HashingAlgorithm> maskGeneratorHashingAlgorithm,
        Optional<Bytes> pSource,
        Optional<Integer> trailerField) {

    private static final CryptographicParameters NONE = new Builder().build();

    /** No field set: the server's defaults. */
    public static CryptographicParameters none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** These parameters, with gaps filled from {@code fallback}. */
    public CryptographicParameters orElse(CryptographicParameters fallback) {
        return new CryptographicParameters(
                blockCipherMode.or(fallback::blockCipherMode),
                paddingMethod.or(fallback::paddingMethod),
                hashingAlgorithm.or(fallback::hashingAlgorithm),
                keyRoleType.or(fallback::keyRoleType),
                digitalSignatureAlgorithm.or(fallback::digitalSignatureAlgorithm),
                cryptographicAlgorithm.or(fallback::cryptographicAlgorithm),
                randomIv.or(fallback::randomIv),
                ivLength.or(fallback::ivLength),
                tagLength.or(fallback::tagLength),
                fixedFieldLength.or(fallback::fixedFieldLength),
                invocationFieldLength.or(fallback::invocationFieldLength),
                counterLength.or(fallback::counterLength),
                initialCounterValue.or(fallback::initialCounterValue),
                saltLength.or(fallback::saltLength),
                maskGenerator.or(fallback::maskGenerator),
                maskGeneratorHashingAlgorithm.or(fallback::maskGeneratorHashingAlgorithm),
                pSource.or(fallback::pSource),
                trailerField.or(fallback::trailerField));
    }

    /** Builds parameters field by field; not safe for many threads. */
    public static final class Builder {
        private Optional<BlockCipherMode> blockCipherMode = Optional.empty();
        private Optional<PaddingMethod> paddingMethod = Optional.empty();
        private Optional<HashingAlgorithm> hashingAlgorithm = Optional.empty();
        private Optional<DigitalSignatureAlgorithm> digitalSignatureAlgorithm = Optional.empty();
        private Optional<CryptographicAlgorithm> cryptographicAlgorithm = Optional.empty();
        private Optional<Integer> tagLength = Optional.empty();
        private Optional<Integer> counterLength = Optional.empty();
        private Optional<Integer> saltLength = Optional.empty();
        private Optional<HashingAlgorithm> maskGeneratorHashingAlgorithm = Optional.empty();
        private Optional<Bytes> pSource = Optional.empty();

        private Builder() {}

        public Builder blockCipherMode(BlockCipherMode value) {
            blockCipherMode = Optional.of(value);
            return this;
        }

        public Builder paddingMethod(PaddingMethod value) {
            paddingMethod = Optional.of(value);
            return this;
        }

        public Builder hashingAlgorithm(HashingAlgorithm value) {
            hashingAlgorithm = Optional.of(value);
            return this;
        }

        public Builder digitalSignatureAlgorithm(DigitalSignatureAlgorithm value) {
            digitalSignatureAlgorithm = Optional.of(value);
            return this;
        }

        public Builder cryptographicAlgorithm(CryptographicAlgorithm value) {
            cryptographicAlgorithm = Optional.of(value);
            return this;
        }

        /** In bytes. */
        public Builder tagLength(int value) {
            tagLength = Optional.of(value);
            return this;
        }

        /** In bits. */
        public Builder counterLength(int value) {
            counterLength = Optional.of(value);
            return this;
        }

        /** In bytes. */
        public Builder saltLength(int value) {
            saltLength = Optional.of(value);
            return this;
        }

        public Builder maskGeneratorHashingAlgorithm(HashingAlgorithm value) {
            maskGeneratorHashingAlgorithm = Optional.of(value);
            return this;
        }

        public Builder pSource(Bytes value) {
            pSource = Optional.of(value);
            return this;
        }

        public CryptographicParameters build() {
            return new CryptographicParameters(
                    blockCipherMode,
                    paddingMethod,
                    hashingAlgorithm,
                    Optional.empty(),
                    digitalSignatureAlgorithm,
                    cryptographicAlgorithm,
                    Optional.empty(),
                    Optional.empty(),
                    tagLength,
                    Optional.empty(),
                    Optional.empty(),
                    counterLength,
                    Optional.empty(),
                    saltLength,
                    Optional.empty(),
                    maskGeneratorHashingAlgorithm,
                    pSource,
                    Optional.empty());
        }
    }
}
