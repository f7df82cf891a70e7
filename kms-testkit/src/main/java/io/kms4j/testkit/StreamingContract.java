package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.PLAINTEXT;
import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DecryptResponse;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.HashRequest;
import io.kms4j.kmip.operation.HashResponse;
import io.kms4j.kmip.operation.MacRequest;
import io.kms4j.kmip.operation.MacResponse;
import io.kms4j.kmip.operation.MacVerifyRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.SignRequest;
import io.kms4j.kmip.operation.SignResponse;
import io.kms4j.kmip.operation.SignatureVerifyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Data in parts: the result is that of the whole, and nobody else's; part of {@link KmsContract}. */
interface StreamingContract {
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    /** Where in a stream a request stands. */
    record Position(Optional<Bytes> correlationValue, boolean first, boolean last) {
        static final Position FIRST = new Position(Optional.empty(), true, false);

        static Position next(Bytes correlationValue) {
            return new Position(Optional.of(correlationValue), false, false);
        }

        static Position last(Bytes correlationValue) {
            return new Position(Optional.of(correlationValue), false, true);
        }

        Optional<Boolean> init() {
            return first ? Optional.of(true) : Optional.empty();
        }

        Optional<Boolean> end() {
            return last ? Optional.of(true) : Optional.empty();
        }
    }

    private static EncryptRequest encrypt(
            UniqueIdentifier id,
            CryptographicParameters parameters,
            Optional<Bytes> iv,
            Optional<Bytes> data,
            Position at) {
        return new EncryptRequest(
                Optional.of(id),
                at.first() ? Optional.of(parameters) : Optional.empty(),
                data,
                at.first() ? iv : Optional.empty(),
                at.correlationValue(),
                at.init(),
                at.end(),
                Optional.empty());
    }

    private static DecryptRequest decrypt(
            UniqueIdentifier id,
            CryptographicParameters parameters,
            Optional<Bytes> iv,
            Optional<Bytes> tag,
            Optional<Bytes> data,
            Position at) {
        return new DecryptRequest(
                Optional.of(id),
                at.first() ? Optional.of(parameters) : Optional.empty(),
                data,
                at.first() ? iv : Optional.empty(),
                at.correlationValue(),
                at.init(),
                at.end(),
                Optional.empty(),
                at.last() ? tag : Optional.empty());
    }

    private static HashRequest hash(Optional<Bytes> data, Position at) {
        CryptographicParameters sha256 = CryptographicParameters.builder()
                .hashingAlgorithm(HashingAlgorithm.SHA_256)
                .build();
        return new HashRequest(sha256, data, at.correlationValue(), at.init(), at.end());
    }

    private static MacRequest mac(UniqueIdentifier id, Optional<Bytes> data, Position at) {
        return new MacRequest(Optional.of(id), Optional.empty(), data, at.correlationValue(), at.init(), at.end());
    }

    private static SignRequest sign(UniqueIdentifier id, Optional<Bytes> data, Position at) {
        return new SignRequest(
                Optional.of(id), Optional.empty(), data, Optional.empty(), at.correlationValue(), at.init(), at.end());
    }

    private UniqueIdentifier aes() {
        return kms().execute(CreateRequest.aes(256).named(TestKms.freshName("stream")), ALICE)
                .uniqueIdentifier();
    }

    private UniqueIdentifier hmac() {
        int mask = CryptographicUsageMask.MAC_GENERATE | CryptographicUsageMask.MAC_VERIFY;
        CreateRequest request = CreateRequest.aes(256)
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.HMAC_SHA256)
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(mask));
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    private static List<CryptographicParameters> modes() {
        List<CryptographicParameters> modes = new ArrayList<>();
        modes.add(CryptographicParameters.none());
        for (BlockCipherMode mode :
                List.of(BlockCipherMode.GCM, BlockCipherMode.CBC, BlockCipherMode.CTR, BlockCipherMode.OFB)) {
            modes.add(CryptographicParameters.builder().blockCipherMode(mode).build());
        }
        modes.add(CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.ECB)
                .paddingMethod(PaddingMethod.PKCS5)
                .build());
        // Those that have to see all data first.
        modes.add(CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.CCM)
                .build());
        modes.add(CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.AES_KEY_WRAP_PADDING)
                .build());
        return modes;
    }

    /** What came of an encryption in parts. */
    record Encrypted(Bytes data, Optional<Bytes> iv, Optional<Bytes> tag) {}

    private Encrypted encryptInParts(
            UniqueIdentifier id, CryptographicParameters parameters, List<Bytes> parts, UserId caller) {
        Position at = Position.FIRST;
        Bytes data = Bytes.empty();
        Optional<Bytes> iv = Optional.empty();
        for (Bytes part : parts) {
            EncryptResponse response =
                    kms().execute(encrypt(id, parameters, Optional.empty(), Optional.of(part), at), caller);
            data = Bytes.concat(data, response.data().orElse(Bytes.empty()));
            iv = iv.or(response::ivCounterNonce);
            at = Position.next(response.correlationValue().orElseThrow());
        }
        Position last = Position.last(at.correlationValue().orElseThrow());
        EncryptResponse response =
                kms().execute(encrypt(id, parameters, Optional.empty(), Optional.empty(), last), caller);
        assertThat(response.correlationValue()).isEmpty();
        data = Bytes.concat(data, response.data().orElse(Bytes.empty()));
        return new Encrypted(data, iv.or(response::ivCounterNonce), response.authenticatedEncryptionTag());
    }

    private Bytes decryptInParts(
            UniqueIdentifier id,
            CryptographicParameters parameters,
            Encrypted encrypted,
            List<Bytes> parts,
            UserId caller) {
        Position at = Position.FIRST;
        Bytes data = Bytes.empty();
        for (Bytes part : parts) {
            DecryptResponse response = kms().execute(
                            decrypt(id, parameters, encrypted.iv(), Optional.empty(), Optional.of(part), at), caller);
            data = Bytes.concat(data, response.data().orElse(Bytes.empty()));
            at = Position.next(response.correlationValue().orElseThrow());
        }
        Position last = Position.last(at.correlationValue().orElseThrow());
        DecryptResponse response =
                kms().execute(decrypt(id, parameters, encrypted.iv(), encrypted.tag(), Optional.empty(), last), caller);
        return Bytes.concat(data, response.data().orElse(Bytes.empty()));
    }

    private static List<Bytes> cut(Bytes data, int length) {
        List<Bytes> parts = new ArrayList<>();
        for (int at = 0; at < data.length(); at += length) {
            parts.add(data.slice(at, Math.min(at + length, data.length())));
        }
        return parts;
    }

    @Test
    default void encrypt_inParts_isUndoneByDecrypt_wholeAndInParts() {
        UniqueIdentifier id = aes();
        Bytes text = CryptoFixtures.filled(100);
        for (CryptographicParameters parameters : modes()) {
            for (int length : new int[] {1, 16, 33, 100}) {
                Encrypted encrypted = encryptInParts(id, parameters, cut(text, length), ALICE);
                DecryptRequest whole = new DecryptRequest(
                        Optional.of(id),
                        Optional.of(parameters),
                        Optional.of(encrypted.data()),
                        encrypted.iv(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        encrypted.tag());
                assertThat(kms().execute(whole, ALICE).data())
                        .as(parameters.toString())
                        .contains(text);
                assertThat(decryptInParts(id, parameters, encrypted, cut(encrypted.data(), length), ALICE))
                        .as(parameters.toString())
                        .isEqualTo(text);
            }
        }
    }

    @Test
    default void encrypt_inParts_worksWithKeysOfTheHsm() {
        UniqueIdentifier id = test().freshHsmId("stream");
        kms().execute(CreateRequest.aes(256).named(id.value()), ADMIN);
        CryptographicParameters none = CryptographicParameters.none();
        Encrypted encrypted = encryptInParts(id, none, cut(PLAINTEXT, 5), ADMIN);
        assertThat(decryptInParts(id, none, encrypted, cut(encrypted.data(), 7), ADMIN))
                .isEqualTo(PLAINTEXT);
    }

    @Test
    default void decrypt_ofGcm_saysNothing_beforeTheTagWasChecked() {
        UniqueIdentifier id = aes();
        CryptographicParameters none = CryptographicParameters.none();
        Encrypted good = encryptInParts(id, none, List.of(PLAINTEXT), ALICE);
        Encrypted bad =
                new Encrypted(good.data(), good.iv(), good.tag().map(tag -> CryptoFixtures.filled(tag.length())));
        DecryptResponse first = kms().execute(
                        decrypt(id, none, bad.iv(), Optional.empty(), Optional.of(bad.data()), Position.FIRST), ALICE);
        assertThat(first.data()).isEmpty();
        Bytes stream = first.correlationValue().orElseThrow();
        DecryptRequest last = decrypt(id, none, bad.iv(), bad.tag(), Optional.empty(), Position.last(stream));
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> kms().execute(last, ALICE));
        // A stream that failed has ended: there is no second guess.
        DecryptRequest again = decrypt(id, none, good.iv(), good.tag(), Optional.empty(), Position.last(stream));
        assertRefused(ResultReason.INVALID_CORRELATION_VALUE, () -> kms().execute(again, ALICE));
    }

    @Test
    default void encrypt_refusesTheIvOfAnEarlierMessage_whenTheNextComesInParts() {
        UniqueIdentifier id = aes();
        Optional<Bytes> iv = Optional.of(CryptoFixtures.filled(12));
        CryptographicParameters none = CryptographicParameters.none();
        EncryptRequest first = encrypt(id, none, iv, Optional.of(PLAINTEXT), Position.FIRST);
        kms().execute(first, ALICE);
        assertRefused(ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS, () -> kms().execute(first, ALICE));
        assertRefused(ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS, () -> kms().execute(
                        EncryptRequest.of(id, PLAINTEXT).withIv(iv.get()), ALICE));
    }

    @Test
    default void hashAndMac_inParts_giveTheSame_asOfTheWhole() {
        UniqueIdentifier key = hmac();
        Bytes hash = kms().execute(HashRequest.of(HashingAlgorithm.SHA_256, PLAINTEXT), ALICE)
                .data()
                .orElseThrow();
        Bytes mac =
                kms().execute(MacRequest.of(key, PLAINTEXT), ALICE).macData().orElseThrow();
        Position atHash = Position.FIRST;
        Position atMac = Position.FIRST;
        for (Bytes part : cut(PLAINTEXT, 3)) {
            HashResponse hashed = kms().execute(hash(Optional.of(part), atHash), ALICE);
            assertThat(hashed.data()).isEmpty();
            atHash = Position.next(hashed.correlationValue().orElseThrow());
            MacResponse authenticated = kms().execute(mac(key, Optional.of(part), atMac), ALICE);
            assertThat(authenticated.macData()).isEmpty();
            atMac = Position.next(authenticated.correlationValue().orElseThrow());
        }
        Position hashEnd = Position.last(atHash.correlationValue().orElseThrow());
        Position macEnd = Position.last(atMac.correlationValue().orElseThrow());
        assertThat(kms().execute(hash(Optional.empty(), hashEnd), ALICE).data()).contains(hash);
        assertThat(kms().execute(mac(key, Optional.empty(), macEnd), ALICE).macData())
                .contains(mac);
        assertThat(macVerifyInParts(key, mac)).contains(ValidityIndicator.VALID);
        assertThat(macVerifyInParts(key, hash)).contains(ValidityIndicator.INVALID);
    }

    private Optional<ValidityIndicator> macVerifyInParts(UniqueIdentifier key, Bytes mac) {
        Bytes stream = kms().execute(macVerify(key, Optional.of(mac), PLAINTEXT.slice(0, 4), Position.FIRST), ALICE)
                .correlationValue()
                .orElseThrow();
        Bytes rest = PLAINTEXT.slice(4, PLAINTEXT.length());
        return kms().execute(macVerify(key, Optional.empty(), rest, Position.last(stream)), ALICE)
                .validityIndicator();
    }

    private static MacVerifyRequest macVerify(UniqueIdentifier key, Optional<Bytes> mac, Bytes data, Position at) {
        return new MacVerifyRequest(
                Optional.of(key), Optional.empty(), Optional.of(data), mac, at.correlationValue(), at.init(), at.end());
    }

    @Test
    default void sign_inParts_isASignatureOfTheWhole_alsoCheckedInParts() {
        for (CreateKeyPairRequest request :
                List.of(CreateKeyPairRequest.rsa(2048), CreateKeyPairRequest.ec(RecommendedCurve.P_256))) {
            CreateKeyPairResponse pair = kms().execute(request.named(TestKms.freshName("stream")), ALICE);
            UniqueIdentifier privateKey = pair.privateKeyUniqueIdentifier();
            Bytes stream = kms().execute(sign(privateKey, Optional.of(PLAINTEXT.slice(0, 3)), Position.FIRST), ALICE)
                    .correlationValue()
                    .orElseThrow();
            Bytes rest = PLAINTEXT.slice(3, PLAINTEXT.length());
            SignResponse signed = kms().execute(sign(privateKey, Optional.of(rest), Position.last(stream)), ALICE);
            Bytes signature = signed.signatureData().orElseThrow();
            assertThat(verifyInParts(pair.publicKeyUniqueIdentifier(), PLAINTEXT, signature))
                    .contains(ValidityIndicator.VALID);
            assertThat(verifyInParts(pair.publicKeyUniqueIdentifier(), rest, signature))
                    .contains(ValidityIndicator.INVALID);
        }
    }

    private Optional<ValidityIndicator> verifyInParts(UniqueIdentifier key, Bytes data, Bytes signature) {
        Bytes stream = kms().execute(verify(key, Optional.empty(), Optional.of(data), Position.FIRST), ALICE)
                .correlationValue()
                .orElseThrow();
        return kms().execute(verify(key, Optional.of(signature), Optional.empty(), Position.last(stream)), ALICE)
                .validityIndicator();
    }

    private static SignatureVerifyRequest verify(
            UniqueIdentifier key, Optional<Bytes> signature, Optional<Bytes> data, Position at) {
        return new SignatureVerifyRequest(
                Optional.of(key),
                Optional.empty(),
                data,
                Optional.empty(),
                signature,
                at.correlationValue(),
                at.init(),
                at.end());
    }

    private Bytes openMac(UniqueIdentifier key) {
        return kms().execute(mac(key, Optional.of(PLAINTEXT), Position.FIRST), ALICE)
                .correlationValue()
                .orElseThrow();
    }

    @Test
    default void stream_isGoodForItsUserOperationAndKeyOnly() {
        UniqueIdentifier key = hmac();
        UniqueIdentifier other = hmac();
        kms().accessRights().grant(key, BOB, Set.of(Operation.MAC), ALICE);
        Bytes stream = openMac(key);
        Bytes unknown = CryptoFixtures.filled(16);
        Optional<Bytes> data = Optional.of(PLAINTEXT);
        String told = refusal(() -> kms().execute(mac(key, data, Position.next(unknown)), ALICE));
        assertThat(List.of(
                        refusal(() -> kms().execute(mac(key, data, Position.next(stream)), BOB)),
                        refusal(() -> kms().execute(mac(other, data, Position.next(stream)), ALICE)),
                        refusal(() -> kms().execute(hash(data, Position.next(stream)), ALICE)),
                        refusal(() -> kms().execute(macVerify(key, data, PLAINTEXT, Position.next(stream)), ALICE))))
                .allMatch(told::equals);
        // None of them ended it.
        Position last = Position.last(stream);
        assertThat(kms().execute(mac(key, Optional.empty(), last), ALICE).macData())
                .isEqualTo(kms().execute(MacRequest.of(key, PLAINTEXT), ALICE).macData());
        assertThat(refusal(() -> kms().execute(mac(key, Optional.empty(), last), ALICE)))
                .isEqualTo(told);
    }

    private static String refusal(ThrowingCallable call) {
        KmipException refused = catchThrowableOfType(KmipException.class, call);
        assertThat(refused.reason()).isEqualTo(ResultReason.INVALID_CORRELATION_VALUE);
        return refused.getMessage();
    }

    @Test
    default void stream_needsNoIdentifier_afterItsFirstPart() {
        UniqueIdentifier key = hmac();
        MacRequest last = new MacRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(openMac(key)),
                Optional.empty(),
                Optional.of(true));
        assertThat(kms().execute(last, ALICE).uniqueIdentifier()).isEqualTo(key);
    }

    @Test
    default void stream_cannotGoOn_whenItsKeyIsRevoked() {
        UniqueIdentifier key = hmac();
        Bytes stream = openMac(key);
        kms().execute(RevokeRequest.of(key, RevocationReasonCode.KEY_COMPROMISE), ALICE);
        assertRefused(ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> kms().execute(
                        mac(key, Optional.empty(), Position.last(stream)), ALICE));
    }

    @Test
    default void stream_isCharged_forEachPart() {
        UsageLimits two = new UsageLimits(2, Optional.of(2L), UsageLimitsUnit.OBJECT);
        CreateRequest request = CreateRequest.aes(256)
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.HMAC_SHA256)
                .with(
                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                        new CryptographicUsageMask(CryptographicUsageMask.MAC_GENERATE))
                .with(Attribute.USAGE_LIMITS, two);
        UniqueIdentifier limited = kms().execute(request, ALICE).uniqueIdentifier();
        Bytes stream = openMac(limited);
        kms().execute(mac(limited, Optional.of(PLAINTEXT), Position.next(stream)), ALICE);
        assertRefused(ResultReason.USAGE_LIMIT_EXCEEDED, () -> kms().execute(
                        mac(limited, Optional.empty(), Position.last(stream)), ALICE));
    }

    @Test
    default void stream_refuses_whatMeansNothing() {
        UniqueIdentifier key = hmac();
        Bytes stream = openMac(key);
        Position both = new Position(Optional.of(stream), true, false);
        Position end = new Position(Optional.empty(), false, true);
        assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(mac(key, Optional.of(PLAINTEXT), both), ALICE));
        assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(mac(key, Optional.of(PLAINTEXT), end), ALICE));
        assertRefused(ResultReason.MISSING_DATA, () -> kms().execute(
                        mac(key, Optional.empty(), Position.next(stream)), ALICE));
    }

    @Test
    default void streams_areBounded_forEachUser() {
        UserId greedy = new UserId(TestKms.freshName("greedy"));
        List<Bytes> open = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            open.add(kms().execute(hash(Optional.of(PLAINTEXT), Position.FIRST), greedy)
                    .correlationValue()
                    .orElseThrow());
        }
        assertRefused(ResultReason.SERVER_LIMIT_EXCEEDED, () -> kms().execute(
                        hash(Optional.of(PLAINTEXT), Position.FIRST), greedy));
        assertThat(open).doesNotHaveDuplicates();
        // Others go on, and so does who finishes.
        openMac(hmac());
        open.forEach(stream -> kms().execute(hash(Optional.empty(), Position.last(stream)), greedy));
        Bytes again = kms().execute(hash(Optional.of(PLAINTEXT), Position.FIRST), greedy)
                .correlationValue()
                .orElseThrow();
        kms().execute(hash(Optional.empty(), Position.last(again)), greedy);
    }
}
