package io.kms4j.crypto;

import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transparent formats of asymmetric keys: their numbers as KMIP items (KMIP 2.1, Transparent Key Structures). */
final class TransparentKeys {
    private TransparentKeys() {}

    static RsaPrivate readRsaPrivate(Ttlv.Structure fields) {
        return new RsaCompletion(
                        required(fields, Tag.MODULUS),
                        number(fields, Tag.PRIVATE_EXPONENT),
                        number(fields, Tag.PUBLIC_EXPONENT),
                        number(fields, Tag.P),
                        number(fields, Tag.Q),
                        number(fields, Tag.PRIME_EXPONENT_P),
                        number(fields, Tag.PRIME_EXPONENT_Q),
                        number(fields, Tag.CRT_COEFFICIENT))
                .complete();
    }

    static KeyMaterial write(RsaPrivate key) {
        return material(
                new Ttlv.BigInt(Tag.MODULUS, key.publicKey().modulus()),
                new Ttlv.BigInt(Tag.PRIVATE_EXPONENT, key.privateExponent()),
                new Ttlv.BigInt(Tag.PUBLIC_EXPONENT, key.publicKey().publicExponent()),
                new Ttlv.BigInt(Tag.P, key.p()),
                new Ttlv.BigInt(Tag.Q, key.q()),
                new Ttlv.BigInt(Tag.PRIME_EXPONENT_P, key.primeExponentP()),
                new Ttlv.BigInt(Tag.PRIME_EXPONENT_Q, key.primeExponentQ()),
                new Ttlv.BigInt(Tag.CRT_COEFFICIENT, key.crtCoefficient()));
    }

    static RsaPublic readRsaPublic(Ttlv.Structure fields) {
        return new RsaPublic(required(fields, Tag.MODULUS), required(fields, Tag.PUBLIC_EXPONENT));
    }

    static KeyMaterial write(RsaPublic key) {
        return material(
                new Ttlv.BigInt(Tag.MODULUS, key.modulus()),
                new Ttlv.BigInt(Tag.PUBLIC_EXPONENT, key.publicExponent()));
    }

    static KeyNumbers readEcPrivate(Ttlv.Structure fields) {
        RecommendedCurve curve = curve(fields);
        Optional<NamedKey> named = NamedKey.of(curve);
        if (named.isPresent()) {
            return NamedPrivate.ofRaw(
                    named.get(),
                    EcPrivate.fixedLength(required(fields, Tag.D), named.get().publicBytes()));
        }
        return new EcPrivate(Curve.of(curve), required(fields, Tag.D), Optional.empty());
    }

    static KeyMaterial write(EcPrivate key) {
        return material(curve(key.on().recommendedCurve()), new Ttlv.BigInt(Tag.D, key.d()));
    }

    /** The bytes of the key as one number, the first the highest, as the original product has it. */
    static KeyMaterial write(NamedPrivate key) {
        return material(curve(key.kind().curve().orElseThrow()), new Ttlv.BigInt(Tag.D, new BigInteger(1, key.raw())));
    }

    static KeyNumbers readEcPublic(Ttlv.Structure fields) {
        RecommendedCurve curve = curve(fields);
        if (!(fields.find(Tag.Q_STRING).orElse(null) instanceof Ttlv.ByteString point)) {
            throw Failures.invalid("a transparent elliptic curve public key needs its QString");
        }
        Optional<NamedKey> named = NamedKey.of(curve);
        return named.isPresent()
                ? new NamedPublic(named.get(), point.value())
                : EcPublic.of(Curve.of(curve), point.value().toArray());
    }

    static KeyMaterial write(EcPublic key, KeyCompressionType compression) {
        return material(
                curve(key.on().recommendedCurve()), new Ttlv.ByteString(Tag.Q_STRING, key.encoded(compression)));
    }

    static KeyMaterial write(NamedPublic key) {
        return material(curve(key.kind().curve().orElseThrow()), new Ttlv.ByteString(Tag.Q_STRING, key.raw()));
    }

    private static GroupKey.Group group(CryptographicAlgorithm algorithm, Ttlv.Structure fields) {
        return new GroupKey.Group(
                algorithm,
                required(fields, Tag.P),
                number(fields, Tag.Q),
                required(fields, Tag.G),
                number(fields, Tag.J));
    }

    static KeyNumbers readGroupPrivate(CryptographicAlgorithm algorithm, Ttlv.Structure fields) {
        return new GroupKey.Private(group(algorithm, fields), required(fields, Tag.X));
    }

    static KeyNumbers readGroupPublic(CryptographicAlgorithm algorithm, Ttlv.Structure fields) {
        return new GroupKey.Public(group(algorithm, fields), required(fields, Tag.Y));
    }

    static KeyMaterial write(GroupKey.Private key) {
        return material(key.group(), new Ttlv.BigInt(Tag.X, key.x()));
    }

    static KeyMaterial write(GroupKey.Public key) {
        return material(key.group(), new Ttlv.BigInt(Tag.Y, key.y()));
    }

    private static KeyMaterial material(GroupKey.Group group, Ttlv key) {
        List<Ttlv> items = new ArrayList<>();
        items.add(new Ttlv.BigInt(Tag.P, group.p()));
        group.q().ifPresent(q -> items.add(new Ttlv.BigInt(Tag.Q, q)));
        items.add(new Ttlv.BigInt(Tag.G, group.g()));
        group.j().ifPresent(j -> items.add(new Ttlv.BigInt(Tag.J, j)));
        items.add(key);
        return new KeyMaterial.Transparent(new Ttlv.Structure(Tag.KEY_MATERIAL, items));
    }

    private static KeyMaterial material(Ttlv... items) {
        return new KeyMaterial.Transparent(new Ttlv.Structure(Tag.KEY_MATERIAL, List.of(items)));
    }

    private static Ttlv curve(RecommendedCurve curve) {
        return new Ttlv.Enumeration(Tag.RECOMMENDED_CURVE, curve.code());
    }

    private static RecommendedCurve curve(Ttlv.Structure fields) {
        if (fields.find(Tag.RECOMMENDED_CURVE).orElse(null) instanceof Ttlv.Enumeration item) {
            return Enumerations.find(RecommendedCurve.class, item.value())
                    .orElseThrow(() -> Failures.invalid("the transparent key names an unknown RecommendedCurve"));
        }
        throw Failures.invalid("a transparent elliptic curve key needs its RecommendedCurve");
    }

    private static BigInteger required(Ttlv.Structure fields, Tag tag) {
        return number(fields, tag)
                .orElseThrow(() -> Failures.invalid("the transparent key needs its " + tag.kmipName()));
    }

    private static Optional<BigInteger> number(Ttlv.Structure fields, Tag tag) {
        return fields.find(tag).map(item -> {
            if (item instanceof Ttlv.BigInt number && number.value().signum() > 0) {
                return number.value();
            }
            throw Failures.invalid(tag.kmipName() + " of the transparent key must be a positive Big Integer");
        });
    }
}
