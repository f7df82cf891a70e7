package io.kms4j.crypto;

import io.kms4j.crypto.OpenSslConfig.Setting;
import io.kms4j.kmip.KmipException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.encoders.Hex;

/**
 * Extensions written as in OpenSSL's configuration (x509v3_config): the section {@code v3_ca}, or the only one there is.
 * What it does not understand it refuses, since a forgotten restriction would be worse than none.
 */
final class ExtensionText {
    private static final String SECTION = "v3_ca";
    private static final String CRITICAL = "critical";

    private static final Map<String, ASN1ObjectIdentifier> NAMES = Map.of(
            "basicConstraints", Extension.basicConstraints,
            "keyUsage", Extension.keyUsage,
            "extendedKeyUsage", Extension.extendedKeyUsage,
            "subjectKeyIdentifier", Extension.subjectKeyIdentifier,
            "authorityKeyIdentifier", Extension.authorityKeyIdentifier,
            "subjectAltName", Extension.subjectAlternativeName,
            "issuerAltName", Extension.issuerAlternativeName,
            "crlDistributionPoints", Extension.cRLDistributionPoints,
            "authorityInfoAccess", Extension.authorityInfoAccess,
            "certificatePolicies", Extension.certificatePolicies);

    private static final Map<String, Integer> USAGES = Map.of(
            "digitalSignature", KeyUsage.digitalSignature,
            "nonRepudiation", KeyUsage.nonRepudiation,
            "contentCommitment", KeyUsage.nonRepudiation,
            "keyEncipherment", KeyUsage.keyEncipherment,
            "dataEncipherment", KeyUsage.dataEncipherment,
            "keyAgreement", KeyUsage.keyAgreement,
            "keyCertSign", KeyUsage.keyCertSign,
            "cRLSign", KeyUsage.cRLSign,
            "encipherOnly", KeyUsage.encipherOnly,
            "decipherOnly", KeyUsage.decipherOnly);

    private static final Map<String, KeyPurposeId> PURPOSES = Map.of(
            "anyExtendedKeyUsage", KeyPurposeId.anyExtendedKeyUsage,
            "serverAuth", KeyPurposeId.id_kp_serverAuth,
            "clientAuth", KeyPurposeId.id_kp_clientAuth,
            "codeSigning", KeyPurposeId.id_kp_codeSigning,
            "emailProtection", KeyPurposeId.id_kp_emailProtection,
            "timeStamping", KeyPurposeId.id_kp_timeStamping,
            "OCSPSigning", KeyPurposeId.id_kp_OCSPSigning);

    private static final Map<String, Integer> NAME_KINDS = Map.of(
            "dns", GeneralName.dNSName,
            "email", GeneralName.rfc822Name,
            "ip", GeneralName.iPAddress,
            "uri", GeneralName.uniformResourceIdentifier,
            "rid", GeneralName.registeredID,
            "dirname", GeneralName.directoryName);

    private final OpenSslConfig config;
    private final SubjectKeyIdentifier subjectKey;
    private final AuthorityKeyIdentifier authorityKey;

    /**
     * @param subjectKey what {@code subjectKeyIdentifier = hash} stands for
     * @param authorityKey what {@code authorityKeyIdentifier = keyid} stands for
     */
    ExtensionText(String text, SubjectKeyIdentifier subjectKey, AuthorityKeyIdentifier authorityKey) {
        this.config = new OpenSslConfig(text);
        this.subjectKey = subjectKey;
        this.authorityKey = authorityKey;
    }

    List<Extension> extensions() throws IOException {
        List<Extension> extensions = new ArrayList<>();
        for (Setting setting : config.section(SECTION).orElseGet(config::only)) {
            extensions.add(extension(setting));
        }
        return extensions;
    }

    private Extension extension(Setting setting) throws IOException {
        List<String> words = words(setting.value());
        boolean critical = words.get(0).equals(CRITICAL);
        List<String> values = critical ? words.subList(1, words.size()) : words;
        if (values.isEmpty()) {
            throw refused(setting.name(), "it has no value");
        }
        ASN1ObjectIdentifier identifier = NAMES.get(setting.name());
        return identifier == null
                ? Extension.create(identifier(setting.name()), critical, der(setting.name(), values))
                : Extension.create(identifier, critical, value(setting.name(), values));
    }

    private static List<String> words(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    private ASN1Encodable value(String name, List<String> values) {
        return switch (name) {
            case "basicConstraints" -> basicConstraints(values);
            case "keyUsage" ->
                new KeyUsage(values.stream()
                        .mapToInt(value -> known(USAGES, name, value))
                        .reduce(0, (all, bit) -> all | bit));
            case "extendedKeyUsage" ->
                new ExtendedKeyUsage(values.stream().map(ExtensionText::purpose).toArray(KeyPurposeId[]::new));
            case "subjectKeyIdentifier" -> subjectKeyIdentifier(values.get(0));
            case "authorityKeyIdentifier" -> authorityKey;
            case "crlDistributionPoints" -> distributionPoints(values);
            case "authorityInfoAccess" ->
                new AuthorityInformationAccess(
                        values.stream().map(ExtensionText::access).toArray(AccessDescription[]::new));
            case "certificatePolicies" ->
                new CertificatePolicies(values.stream()
                        .map(value -> new PolicyInformation(identifier(value)))
                        .toArray(PolicyInformation[]::new));
            default -> names(name, values);
        };
    }

    private static <T> T known(Map<String, T> table, String name, String value) {
        T known = table.get(value);
        if (known == null) {
            throw refused(name, "'" + value + "' is unknown");
        }
        return known;
    }

    private static KeyPurposeId purpose(String value) {
        KeyPurposeId known = PURPOSES.get(value);
        return known != null ? known : KeyPurposeId.getInstance(identifier(value));
    }

    private static BasicConstraints basicConstraints(List<String> values) {
        boolean authority = false;
        int pathLength = -1;
        for (String value : values) {
            String[] pair = value.split(":", 2);
            String key = pair[0].strip().toLowerCase(Locale.ROOT);
            String said = pair.length == 2 ? pair[1].strip() : "";
            if (key.equals("ca") && (said.equalsIgnoreCase("true") || said.equalsIgnoreCase("false"))) {
                authority = said.equalsIgnoreCase("true");
            } else if (key.equals("pathlen") && said.matches("[0-9]{1,4}")) {
                pathLength = Integer.parseInt(said);
            } else {
                throw refused("basicConstraints", "'" + value + "' is unknown");
            }
        }
        return authority && pathLength >= 0 ? new BasicConstraints(pathLength) : new BasicConstraints(authority);
    }

    private SubjectKeyIdentifier subjectKeyIdentifier(String value) {
        return value.equals("hash") ? subjectKey : new SubjectKeyIdentifier(hex("subjectKeyIdentifier", value));
    }

    /** Each URI is a point of its own. */
    private CRLDistPoint distributionPoints(List<String> values) {
        List<DistributionPoint> points = new ArrayList<>();
        for (GeneralName name : names("crlDistributionPoints", values).getNames()) {
            points.add(new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null));
        }
        return new CRLDistPoint(points.toArray(new DistributionPoint[0]));
    }

    private static AccessDescription access(String value) {
        String[] pair = value.split(";", 2);
        if (pair.length != 2) {
            throw refused("authorityInfoAccess", "'" + value + "' is unknown");
        }
        ASN1ObjectIdentifier method =
                switch (pair[0].strip()) {
                    case "OCSP" -> AccessDescription.id_ad_ocsp;
                    case "caIssuers" -> AccessDescription.id_ad_caIssuers;
                    default -> identifier(pair[0].strip());
                };
        return new AccessDescription(method, name("authorityInfoAccess", pair[1]));
    }

    private GeneralNames names(String extension, List<String> values) {
        List<GeneralName> names = new ArrayList<>();
        for (String value : values) {
            if (value.startsWith("@")) {
                for (Setting setting : config.section(value.substring(1))
                        .orElseThrow(() -> refused(extension, "there is no section '" + value.substring(1) + "'"))) {
                    names.add(name(extension, setting.name().replaceFirst("\\..*", "") + ":" + setting.value()));
                }
            } else {
                names.add(name(extension, value));
            }
        }
        return new GeneralNames(names.toArray(new GeneralName[0]));
    }

    private static GeneralName name(String extension, String text) {
        String[] pair = text.split(":", 2);
        Integer kind = NAME_KINDS.get(pair[0].strip().toLowerCase(Locale.ROOT));
        if (kind == null || pair.length != 2 || pair[1].isBlank()) {
            throw refused(extension, "'" + text + "' is unknown");
        }
        String value = pair[1].strip();
        try {
            return kind == GeneralName.directoryName
                    ? new GeneralName(new X500Name(RFC4519Style.INSTANCE, value))
                    : new GeneralName(kind, value);
        } catch (IllegalArgumentException e) {
            throw refused(extension, "'" + value + "' is no name of that kind");
        }
    }

    private static ASN1ObjectIdentifier identifier(String text) {
        ASN1ObjectIdentifier identifier = ASN1ObjectIdentifier.tryFromID(text);
        if (identifier == null) {
            throw refused(
                    text,
                    "it is unknown; supported are "
                            + NAMES.keySet().stream().sorted().toList());
        }
        return identifier;
    }

    /** An extension known by its number only, whose value is given as it is to be written. */
    private static ASN1Encodable der(String name, List<String> values) throws IOException {
        String value = String.join(",", values);
        if (!value.startsWith("DER:")) {
            throw refused(name, "its value must be DER:hexadecimal");
        }
        return ASN1Primitive.fromByteArray(hex(name, value.substring("DER:".length())));
    }

    private static byte[] hex(String name, String digits) {
        try {
            return Hex.decode(digits.replace(":", ""));
        } catch (DecoderException e) {
            throw refused(name, "its value is not hexadecimal");
        }
    }

    private static KmipException refused(String name, String why) {
        return Failures.invalid("the extension " + name + " cannot be made: " + why);
    }
}
