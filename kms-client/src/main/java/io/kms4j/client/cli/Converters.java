package io.kms4j.client.cli;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads option values into the types of KMIP; bytes are written in hexadecimal. */
final class Converters {
    private Converters() {}

    static void register(CommandLine line) {
        line.registerConverter(UniqueIdentifier.class, valid(UniqueIdentifier::new));
        line.registerConverter(UserId.class, valid(UserId::new));
        line.registerConverter(Bytes.class, Converters::hex);
        List.of(
                        CertificateExportFormat.class,
                        CertificateImportFormat.class,
                        CertificateKeyAlgorithm.class,
                        CertificatesCertify.RequestFormat.class,
                        EcKeysCreate.Curve.class,
                        ExportFormat.class,
                        ImportFormat.class,
                        KeyUsage.class,
                        OutputFormat.class,
                        RsaCipherOptions.Algorithm.class,
                        RsaCipherOptions.Hash.class,
                        SignatureOptions.Padding.class,
                        SymKeysCreate.Algorithm.class,
                        SymmetricCipher.class,
                        WrappingAlgorithm.class)
                .forEach(type -> registerChoice(line, type));
        registerEnum(line, CryptographicAlgorithm.class);
        registerEnum(line, DerivationMethod.class);
        registerEnum(line, HashingAlgorithm.class);
        registerEnum(line, KeyFormatType.class);
        registerEnum(line, LinkType.class);
        registerEnum(line, ObjectType.class);
        registerEnum(line, RevocationReasonCode.class);
    }

    private static <T> ITypeConverter<T> valid(ITypeConverter<T> constructor) {
        return value -> {
            try {
                return constructor.convert(value);
            } catch (KmipException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static Bytes hex(String value) {
        try {
            return Bytes.takeOver(HexFormat.of().parseHex(value));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("it is not hexadecimal");
        }
    }

    /** A value of one of our tables, by the name that it prints. */
    private static <T> void registerChoice(CommandLine line, Class<T> type) {
        line.registerConverter(type, value -> Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.toString().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () -> expected(Arrays.stream(type.getEnumConstants()).map(T::toString), value)));
    }

    private static TypeConversionException expected(Stream<String> choices, String value) {
        return new TypeConversionException(
                "expected one of " + choices.collect(Collectors.joining(", ")) + ", not '" + value + "'");
    }

    private static <E extends Enum<E> & KmipEnum> void registerEnum(CommandLine line, Class<E> type) {
        line.registerConverter(type, value -> Enumerations.find(type, value)
                .orElseThrow(
                        () -> expected(Arrays.stream(type.getEnumConstants()).map(KmipEnum::jsonName), value)));
    }
}
