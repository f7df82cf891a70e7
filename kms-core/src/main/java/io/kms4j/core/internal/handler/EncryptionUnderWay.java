package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.stream.PartBuffer;
import io.kms4j.core.internal.stream.StreamState;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.EncryptionStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.util.Optional;

/** An encryption of data that comes in parts: done on the way where that can be, else with the last part. */
final class EncryptionUnderWay implements StreamState {
    /** Encrypts all data at once. */
    interface AtOnce {
        Ciphertext encrypt(CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad);
    }

    private final CryptographicParameters parameters;
    private final Optional<Bytes> clientIv;
    private final Bytes aad;
    private final Optional<EncryptionStream> running;
    private final PartBuffer parts;
    private boolean ivIsTold;

    EncryptionUnderWay(
            CryptographicParameters parameters,
            Optional<Bytes> clientIv,
            Bytes aad,
            Optional<EncryptionStream> running,
            PartBuffer parts) {
        this.parameters = parameters;
        this.clientIv = clientIv;
        this.aad = aad;
        this.running = running;
        this.parts = parts;
        // An IV that the client brought is not sent back.
        this.ivIsTold = clientIv.isPresent();
    }

    Bytes aad() {
        return aad;
    }

    /** What can be answered after this part; the IV once, the tag at the end. */
    Ciphertext next(Bytes part, boolean last, AtOnce atOnce) {
        if (running.isEmpty()) {
            parts.add(part);
            return last
                    ? told(atOnce.encrypt(parameters, parts.all(), clientIv, aad))
                    : new Ciphertext(Bytes.empty(), Bytes.empty(), Bytes.empty());
        }
        EncryptionStream stream = running.get();
        Bytes data = stream.update(part);
        if (!last) {
            return told(new Ciphertext(data, stream.iv(), Bytes.empty()));
        }
        Ciphertext rest = stream.finish();
        return told(new Ciphertext(Bytes.concat(data, rest.data()), stream.iv(), rest.tag()));
    }

    private Ciphertext told(Ciphertext ciphertext) {
        Bytes iv = ivIsTold ? Bytes.empty() : ciphertext.iv();
        ivIsTold = true;
        return new Ciphertext(ciphertext.data(), iv, ciphertext.tag());
    }

    @Override
    public void close() {
        running.ifPresent(EncryptionStream::close);
        parts.close();
    }
}
