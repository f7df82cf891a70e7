package io.kms4j.testkit;

/** What can befall an HSM; see {@link FakeHsm#failNext}. Each is an {@code UnavailableException} to the caller. */
public enum HsmFailure {
    DEVICE_REMOVED("the HSM was removed"),
    SESSION_LOST("the session with the HSM was lost"),
    NOT_LOGGED_IN("the login to the HSM was lost"),
    NO_ANSWER("the HSM did not answer in time");

    private final String message;

    HsmFailure(String message) {
        this.message = message;
    }

    String message() {
        return message;
    }
}
