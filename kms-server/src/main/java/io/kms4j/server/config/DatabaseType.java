package io.kms4j.server.config;

/** The kinds of database. */
public enum DatabaseType {
    H2,
    MYSQL;

    @Override
    public String toString() {
        return this == H2 ? "h2" : "mysql";
    }
}
