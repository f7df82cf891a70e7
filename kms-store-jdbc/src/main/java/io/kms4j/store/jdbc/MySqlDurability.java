package io.kms4j.store.jdbc;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Whether a MySQL or MariaDB server keeps what it acknowledged when it crashes. */
final class MySqlDurability {
    private MySqlDurability() {}

    /**
     * @throws StoreException when it may not, unless {@code accepted}; or when its binary log cannot follow READ COMMITTED
     */
    static void check(Handle handle, boolean accepted) {
        boolean binaryLog = number(handle, "SELECT @@GLOBAL.log_bin") == 1;
        if (binaryLog && text(handle, "SELECT @@GLOBAL.binlog_format").equals("STATEMENT")) {
            throw new StoreException(
                    "the database server has binlog_format=STATEMENT, which cannot log READ COMMITTED; set it to ROW");
        }
        if (accepted) {
            return;
        }
        if (number(handle, "SELECT @@GLOBAL.innodb_flush_log_at_trx_commit") != 1) {
            throw unsafe("innodb_flush_log_at_trx_commit");
        }
        if (binaryLog && number(handle, "SELECT @@GLOBAL.sync_binlog") != 1) {
            throw unsafe("sync_binlog");
        }
    }

    private static StoreException unsafe(String variable) {
        return new StoreException("the database server may lose keys in a crash: set " + variable
                + "=1 there, or accept the loss by adding unsafeDurability=true to the database URL");
    }

    private static long number(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }

    private static String text(Handle handle, String query) {
        return handle.createQuery(query).mapTo(String.class).one().toUpperCase(Locale.ROOT);
    }
}
