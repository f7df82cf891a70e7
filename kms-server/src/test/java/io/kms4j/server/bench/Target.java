package io.kms4j.server.bench;

/** What is to be measured: a job, on a server, over so many connections. */
record Target(ServerProcess server, Job job, int connections) {}
