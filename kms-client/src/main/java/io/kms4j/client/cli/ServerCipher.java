package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DecryptResponse;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import java.util.Optional;

/** Encrypts on the server, under a symmetric key there. Layout: nonce, ciphertext, tag. */
final class ServerCipher {
    private final Session session;
    private final UniqueIdentifier key;
    private final SymmetricCipher algorithm;

    ServerCipher(Session session, UniqueIdentifier key, SymmetricCipher algorithm) {
        this.session = session;
        this.key = key;
        this.algorithm = algorithm;
    }

    /** Encrypts; an empty nonce leaves its choice to the server. */
    Bytes encrypt(Bytes plaintext, Bytes nonce, Bytes additionalData) {
        EncryptRequest request = EncryptRequest.of(key, plaintext).with(algorithm.parameters());
        if (nonce.length() > 0) {
            request = request.withIv(nonce);
        }
        if (additionalData.length() > 0) {
            request = request.withAad(additionalData);
        }
        EncryptResponse answer = session.execute(request);
        // A server does not repeat the nonce that it was given, and an HSM uses another one and says so.
        return Bytes.concat(
                answer.ivCounterNonce().orElse(nonce),
                answer.data().orElse(Bytes.empty()),
                answer.authenticatedEncryptionTag().orElse(Bytes.empty()));
    }

    Bytes decrypt(Bytes ciphertext, Bytes additionalData) {
        int nonceEnd = algorithm.nonceBytes;
        int tagStart = ciphertext.length() - algorithm.tagBytes;
        if (tagStart < nonceEnd) {
            throw new CliException("it is too short to have been encrypted with " + algorithm);
        }
        DecryptResponse answer = session.execute(new DecryptRequest(
                Optional.of(key),
                Optional.of(algorithm.parameters()),
                Optional.of(ciphertext.slice(nonceEnd, tagStart)),
                present(ciphertext.slice(0, nonceEnd)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                present(additionalData),
                present(ciphertext.slice(tagStart, ciphertext.length()))));
        return answer.data().orElse(Bytes.empty());
    }

    private static Optional<Bytes> present(Bytes bytes) {
        return Optional.of(bytes).filter(some -> some.length() > 0);
    }
}
