package io.kms4j.server.config;

/** Where a value came from, weakest first: a later one wins. */
enum Origin {
    DEFAULT("default"),
    FILE("toml"),
    ENVIRONMENT("env"),
    COMMAND_LINE("command line");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
