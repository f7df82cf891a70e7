package io.kms4j.server;

import dagger.Module;
import dagger.Provides;
import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.server.config.DatabaseSettings;
import io.kms4j.server.config.DatabaseType;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.server.config.StartException;
import io.kms4j.server.http.DatabaseProbe;
import io.kms4j.store.jdbc.JdbcStore;
import io.kms4j.store.jdbc.MySqlSettings;
import io.kms4j.store.jdbc.StoreException;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The database. */
@Module
final class StoreModule {
    private StoreModule() {}

    @Provides
    @Singleton
    static JdbcStore store(ServerConfig config, Resources resources) {
        DatabaseSettings database = config.database();
        try {
            return resources.add(
                    database.url().isPresent()
                            ? JdbcStore.openMySql(mySql(database, database.url().get()))
                            : JdbcStore.openH2(database.path()));
        } catch (StoreException | UnavailableException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** User and password may come apart from the URL. */
    private static MySqlSettings mySql(DatabaseSettings database, String url) {
        String whole = with(url, "user", database.user());
        return MySqlSettings.parse(with(whole, "password", database.password().map(StoreModule::text)));
    }

    private static String with(String url, String name, Optional<String> value) {
        return value.map(text -> url + (url.contains("?") ? "&" : "?") + name + "="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))
                .orElse(url);
    }

    private static String text(SecretBytes password) {
        return password.lend(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Provides
    static DatabaseProbe probe(ServerConfig config, JdbcStore store) {
        DatabaseType type = config.database().type();
        return new DatabaseProbe() {
            @Override
            public String name() {
                return type.toString();
            }

            @Override
            public Optional<String> problem() {
                return store.problem();
            }
        };
    }
}
