package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static java.math.BigInteger.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that nobody should import. */
class KeyChecksTest {
    private static final BigInteger E = BigInteger.valueOf(65537);
    private final Random random = new Random(42);

    private BigInteger prime(int bits) {
        BigInteger prime = BigInteger.probablePrime(bits, random).setBit(bits - 2);
        while (!prime.isProbablePrime(20) || !prime.subtract(ONE).gcd(E).equals(ONE)) {
            prime = prime.nextProbablePrime();
        }
        return prime;
    }

    private static RsaPrivate rsa(BigInteger p, BigInteger q, BigInteger e) {
        return complete(p, q, e, Optional.empty());
    }

    private static RsaPrivate complete(BigInteger p, BigInteger q, BigInteger e, Optional<BigInteger> d) {
        Optional<BigInteger> none = Optional.empty();
        return new RsaCompletion(p.multiply(q), d, Optional.of(e), Optional.of(p), Optional.of(q), none, none, none)
                .complete();
    }

    private static ParsedKey parse(CryptographicAlgorithm algorithm, KeyNumbers numbers) {
        KeyMaterial material = new KeyMaterial.Encoded(KeyFormats.kept(numbers));
        return CRYPTO.parse(PRIVATE_KEY, Optional.of(algorithm), KeyFormatType.PKCS_8, material);
    }

    private static void assertRefused(CryptographicAlgorithm algorithm, KeyNumbers numbers, String why) {
        assertThatThrownBy(() -> parse(algorithm, numbers))
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.INVALID_FIELD));
    }

    @Test
    void parse_takesAnRsaKey_ofTwoGoodPrimes() {
        assertThat(parse(RSA, rsa(prime(512), prime(512), E)).lengthBits()).isEqualTo(1024);
    }

    @Test
    void parse_refusesAnRsaKey_withAFactorThatIsNoPrime() {
        BigInteger composite = prime(256).multiply(prime(256));
        assertRefused(RSA, rsa(composite, prime(512), E), "two primes");
        assertRefused(RSA, rsa(prime(512), composite, E), "two primes");
    }

    @Test
    void parse_refusesAnRsaKey_whosePrimesLieClose() {
        BigInteger p = prime(512);
        BigInteger q = p.nextProbablePrime();
        while (!q.subtract(ONE).gcd(E).equals(ONE)) {
            q = q.nextProbablePrime();
        }
        assertRefused(RSA, rsa(p, q, E), "too close");
    }

    /** As in Wiener's attack: a short d, and the e that belongs to it. */
    @Test
    void parse_refusesAnRsaKey_whosePrivateExponentIsShort() {
        BigInteger p = prime(128 + 130);
        BigInteger q = prime(128 + 130);
        BigInteger phi = p.subtract(ONE).multiply(q.subtract(ONE));
        BigInteger d = prime(64);
        while (!d.gcd(phi).equals(ONE)) {
            d = d.nextProbablePrime();
        }
        BigInteger e = d.modInverse(phi);
        BigInteger shortD = d;
        assertThatThrownBy(() -> complete(p, q, e, Optional.of(shortD))).isInstanceOf(KmipException.class);
    }

    @Test
    void load_refusesAnRsaKey_thatIsTooShortToUse() {
        ParsedKey key = parse(RSA, rsa(prime(384), prime(384), E));
        assertThatThrownBy(() -> CRYPTO.load(PRIVATE_KEY, RSA, key.material()))
                .isInstanceOf(KmipException.class)
                .hasMessageContaining("1024");
    }

    @Test
    void complete_findsThePrimes_ofManyKeys() {
        for (int i = 0; i < 50; i++) {
            RsaPrivate key = rsa(prime(256), prime(256), E);
            RsaPrivate found = withoutPrimes(key.publicKey().modulus(), key.privateExponent());
            assertThat(found.p()).isIn(key.p(), key.q());
        }
    }

    @Test
    void complete_refusesAModulus_thatHasNoTwoPrimes() {
        BigInteger p = prime(512);
        assertThatThrownBy(() -> withoutPrimes(p, E.modInverse(p.subtract(ONE))))
                .isInstanceOf(KmipException.class);
        BigInteger square = prime(256).pow(2);
        assertThatThrownBy(() -> withoutPrimes(square, BigInteger.valueOf(12345)))
                .isInstanceOf(KmipException.class);
    }

    private static RsaPrivate withoutPrimes(BigInteger modulus, BigInteger d) {
        Optional<BigInteger> none = Optional.empty();
        return new RsaCompletion(modulus, Optional.of(d), Optional.of(E), none, none, none, none, none).complete();
    }

    @ParameterizedTest
    @EnumSource(names = {"P_256", "P_384", "P_521"})
    void parse_refusesAnEcPrivateKey_besideThePublicKeyOfAnother(Curve curve) {
        EcPrivate one = newKey(curve);
        EcPrivate other = newKey(curve);
        assertThat(parse(EC, one).lengthBits()).isEqualTo(curve.lengthBits());
        assertRefused(EC, new EcPrivate(curve, one.d(), other.publicKey()), "does not belong");
    }

    private static EcPrivate newKey(Curve curve) {
        return (EcPrivate) CRYPTO.generatePair(EC, Optional.empty(), Optional.of(curve.recommendedCurve()))
                .privateKey()
                .lend(Asn1Keys::readPkcs8);
    }
}
