package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmStatus;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The HSMs of this KMS by their names, and who owns the keys of each. */
public final class Hsms {
    /**
     * An HSM as the embedder brings it.
     *
     * @param admins who owns its keys, at least one
     */
    public record Member(Hsm hsm, Set<UserId> admins) {}

    private final Map<String, Member> members;

    /**
     * @param members by name; the empty name is that of the HSM whose identifiers name none
     */
    public Hsms(Map<String, Member> members) {
        this.members = new LinkedHashMap<>(members);
    }

    public Map<String, Member> members() {
        return members;
    }

    /** The HSM of a key found in it. */
    Hsm of(HsmKey key) {
        return member(key.id()).hsm();
    }

    /**
     * The HSM that an identifier names.
     *
     * @throws KmipException INVALID_FIELD when there is none of that name
     */
    Member member(HsmKeyId id) {
        Member member = members.get(id.hsm());
        if (member == null) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "'" + id.toUniqueIdentifier() + "' names a key in an HSM, but "
                            + (members.isEmpty() ? "no HSM is configured" : "no such HSM is: there is " + prefixes()));
        }
        return member;
    }

    private List<String> prefixes() {
        return members.keySet().stream().map(HsmKeyId::prefix).toList();
    }

    /** Whether {@code user} is an admin of the HSM that the identifier names, if there is one. */
    public boolean isAdmin(UserId user, UniqueIdentifier id) {
        Member member = members.get(HsmKeyId.parse(id).hsm());
        return member != null && member.admins().contains(user);
    }

    public List<HsmStatus> status() {
        return members.entrySet().stream()
                .map(member -> new HsmStatus(
                        HsmKeyId.prefix(member.getKey()),
                        member.getValue().hsm().model(),
                        member.getValue().hsm().slots()))
                .toList();
    }
}
