package io.kms4j.server.tls;

/** A certificate that its authority vouches for, but that names no user; the message may be told to its holder. */
public final class CertificateRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateRefusedException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
