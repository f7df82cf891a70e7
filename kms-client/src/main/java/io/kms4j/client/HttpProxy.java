package io.kms4j.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A proxy for the way out.
 *
 * @param url {@code http://host:port}
 * @param authorization the value of the Proxy-Authorization header
 * @param exclusions hosts that are reached directly; one that starts with a dot stands for all hosts of that domain
 */
public record HttpProxy(URI url, Optional<String> authorization, List<String> exclusions) {
    public HttpProxy {
        exclusions = List.copyOf(exclusions);
        if (url.getHost() == null) {
            throw new IllegalArgumentException("the proxy " + url + " is not a URL such as http://proxy:3128");
        }
    }

    boolean excludes(String host) {
        return exclusions.stream()
                .anyMatch(excluded -> excluded.startsWith(".") ? host.endsWith(excluded) : host.equals(excluded));
    }

    ProxySelector selector() {
        int port = url.getPort() < 0 ? 80 : url.getPort();
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.getHost(), port));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return List.of(excludes(target.getHost()) ? Proxy.NO_PROXY : proxy);
            }

            @Override
            public void connectFailed(URI target, SocketAddress address, IOException failure) {
                // The failed call reports it.
            }
        };
    }

    @Override
    public String toString() {
        return "HttpProxy[" + url + "]";
    }
}
