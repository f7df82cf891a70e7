package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.util.Arrays;

/**
 * Encrypts on this machine under a fresh data key, which the server encrypts. Layout: length of the encrypted data key
 * (LEB128), encrypted data key, nonce, ciphertext, tag.
 */
final class EnvelopeCipher {
    private final ServerCipher keyCipher;
    private final LocalCipher dataCipher;

    EnvelopeCipher(ServerCipher keyCipher, LocalCipher dataCipher) {
        this.keyCipher = keyCipher;
        this.dataCipher = dataCipher;
    }

    Bytes encrypt(Bytes plaintext, Bytes nonce, Bytes additionalData) {
        byte[] dataKey = LocalCipher.newKey();
        try {
            Bytes encryptedKey = keyCipher.encrypt(Bytes.copyOf(dataKey), Bytes.empty(), Bytes.empty());
            Bytes body = dataCipher.encrypt(dataKey, plaintext, nonce, additionalData);
            return Bytes.concat(Leb128.encode(encryptedKey.length()), encryptedKey, body);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    Bytes decrypt(Bytes file, Bytes additionalData) {
        Leb128.Length length = Leb128.decode(file);
        int bodyStart = length.end() + length.value();
        byte[] dataKey = keyCipher
                .decrypt(file.slice(length.end(), bodyStart), Bytes.empty())
                .toArray();
        try {
            return dataCipher.decrypt(dataKey, file.slice(bodyStart, file.length()), additionalData);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }
}
