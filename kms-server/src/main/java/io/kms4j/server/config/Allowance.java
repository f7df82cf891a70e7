package io.kms4j.server.config;

/** Whether something optional is let through. */
enum Allowance {
    ALLOW,
    DENY;

    @Override
    public String toString() {
        return this == ALLOW ? "allow" : "deny";
    }
}
