package io.kms4j.client.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * All commands. Only those that the command line names are really made; the others are names in the help. That keeps the
 * start short, since picocli reads every option of every command by reflection.
 */
final class CommandTree {
    /** A command, or a group of them. */
    private record Node(
            String name, String description, Optional<Function<Session, Action>> action, List<Node> children) {
        static Node group(String name, String description, Node... children) {
            return new Node(name, description, Optional.empty(), List.of(children));
        }

        static Node action(String name, String description, Function<Session, Action> action) {
            return new Node(name, description, Optional.of(action), List.of());
        }
    }

    private static final List<Node> ROOT = List.of(
            Node.group(
                    "sym",
                    "Symmetric keys, and encryption with them.",
                    keys(KeyFamily.SYMMETRIC, Node.action("create", "Create a symmetric key.", SymKeysCreate::new)),
                    Node.action("encrypt", "Encrypt a file.", SymEncrypt::new),
                    Node.action("decrypt", "Decrypt a file.", SymDecrypt::new)),
            Node.group(
                    "rsa",
                    "RSA keys, and encryption and signatures with them.",
                    keys(KeyFamily.RSA, Node.action("create", "Create an RSA key pair.", RsaKeysCreate::new)),
                    Node.action(
                            "encrypt",
                            "Encrypt a file with a public key.",
                            s -> new RsaEncrypt(s, new ObjectSelector.ByKeyId())),
                    Node.action(
                            "decrypt",
                            "Decrypt a file with a private key.",
                            s -> new RsaDecrypt(s, new ObjectSelector.ByKeyId())),
                    Node.action("sign", "Sign a file with a private key.", SignFile::new),
                    Node.action("sign-verify", "Check a signature with a public key.", SignatureCheck::new)),
            Node.group(
                    "ec",
                    "Elliptic curve keys, and signatures with them.",
                    keys(KeyFamily.EC, Node.action("create", "Create an elliptic curve key pair.", EcKeysCreate::new)),
                    Node.action("sign", "Sign a file with a private key.", SignFile::new),
                    Node.action("sign-verify", "Check a signature with a public key.", SignatureCheck::new)),
            Node.action("hash", "Hash data.", HashData::new),
            Node.group(
                    "mac",
                    "Message authentication codes.",
                    Node.action("compute", "Compute a MAC.", MacCompute::new),
                    Node.action("verify", "Check a MAC.", MacVerify::new)),
            Node.group(
                    "rng",
                    "The server's random number generator.",
                    Node.action("retrieve", "Get random bytes.", RngRetrieve::new),
                    Node.action("seed", "Mix a seed in.", RngSeed::new)),
            Node.action("derive-key", "Derive a key from a key or a password.", DeriveKey::new),
            Node.group(
                    "certificates",
                    "Certificates, from making them to checking them.",
                    Node.action("certify", "Make a certificate.", CertificatesCertify::new),
                    Node.action("import", "Import certificates from a file.", CertificatesImport::new),
                    Node.action("export", "Write a certificate to a file.", CertificatesExport::new),
                    Node.action(
                            "encrypt",
                            "Encrypt a file with the public key in a certificate.",
                            s -> new RsaEncrypt(s, new ObjectSelector.ByCertificateId())),
                    Node.action(
                            "decrypt",
                            "Decrypt a file with the private key of a certificate.",
                            s -> new RsaDecrypt(s, new ObjectSelector.ByPrivateKeyId())),
                    Node.action("validate", "Check a chain of certificates.", CertificatesValidate::new),
                    Node.action(
                            "activate",
                            "Activate a pre-active certificate.",
                            s -> new KeyActivate(s, new ObjectSelector.ByCertificateId())),
                    Node.action(
                            "revoke",
                            "Revoke a certificate.",
                            s -> new KeyRevoke(s, new ObjectSelector.ByCertificateId())),
                    Node.action("destroy", "Destroy a certificate.", CertificatesDestroy::new)),
            Node.action("locate", "Find objects by their attributes.", Locate::new),
            Node.group(
                    "attributes",
                    "Attributes of objects.",
                    Node.action("get", "Show attributes.", AttributesGet::new),
                    Node.action("set", "Set attributes, whether or not they have a value.", AttributesWrite::set),
                    Node.action("modify", "Change attributes that have a value.", AttributesWrite::modify),
                    Node.action("delete", "Delete attributes.", AttributesDelete::new)),
            Node.group(
                    "access-rights",
                    "Who may use which object.",
                    Node.action("grant", "Grant operations on an object to a user.", AccessChange::grant),
                    Node.action("revoke", "Take granted operations back.", AccessChange::revoke),
                    Node.action("list", "List the rights granted on an object.", AccessList::new),
                    Node.action("owned", "List the objects you own.", AccessOwned::new),
                    Node.action("obtained", "List the rights you were granted.", AccessObtained::new)),
            Node.group(
                    "server",
                    "The server itself.",
                    Node.action("version", "Print the server's version.", ServerVersion::new),
                    Node.action("discover-versions", "List the versions of KMIP it speaks.", ServerVersions::new),
                    Node.action("query", "Show what it can do.", ServerQuery::new)),
            Node.action("server-version", "Print the server's version.", ServerVersion::new));

    private CommandTree() {}

    private static Node keys(KeyFamily family, Node create) {
        return new Node(
                "keys",
                "Create, export, import and end " + family.noun + "s.",
                Optional.empty(),
                Stream.concat(
                                Stream.of(create),
                                Stream.of(
                                        Node.action("export", "Write a key to a file.", s -> new KeyExport(s, family)),
                                        Node.action(
                                                "import", "Import a key from a file.", s -> new KeyImport(s, family)),
                                        Node.action(
                                                "activate",
                                                "Activate a pre-active key.",
                                                s -> new KeyActivate(s, new ObjectSelector.ByKeyId())),
                                        Node.action(
                                                "re-key",
                                                "Make a key that takes the place of another.",
                                                s -> new KeyReKey(s, family)),
                                        Node.action(
                                                "revoke",
                                                "Revoke a key.",
                                                s -> new KeyRevoke(s, new ObjectSelector.ByKeyId())),
                                        Node.action("destroy", "Destroy a key.", s -> new KeyDestroy(s, family))))
                        .toList());
    }

    /** The command line for someone who typed {@code words}. */
    static CommandLine build(GlobalOptions options, Session session, Set<String> words) {
        CommandLine root = new CommandLine(options);
        addAll(root, ROOT, session, words);
        root.setExpandAtFiles(false);
        root.setUsageHelpWidth(100);
        root.setUsageHelpAutoWidth(true);
        Converters.register(root);
        return root;
    }

    private static void addAll(CommandLine parent, List<Node> nodes, Session session, Set<String> words) {
        for (Node node : nodes) {
            boolean named = words.contains(node.name());
            CommandLine line = named && node.action().isPresent()
                    ? new CommandLine(node.action().get().apply(session))
                    : new CommandLine(CommandSpec.create());
            UsageMessageSpec usage = line.getCommandSpec().usageMessage();
            usage.description(node.description()).abbreviateSynopsis(true);
            usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandTree::ownOptions);
            usage.footer("", "Options that every command takes: ckms --help");
            parent.addSubcommand(node.name(), line);
            if (named) {
                addAll(line, node.children(), session, words);
            }
        }
    }

    /** The options without those that every command takes. */
    private static String ownOptions(Help help) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(
                help.commandSpec().options().stream()
                        .filter(option -> !option.inherited())
                        .toList(),
                help.parameterLabelRenderer());
        return layout.toString();
    }
}
