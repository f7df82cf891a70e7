/**
 * The {@code KeyStore} and {@code GrantStore} ports on H2, for one server, and on MySQL or MariaDB, for several. For whoever
 * puts a KMS together:
 *
 * <pre>{@code
 * try (JdbcStore store = JdbcStore.openH2(Path.of("kms-data"))) {
 *     KeyStore keys = store.keyStore();
 *     GrantStore grants = store.grantStore();
 * }
 * }</pre>
 *
 * The drivers are not dependencies: put {@code com.h2database:h2} or {@code com.mysql:mysql-connector-j} on the class path.
 */
@NullMarked
package io.kms4j.store.jdbc;

import org.jspecify.annotations.NullMarked;
