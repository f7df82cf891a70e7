package io.kms4j.server.socket;

import io.kms4j.core.AccessRights;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.core.port.HsmStatus;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A KMS that says when it has a message, and waits to be released before it does anything. */
record SlowKms(Kms kms, CountDownLatch begun, CountDownLatch released) implements Kms {
    @Override
    public <R extends ResponsePayload> R execute(RequestPayload<R> request, UserId caller) {
        return kms.execute(request, caller);
    }

    @Override
    public ResponseMessage process(RequestMessage message, UserId caller) {
        begun.countDown();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return kms.process(message, caller);
    }

    @Override
    public AccessRights accessRights() {
        return kms.accessRights();
    }

    @Override
    public List<HsmStatus> hsms() {
        return kms.hsms();
    }

    @Override
    public void close() {
        kms.close();
    }
}
