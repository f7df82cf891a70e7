package io.kms4j.testkit.oasis;

import io.kms4j.kmip.Ttlv;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server somewhere else. A message that is not answered fails its case, not the run. */
final class RemoteServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HEADER_BYTES = 8;

    private RemoteServer() {}

    /** Asks over HTTP or HTTPS. */
    static UnaryOperator<Ttlv> http(URI url, Wire wire, SSLContext tls) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
        return message -> {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .header("Content-Type", wire.mediaType())
                    .header("Accept", wire.mediaType())
                    .POST(BodyPublishers.ofByteArray(wire.write(message)))
                    .build();
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() != 200) {
                    throw new IllegalStateException("HTTP status " + response.statusCode());
                }
                return wire.read(response.body());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        };
    }

    /** Asks in binary over TLS, on a connection for each message. */
    static UnaryOperator<Ttlv> socket(String host, int port, SSLContext tls) {
        return message -> {
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(host, port)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
                socket.getOutputStream().write(Wire.BINARY.write(message));
                return Wire.BINARY.read(message(socket.getInputStream()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    private static byte[] message(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) {
            throw new EOFException("the server closed the connection");
        }
        byte[] value = in.readNBytes(ByteBuffer.wrap(header).getInt(4));
        byte[] whole = Arrays.copyOf(header, HEADER_BYTES + value.length);
        System.arraycopy(value, 0, whole, HEADER_BYTES, value.length);
        return whole;
    }
}
