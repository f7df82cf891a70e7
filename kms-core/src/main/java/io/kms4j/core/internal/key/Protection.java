package io.kms4j.core.internal.key;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;

/** What is made of protected objects is protected like them: else making something of a key would be a way to read it. */
public final class Protection {
    private Protection() {}

    /** Whether one of them is Sensitive. */
    public static boolean isSensitive(List<StoredObject> sources) {
        return sources.stream().anyMatch(source -> source.attributes().isTrue(Attribute.SENSITIVE));
    }

    /** Whether one of them is not Extractable. */
    public static boolean isFixed(List<StoredObject> sources) {
        return sources.stream()
                .anyMatch(source ->
                        !source.attributes().get(Attribute.EXTRACTABLE).orElse(true));
    }

    /**
     * The attributes asked for, Sensitive and not Extractable as any of the sources is.
     *
     * @throws KmipException ATTRIBUTE_READ_ONLY when they ask for less
     */
    public static Attributes inherited(Attributes asked, List<StoredObject> sources) {
        boolean sensitive = isSensitive(sources);
        boolean fixed = isFixed(sources);
        if ((sensitive && !asked.get(Attribute.SENSITIVE).orElse(true))
                || (fixed && asked.isTrue(Attribute.EXTRACTABLE))) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_READ_ONLY,
                    "DENIED: what is made of a key is no less Sensitive and no more Extractable than the key");
        }
        Attributes marked = sensitive ? asked.with(Attribute.SENSITIVE, true) : asked;
        return fixed ? marked.with(Attribute.EXTRACTABLE, false) : marked;
    }
}
