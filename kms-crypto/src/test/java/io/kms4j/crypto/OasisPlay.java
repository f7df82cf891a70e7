package io.kms4j.crypto;

import io.kms4j.testkit.oasis.OasisRunner;
import java.util.List;
import java.util.regex.Pattern;

/** Plays the published cases whose names match a pattern, and shows the messages where they fail. */
final class OasisPlay {
    private OasisPlay() {}

    public static void main(String[] arguments) {
        Pattern wanted = Pattern.compile(arguments[0]);
        try (OasisServers servers = new OasisServers()) {
            List<OasisRunner.Result> results = OasisRunner.play(OasisCasesTest.CASES, wanted.asPredicate(), servers);
            for (OasisRunner.Result result : results) {
                result.difference()
                        .ifPresent(difference -> System.out.println("## " + result.group() + " " + result.name() + " "
                                + (arguments.length > 1 ? difference.toString() : difference.inFull())));
            }
            System.out.println(OasisRunner.table(results));
        }
    }
}
