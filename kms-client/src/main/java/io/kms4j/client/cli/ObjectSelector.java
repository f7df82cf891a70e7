package io.kms4j.client.cli;

import io.kms4j.kmip.TagList;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which object is meant: by its identifier, or by all of its tags. */
abstract class ObjectSelector {
    @Option(
            names = {"-t", "--tag"},
            paramLabel = "TAG",
            description = "Select by tag instead; repeat it for an object that has all of them.")
    List<String> tags = new ArrayList<>();

    abstract Optional<UniqueIdentifier> given();

    abstract String optionName();

    /** The identifier, or the list of tags that stands for one. */
    UniqueIdentifier identifier() {
        if (given().isPresent() == !tags.isEmpty()) {
            throw new UsageException("give either " + optionName() + " or --tag");
        }
        return given().orElseGet(() -> new UniqueIdentifier(new TagList(new LinkedHashSet<>(tags)).toJson()));
    }

    /** With {@code --key-id}. */
    static final class ByKeyId extends ObjectSelector {
        @Option(
                names = {"-k", "--key-id"},
                paramLabel = "KEY_ID",
                description = "The key's unique identifier.")
        Optional<UniqueIdentifier> keyId = Optional.empty();

        @Override
        Optional<UniqueIdentifier> given() {
            return keyId;
        }

        @Override
        String optionName() {
            return "--key-id";
        }
    }

    /** With {@code --certificate-id}. */
    static final class ByCertificateId extends ObjectSelector {
        @Option(
                names = {"-c", "--certificate-id"},
                paramLabel = "CERTIFICATE_ID",
                description = "The certificate's unique identifier.")
        Optional<UniqueIdentifier> certificateId = Optional.empty();

        @Override
        Optional<UniqueIdentifier> given() {
            return certificateId;
        }

        @Override
        String optionName() {
            return "--certificate-id";
        }
    }

    /** With {@code --private-key-id}. */
    static final class ByPrivateKeyId extends ObjectSelector {
        @Option(
                names = {"-k", "--private-key-id"},
                paramLabel = "KEY_ID",
                description = "The private key's unique identifier.")
        Optional<UniqueIdentifier> privateKeyId = Optional.empty();

        @Override
        Optional<UniqueIdentifier> given() {
            return privateKeyId;
        }

        @Override
        String optionName() {
            return "--private-key-id";
        }
    }

    /** With {@code --id}. */
    static final class ById extends ObjectSelector {
        @Option(
                names = {"-i", "--id"},
                paramLabel = "ID",
                description = "The object's unique identifier.")
        Optional<UniqueIdentifier> id = Optional.empty();

        @Override
        Optional<UniqueIdentifier> given() {
            return id;
        }

        @Override
        String optionName() {
            return "--id";
        }
    }
}
