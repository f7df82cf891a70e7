package io.kms4j.client.cli;

import picocli.CommandLine.Command;

/** What a command does; picocli fills the options of the subclasses. */
@Command
abstract class Action implements Runnable {
    final Session session;

    Action(Session session) {
        this.session = session;
    }

    /** Does it. */
    abstract Answer answer();

    @Override
    public final void run() {
        session.print(answer());
    }
}
