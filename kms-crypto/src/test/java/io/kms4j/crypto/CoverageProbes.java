package io.kms4j.crypto;

import static io.kms4j.testkit.TestKms.ALICE;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.core.Kms;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicDomainParameters;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.HashRequest;
import io.kms4j.kmip.operation.QueryRequest;
import io.kms4j.kmip.operation.QueryResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import io.kms4j.testkit.TestKms;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what the engine can do by asking it to. */
final class CoverageProbes implements AutoCloseable {
    private static final Bytes BLOCKS = Bytes.copyOf(new byte[64]);
    private static final List<Integer> LENGTHS = List.of(256, 192, 168, 128, 112, 512, 64);

    private final TestKms test = TestKms.inMemory(new TinkCrypto(), new BcCertificates());
    private final Kms kms;

    CoverageProbes(AlgorithmPolicy policy) {
        kms = test.builder().algorithmPolicy(policy).build();
    }

    QueryResponse query() {
        return kms.execute(QueryRequest.of(QueryFunction.values()), ALICE);
    }

    private <R extends ResponsePayload> Optional<R> tried(RequestPayload<R> request) {
        try {
            return Optional.of(kms.execute(request, ALICE));
        } catch (KmipException refused) {
            return Optional.empty();
        }
    }

    /** A new active key, of the first length that will do. */
    Optional<UniqueIdentifier> symmetric(CryptographicAlgorithm algorithm, List<Integer> lengths) {
        return lengths.stream()
                .map(length -> Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm)
                        .with(Attribute.CRYPTOGRAPHIC_LENGTH, length)
                        .with(Attribute.ACTIVATION_DATE, Instant.EPOCH))
                .flatMap(
                        wanted -> tried(new CreateRequest(ObjectType.SYMMETRIC_KEY, wanted, Optional.empty())).stream())
                .map(created -> created.uniqueIdentifier())
                .findFirst();
    }

    /** A new pair, on the first curve that will do. */
    Optional<CreateKeyPairResponse> pair(CryptographicAlgorithm algorithm) {
        Attributes plain = Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm);
        Attributes sized = plain.with(Attribute.CRYPTOGRAPHIC_LENGTH, 2048);
        Attributes curved = plain.with(
                Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
                new CryptographicDomainParameters(Optional.empty(), Optional.of(RecommendedCurve.P_256)));
        return Stream.of(curved, plain, sized)
                .flatMap(wanted -> tried(new CreateKeyPairRequest(
                                Optional.of(wanted.with(
                                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                                        new CryptographicUsageMask(CryptographicUsageMask.UNRESTRICTED))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .stream())
                .findFirst();
    }

    boolean makes(CryptographicAlgorithm algorithm) {
        return symmetric(algorithm, LENGTHS).isPresent() || pair(algorithm).isPresent();
    }

    boolean hashes(HashingAlgorithm algorithm) {
        return tried(HashRequest.of(algorithm, BLOCKS)).isPresent();
    }

    boolean encrypts(CryptographicAlgorithm algorithm, BlockCipherMode mode) {
        List<Integer> lengths = mode == BlockCipherMode.XTS ? List.of(512) : LENGTHS;
        CryptographicParameters parameters = CryptographicParameters.builder()
                .blockCipherMode(mode)
                .paddingMethod(PaddingMethod.NONE)
                .build();
        return symmetric(algorithm, lengths)
                .flatMap(key -> tried(EncryptRequest.of(key, BLOCKS).with(parameters)))
                .isPresent();
    }

    /** The objects whose formats are of interest. */
    Map<String, UniqueIdentifier> samples() {
        Map<String, UniqueIdentifier> samples = new LinkedHashMap<>();
        symmetric(CryptographicAlgorithm.AES, LENGTHS).ifPresent(id -> samples.put("AES", id));
        for (CryptographicAlgorithm algorithm :
                List.of(CryptographicAlgorithm.RSA, CryptographicAlgorithm.EC, CryptographicAlgorithm.ED25519)) {
            pair(algorithm).ifPresent(pair -> {
                samples.put(algorithm.kmipName() + " private", pair.privateKeyUniqueIdentifier());
                samples.put(algorithm.kmipName() + " public", pair.publicKeyUniqueIdentifier());
            });
        }
        return samples;
    }

    boolean gives(UniqueIdentifier id, KeyFormatType format) {
        return tried(new GetRequest(
                        Optional.of(id), Optional.of(format), Optional.empty(), Optional.empty(), Optional.empty()))
                .isPresent();
    }

    @Override
    public void close() {
        kms.close();
        test.close();
    }
}
