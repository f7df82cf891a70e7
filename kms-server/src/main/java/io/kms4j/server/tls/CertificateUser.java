package io.kms4j.server.tls;

import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The user that a verified client certificate names: its one common name, to the letter. Subject alternative names say where
 * a machine is, not who asks: they are never looked at, and neither name a user nor change one.
 */
public final class CertificateUser {
    private CertificateUser() {}

    /**
     * The user.
     *
     * @throws CertificateRefusedException when the subject has no common name or several, or one that is blank, padded, {@code *}, or
     *     no text
     */
    public static UserId of(X509Certificate certificate) {
        List<Object> names = commonNames(certificate);
        if (names.size() != 1 || !(names.get(0) instanceof String name)) {
            throw refused("it must have exactly one common name");
        }
        if (!name.equals(name.strip()) || name.equals(UserId.EVERYBODY.name())) {
            throw refused("its common name is blank, padded or '*'");
        }
        try {
            return new UserId(name);
        } catch (KmipException malformed) {
            throw refused(malformed.getMessage());
        }
    }

    private static List<Object> commonNames(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .flatMap(rdn -> CertificateUser.values(rdn).stream())
                            .toList();
        } catch (InvalidNameException malformed) {
            throw refused("its subject cannot be read");
        }
    }

    /** One relative name may hold several attributes. */
    private static List<Object> values(Rdn rdn) {
        if (rdn.size() == 1) {
            return rdn.getType().equalsIgnoreCase("CN") ? List.of(rdn.getValue()) : List.of();
        }
        boolean named =
                Collections.list(rdn.toAttributes().getIDs()).stream().anyMatch(type -> type.equalsIgnoreCase("CN"));
        if (named) {
            throw refused("its common name stands beside another attribute");
        }
        return List.of();
    }

    private static CertificateRefusedException refused(String why) {
        return new CertificateRefusedException("The client certificate is not accepted: " + why + ".");
    }
}
