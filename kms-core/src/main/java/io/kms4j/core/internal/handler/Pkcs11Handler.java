package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Pkcs11ReturnCode;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.Pkcs11Request;
import io.kms4j.kmip.operation.Pkcs11Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * PKCS#11: the functions that say what there is. Keys are used by KMIP's own operations, so that no function opens a session.
 * What {@code C_Initialize} began is remembered by this node, bounded in number; the oldest is forgotten first.
 */
public final class Pkcs11Handler implements OperationHandler<Pkcs11Request, Pkcs11Response> {
    private static final String INTERFACE = "PKCS 11";
    private static final int MAX_CLIENTS = 1_000;
    private static final int VALUE_BYTES = 16;
    private static final int NAME_BYTES = 32;
    private static final int FLAGS_BYTES = 8;

    private final Map<Bytes, UserId> clients = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final String version;

    /**
     * @param version of this server, as {@code major.minor.patch}
     */
    public Pkcs11Handler(String version) {
        this.version = version;
    }

    @Override
    public Class<Pkcs11Request> requestType() {
        return Pkcs11Request.class;
    }

    @Override
    public Pkcs11Response handle(Pkcs11Request request, UserId caller) {
        if (request.pkcs11Interface().filter(name -> !name.equals(INTERFACE)).isPresent()) {
            throw new KmipException(
                    ResultReason.PKCS_11_INVALID_INTERFACE, "the interface is called '" + INTERFACE + "'");
        }
        return switch (request.pkcs11Function()) {
            case C_INITIALIZE -> initialize(request, caller);
            case C_GET_INFO -> getInfo(request, caller);
            case C_FINALIZE -> finalize(request, caller);
            default ->
                throw new KmipException(
                        ResultReason.PKCS_11_INVALID_FUNCTION,
                        request.pkcs11Function().kmipName()
                                + " is not offered; use the operations of KMIP to work with keys");
        };
    }

    private synchronized Pkcs11Response initialize(Pkcs11Request request, UserId caller) {
        if (isInitialized(request, caller)) {
            return returned(request, Pkcs11ReturnCode.CRYPTOKI_ALREADY_INITIALIZED);
        }
        if (clients.size() >= MAX_CLIENTS) {
            clients.remove(clients.keySet().iterator().next());
        }
        byte[] value = new byte[VALUE_BYTES];
        random.nextBytes(value);
        Bytes correlationValue = Bytes.takeOver(value);
        clients.put(correlationValue, caller);
        return new Pkcs11Response(
                request.pkcs11Interface(),
                request.pkcs11Function(),
                Optional.of(correlationValue),
                Optional.empty(),
                Pkcs11ReturnCode.OK);
    }

    private synchronized Pkcs11Response getInfo(Pkcs11Request request, UserId caller) {
        if (!isInitialized(request, caller)) {
            return returned(request, Pkcs11ReturnCode.CRYPTOKI_NOT_INITIALIZED);
        }
        return new Pkcs11Response(
                request.pkcs11Interface(),
                request.pkcs11Function(),
                Optional.empty(),
                Optional.of(info()),
                Pkcs11ReturnCode.OK);
    }

    private synchronized Pkcs11Response finalize(Pkcs11Request request, UserId caller) {
        if (!isInitialized(request, caller)) {
            return returned(request, Pkcs11ReturnCode.CRYPTOKI_NOT_INITIALIZED);
        }
        clients.remove(request.correlationValue().orElseThrow());
        return returned(request, Pkcs11ReturnCode.OK);
    }

    private boolean isInitialized(Pkcs11Request request, UserId caller) {
        return request.correlationValue()
                .filter(value -> caller.equals(clients.get(value)))
                .isPresent();
    }

    private static Pkcs11Response returned(Pkcs11Request request, Pkcs11ReturnCode code) {
        return new Pkcs11Response(
                request.pkcs11Interface(), request.pkcs11Function(), Optional.empty(), Optional.empty(), code);
    }

    /** CK_INFO: version of Cryptoki, manufacturer, flags, library, version of the library. */
    private Bytes info() {
        String[] parts = version.split("\\.", -1);
        ByteBuffer info = ByteBuffer.allocate(2 + NAME_BYTES + FLAGS_BYTES + NAME_BYTES + 2);
        info.put((byte) 3).put((byte) 0);
        info.put(padded("kms4j")).put(new byte[FLAGS_BYTES]).put(padded("kms4j"));
        info.put(Byte.parseByte(parts[0])).put(Byte.parseByte(parts[1]));
        return Bytes.takeOver(info.array());
    }

    private static byte[] padded(String name) {
        return String.format("%-" + NAME_BYTES + "s", name).getBytes(StandardCharsets.US_ASCII);
    }
}
