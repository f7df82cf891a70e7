package io.kms4j.core;

import io.kms4j.core.internal.KmsEngine;
import io.kms4j.core.internal.Operations;
import io.kms4j.core.internal.access.OwnerAndGrants;
import io.kms4j.core.internal.key.AlgorithmRules;
import io.kms4j.core.internal.key.Hsms;
import io.kms4j.core.internal.key.PolicedCrypto;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.KeyStore;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Kms} together from adapters of the ports. Store, grants and crypto are required; the rest has defaults. */
public final class KmsBuilder {
    private @Nullable KeyStore keyStore;
    private @Nullable GrantStore grantStore;
    private @Nullable Crypto crypto;
    private Optional<Certificates> certificates = Optional.empty();
    private final Map<String, Hsms.Member> hsms = new LinkedHashMap<>();
    private Set<UserId> privilegedUsers = Set.of();
    private Optional<AccessPolicy> accessPolicy = Optional.empty();
    private Optional<CacheLimits> unwrappedCache = Optional.of(CacheLimits.DEFAULT);
    private String vendorIdentification = "cosmian";
    private AlgorithmPolicy algorithmPolicy = AlgorithmPolicy.DEFAULT;
    private boolean denyClientIvForGcm;
    private boolean strictKeySeparation;
    private Optional<UniqueIdentifier> keyEncryptionKey = Optional.empty();
    private Set<ObjectType> unwrappedTypes = Set.of();
    private Optional<Duration> clockSkew = Optional.empty();
    private Clock clock = Clock.systemUTC();

    KmsBuilder() {}

    public KmsBuilder keyStore(KeyStore value) {
        keyStore = value;
        return this;
    }

    public KmsBuilder grantStore(GrantStore value) {
        grantStore = value;
        return this;
    }

    public KmsBuilder crypto(Crypto value) {
        crypto = value;
        return this;
    }

    /** What reads and makes certificates; without it they are kept unread, and nothing is certified or validated. */
    public KmsBuilder certificates(Certificates value) {
        certificates = Optional.of(value);
        return this;
    }

    /**
     * The HSM whose keys are called {@code hsm::<slot>::<label>}, and who owns them.
     *
     * @param admins at least one; the first is shown as the owner
     */
    public KmsBuilder hsm(Hsm value, Set<UserId> admins) {
        return add("", value, admins);
    }

    /**
     * One more HSM, whose keys are called {@code hsm::<name>::<slot>::<label>}.
     *
     * @param name a lower-case letter, then lower-case letters, digits, {@code _} and {@code -}
     * @param admins as above
     */
    public KmsBuilder hsm(String name, Hsm value, Set<UserId> admins) {
        if (!HsmKeyId.isName(name)) {
            throw new IllegalArgumentException("an HSM cannot be called '" + name + "'");
        }
        return add(name, value, admins);
    }

    private KmsBuilder add(String name, Hsm value, Set<UserId> admins) {
        if (admins.isEmpty() || admins.contains(UserId.EVERYBODY)) {
            throw new IllegalArgumentException("an HSM needs admins, and '*' cannot be one");
        }
        hsms.put(name, new Hsms.Member(value, new LinkedHashSet<>(admins)));
        return this;
    }

    /** Who may create objects in the database and say who else may; none: everybody may create. */
    public KmsBuilder privilegedUsers(Set<UserId> users) {
        privilegedUsers = Set.copyOf(users);
        return this;
    }

    /** Another policy than owners and grants. */
    public KmsBuilder accessPolicy(AccessPolicy value) {
        accessPolicy = Optional.of(value);
        return this;
    }

    /** How long unwrapped keys stay in memory; empty: only for the length of one operation. */
    public KmsBuilder unwrappedCache(Optional<CacheLimits> limits) {
        unwrappedCache = limits;
        return this;
    }

    /** The vendor of the attributes {@code tag} and {@code wrapping_key_id}; {@code cosmian} by default. */
    public KmsBuilder vendorIdentification(String value) {
        vendorIdentification = value;
        return this;
    }

    /** Which algorithms may be used; {@link AlgorithmPolicy#DEFAULT} by default. */
    public KmsBuilder algorithmPolicy(AlgorithmPolicy value) {
        algorithmPolicy = value;
        return this;
    }

    /** Whether AES-GCM refuses the IVs that clients bring. */
    public KmsBuilder denyClientIvForGcm(boolean value) {
        denyClientIvForGcm = value;
        return this;
    }

    /**
     * The key that wraps every new secret object which names no other, before it is stored. Everybody's keys are wrapped and
     * unwrapped with it; to use it directly takes a grant as for any key. It need not exist yet.
     */
    public KmsBuilder keyEncryptionKey(UniqueIdentifier id) {
        keyEncryptionKey = Optional.of(id);
        return this;
    }

    /** Objects of these types are handed out unwrapped when a request does not say how it wants them; none by default. */
    public KmsBuilder unwrappedTypes(Set<ObjectType> types) {
        unwrappedTypes = Set.copyOf(types);
        return this;
    }

    /** Whether one key may not be both for wrapping keys and for encrypting data. */
    public KmsBuilder strictKeySeparation(boolean value) {
        strictKeySeparation = value;
        return this;
    }

    /** How far the time stamp of a request may be from the server's time; empty, the default: as far as it likes. */
    public KmsBuilder clockSkew(Optional<Duration> value) {
        clockSkew = value;
        return this;
    }

    public KmsBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * The KMS.
     *
     * @throws IllegalStateException when store, grants or crypto are missing
     */
    public Kms build() {
        if (keyStore == null || grantStore == null || crypto == null) {
            throw new IllegalStateException("a Kms needs a key store, a grant store and crypto");
        }
        Hsms all = new Hsms(hsms);
        AccessPolicy policy = accessPolicy.orElse(new OwnerAndGrants(grantStore, all, privilegedUsers));
        AlgorithmRules rules = new AlgorithmRules(algorithmPolicy);
        Operations operations = new Operations(
                new Operations.Adapters(
                        keyStore, grantStore, new PolicedCrypto(crypto, rules), certificates, all, policy),
                new Operations.Settings(
                        privilegedUsers,
                        unwrappedCache,
                        vendorIdentification,
                        rules,
                        denyClientIvForGcm,
                        strictKeySeparation,
                        keyEncryptionKey,
                        unwrappedTypes,
                        clockSkew,
                        clock,
                        System::nanoTime));
        return new KmsEngine(
                operations.handlers(),
                operations.accessRights(),
                all,
                operations.cache(),
                operations.streams(),
                operations.messages());
    }
}
