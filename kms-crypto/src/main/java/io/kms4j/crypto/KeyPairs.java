package io.kms4j.crypto;

import io.kms4j.core.port.GeneratedPair;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.Set;
import javax.crypto.KeyAgreement;

/** Asymmetric keys in the JCE: made new, built from numbers, and compared with each other. */
final class KeyPairs {
    private static final Set<Integer> RSA_LENGTHS = Set.of(1024, 2048, 3072, 4096);

    private static final Set<Integer> GROUP_LENGTHS = Set.of(2048, 3072);
    private static final int DEFAULT_GROUP_BITS = 2048;

    private final SecureRandom random;
    private final Jce jce;

    KeyPairs(SecureRandom random, Jce jce) {
        this.random = random;
        this.jce = jce;
    }

    GeneratedPair generateRsa(Optional<Integer> lengthBits) {
        int bits = lengthBits.orElseThrow(() -> Failures.invalid("an RSA key pair needs a length"));
        if (!RSA_LENGTHS.contains(bits)) {
            throw Failures.invalid("RSA keys of 1024, 2048, 3072 or 4096 bits are made, not of " + bits);
        }
        KeyPair pair = generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        RsaPublic publicKey = new RsaPublic(key.getModulus(), key.getPublicExponent());
        RsaPrivate privateKey = new RsaPrivate(
                publicKey,
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP(),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient());
        return new GeneratedPair(KeyFormats.kept(privateKey), KeyFormats.kept(publicKey));
    }

    GeneratedPair generateEc(Optional<Integer> lengthBits, Optional<RecommendedCurve> curveName) {
        Curve curve = curveName.map(Curve::of).orElseGet(() -> curveOfLength(lengthBits));
        if (lengthBits.isPresent() && lengthBits.get() != curve.lengthBits()) {
            throw Failures.invalid("the curve " + curve.recommendedCurve().kmipName() + " has " + curve.lengthBits()
                    + " bits, not " + lengthBits.get());
        }
        KeyPair pair = generate(curve);
        EcPublic publicKey = new EcPublic(curve, ((ECPublicKey) pair.getPublic()).getW());
        EcPrivate privateKey = new EcPrivate(curve, ((ECPrivateKey) pair.getPrivate()).getS(), Optional.of(publicKey));
        return new GeneratedPair(KeyFormats.kept(privateKey), KeyFormats.kept(publicKey));
    }

    private static Curve curveOfLength(Optional<Integer> lengthBits) {
        if (lengthBits.isEmpty()) {
            return Curve.P_256;
        }
        return Curve.ofLength(lengthBits.get())
                .orElseThrow(() -> Failures.invalid("no curve of " + lengthBits.get() + " bits to make keys on"));
    }

    /** The JDK knows sound parameters for the usual lengths. */
    GeneratedPair generateGroup(CryptographicAlgorithm algorithm, Optional<Integer> lengthBits) {
        int bits = lengthBits.orElse(DEFAULT_GROUP_BITS);
        if (!GROUP_LENGTHS.contains(bits)) {
            throw Failures.invalid(algorithm.kmipName() + " keys of 2048 or 3072 bits are made, not of " + bits);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.kmipName());
            generator.initialize(bits, random);
            KeyPair pair = generator.generateKeyPair();
            return new GeneratedPair(
                    KeyFormats.kept(Asn1Keys.readPkcs8(pair.getPrivate().getEncoded())),
                    KeyFormats.kept(
                            Asn1Keys.readSubjectPublicKeyInfo(pair.getPublic().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw Failures.unsupported("this JVM makes no " + algorithm.kmipName() + " keys");
        }
    }

    private KeyPair generate(Curve curve) {
        AlgorithmParameterSpec name = new ECGenParameterSpec(curve.jceName());
        if (curve.computable()) {
            return generate("EC", name);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Bc.PROVIDER);
            generator.initialize(name, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle has no curve " + curve.jceName(), e);
        }
    }

    GeneratedPair generateNamed(NamedKey kind) {
        try {
            KeyPair pair = kind.keyPairGenerator(random).generateKeyPair();
            return new GeneratedPair(
                    KeyFormats.kept(Asn1Keys.readPkcs8(pair.getPrivate().getEncoded())),
                    KeyFormats.kept(
                            Asn1Keys.readSubjectPublicKeyInfo(pair.getPublic().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw Failures.unsupported("this JVM makes no " + kind + " keys");
        }
    }

    private KeyPair generate(String algorithm, AlgorithmParameterSpec specification) {
        try {
            KeyPairGenerator generator = jce.keyPairGenerator(algorithm);
            generator.initialize(specification, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw Failures.unsupported("this JVM makes no such " + algorithm + " keys");
        }
    }

    PrivateKey privateKey(KeyNumbers key) {
        try {
            if (key instanceof RsaPrivate rsa) {
                return jce.keyFactory("RSA")
                        .generatePrivate(new RSAPrivateCrtKeySpec(
                                rsa.publicKey().modulus(),
                                rsa.publicKey().publicExponent(),
                                rsa.privateExponent(),
                                rsa.p(),
                                rsa.q(),
                                rsa.primeExponentP(),
                                rsa.primeExponentQ(),
                                rsa.crtCoefficient()));
            }
            if (key instanceof NamedPrivate named) {
                return named.kind().keyFactory().generatePrivate(new PKCS8EncodedKeySpec(Asn1Keys.writePkcs8(named)));
            }
            if (key instanceof GroupKey.Private) {
                return groupKeyFactory(key).generatePrivate(new PKCS8EncodedKeySpec(Asn1Keys.writePkcs8(key)));
            }
            EcPrivate ec = (EcPrivate) key;
            return ecKeyFactory(ec.on())
                    .generatePrivate(new ECPrivateKeySpec(ec.d(), ec.on().specification()));
        } catch (GeneralSecurityException e) {
            throw Failures.invalid("this JVM cannot use this private key");
        }
    }

    private static KeyFactory groupKeyFactory(KeyNumbers key) throws GeneralSecurityException {
        return KeyFactory.getInstance(key.algorithm().kmipName(), Bc.PROVIDER);
    }

    private KeyFactory ecKeyFactory(Curve curve) throws GeneralSecurityException {
        return curve.computable() ? jce.keyFactory("EC") : KeyFactory.getInstance("EC", Bc.PROVIDER);
    }

    private Signature ecdsa(Curve curve) throws GeneralSecurityException {
        return curve.computable()
                ? jce.signature("SHA256withECDSA")
                : Signature.getInstance("SHA256withECDSA", Bc.PROVIDER);
    }

    PublicKey publicKey(KeyNumbers key) {
        try {
            if (key instanceof RsaPublic rsa) {
                return jce.keyFactory("RSA").generatePublic(new RSAPublicKeySpec(rsa.modulus(), rsa.publicExponent()));
            }
            if (key instanceof NamedPublic named) {
                return named.kind()
                        .keyFactory()
                        .generatePublic(new X509EncodedKeySpec(Asn1Keys.writeSubjectPublicKeyInfo(named)));
            }
            if (key instanceof GroupKey.Public) {
                return groupKeyFactory(key)
                        .generatePublic(new X509EncodedKeySpec(Asn1Keys.writeSubjectPublicKeyInfo(key)));
            }
            EcPublic ec = (EcPublic) key;
            return ecKeyFactory(ec.on())
                    .generatePublic(new ECPublicKeySpec(ec.point(), ec.on().specification()));
        } catch (GeneralSecurityException e) {
            throw Failures.invalid("this JVM cannot use this public key");
        }
    }

    /** See {@link io.kms4j.core.port.Crypto#agree}. */
    SecretBytes agree(PrivateKey privateKey, PublicKey publicKey) {
        try {
            KeyAgreement agreement = agreement(privateKey);
            agreement.init(privateKey);
            agreement.doPhase(publicKey, true);
            return SecretBytes.takeOver(agreement.generateSecret());
        } catch (GeneralSecurityException e) {
            throw Failures.invalid("these two keys cannot agree on a secret");
        }
    }

    private KeyAgreement agreement(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof org.bouncycastle.jce.interfaces.ECPrivateKey) {
            return KeyAgreement.getInstance("ECDH", Bc.PROVIDER);
        }
        return switch (key.getAlgorithm()) {
            case "EC" -> jce.keyAgreement("ECDH");
            case "XDH", "X25519", "X448" -> KeyAgreement.getInstance("XDH");
            default -> throw Failures.unsupported(key.getAlgorithm() + " keys do not agree on other keys");
        };
    }

    /** Checks that a private key belongs to the public key that came with it: a signature by one must suit the other. */
    void requireMatch(EcPrivate key) {
        if (key.publicKey().isEmpty()) {
            return;
        }
        byte[] message = new byte[32];
        random.nextBytes(message);
        boolean match;
        try {
            Signature signer = ecdsa(key.on());
            signer.initSign(privateKey(key), random);
            signer.update(message);
            byte[] signature = signer.sign();
            Signature verifier = ecdsa(key.on());
            verifier.initVerify(publicKey(key.publicKey().get()));
            verifier.update(message);
            match = verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            match = false;
        }
        if (!match) {
            throw Failures.invalid("the elliptic curve private key does not belong to the public key beside it");
        }
    }
}
