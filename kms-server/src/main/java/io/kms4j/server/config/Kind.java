package io.kms4j.server.config;

import io.kms4j.core.UserId;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the texts of a setting become a value.
 *
 * @param label what help calls the parameter
 * @param form the TOML type of one value
 * @param list whether there may be several
 * @param parser throws {@link IllegalArgumentException} with the end of a sentence that begins with the setting's name
 */
record Kind<T>(String label, Form form, boolean list, Function<List<String>, T> parser) {
    /** TOML types. */
    enum Form {
        TEXT("a string"),
        NUMBER("a number"),
        BOOLEAN("true or false");

        private final String article;

        Form(String article) {
            this.article = article;
        }

        @Override
        public String toString() {
            return article;
        }
    }

    static final Kind<String> TEXT = one("TEXT", Form.TEXT, Kind::notBlank);
    static final Kind<List<String>> HOSTS =
            many("HOST", Form.TEXT, Kind::notBlank).splitAtCommas();
    static final Kind<Path> PATH = one("PATH", Form.TEXT, Kind::path);
    static final Kind<List<Path>> PATHS = many("PATH", Form.TEXT, Kind::path);
    static final Kind<UserId> USER = one("USER", Form.TEXT, Kind::user);
    static final Kind<List<UserId>> USERS = many("USER", Form.TEXT, Kind::user).splitAtCommas();
    static final Kind<SecretBytes> SECRET = one("SECRET", Form.TEXT, Kind::secret);
    static final Kind<List<SecretBytes>> SECRETS = many("SECRET", Form.TEXT, Kind::secret);
    static final Kind<List<Long>> SLOTS = many("SLOT", Form.NUMBER, Kind::slot).splitAtCommas();
    static final Kind<UniqueIdentifier> IDENTIFIER = one("IDENTIFIER", Form.TEXT, Kind::identifier);
    static final Kind<List<ObjectType>> OBJECT_TYPES = objectTypes();
    static final Kind<Boolean> SWITCH = one("true|false", Form.BOOLEAN, Kind::bool);

    static Kind<Integer> number(String label, int least, int most) {
        return one(label, Form.NUMBER, text -> {
            try {
                int value = Integer.parseInt(text.strip());
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // said below
            }
            throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
        });
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::toString).toList();
        return one(String.join("|", names), Form.TEXT, text -> {
            int index = names.indexOf(text.strip());
            if (index < 0) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", names));
            }
            return type.getEnumConstants()[index];
        });
    }

    /** The value of a single text. */
    T parseOne(String text) {
        return parser.apply(List.of(text));
    }

    private static <T> Kind<T> one(String label, Form form, Function<String, T> parser) {
        return new Kind<>(label, form, false, texts -> parser.apply(texts.get(0)));
    }

    private static <T> Kind<List<T>> many(String label, Form form, Function<String, T> parser) {
        return new Kind<>(label, form, true, texts -> texts.stream().map(parser).toList());
    }

    private Kind<T> splitAtCommas() {
        return new Kind<>(
                label,
                form,
                list,
                texts -> parser.apply(texts.stream()
                        .flatMap(text -> Arrays.stream(text.split(",", -1)))
                        .map(String::strip)
                        .toList()));
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }

    private static Path path(String text) {
        try {
            return Path.of(notBlank(text));
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException("is not a file name", malformed);
        }
    }

    private static UserId user(String text) {
        try {
            UserId user = new UserId(text);
            if (user.equals(UserId.EVERYBODY)) {
                throw new IllegalArgumentException("must name users; '*' would be everybody");
            }
            return user;
        } catch (KmipException malformed) {
            throw new IllegalArgumentException("is not a user name: " + malformed.getMessage(), malformed);
        }
    }

    private static UniqueIdentifier identifier(String text) {
        try {
            UniqueIdentifier id = new UniqueIdentifier(text);
            if (HsmKeyId.isHsm(id)) {
                HsmKeyId.parse(id);
            }
            return id;
        } catch (KmipException malformed) {
            throw new IllegalArgumentException("is not an identifier: " + malformed.getMessage(), malformed);
        }
    }

    private static Kind<List<ObjectType>> objectTypes() {
        Kind<List<String>> names =
                Kind.<String>many("TYPE", Form.TEXT, Kind::notBlank).splitAtCommas();
        return new Kind<>(names.label(), Form.TEXT, true, texts -> names.parser().apply(texts).stream()
                .flatMap(Kind::objectType)
                .distinct()
                .toList());
    }

    private static Stream<ObjectType> objectType(String name) {
        if (name.equals("All")) {
            return Arrays.stream(ObjectType.values());
        }
        return Stream.of(Enumerations.find(ObjectType.class, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be types of objects, such as SymmetricKey or PrivateKey, or All")));
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.takeOver(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Long slot(String text) {
        try {
            long slot = Long.parseLong(text);
            if (slot >= 0) {
                return slot;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IllegalArgumentException("must be a slot number, 0 or more");
    }

    private static Boolean bool(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
