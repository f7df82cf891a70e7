package io.kms4j.server.config;

import java.util.List;

/**
 * What a source says of a setting, not yet understood.
 *
 * @param where what to call it in an error, such as {@code --port}, {@code KMS_PORT} or {@code kms.toml line 3: http.port}
 */
record RawValue(List<String> texts, Origin origin, String where) {
    @Override
    public String toString() {
        return "RawValue[" + where + ", " + texts.size() + " values]";
    }
}
