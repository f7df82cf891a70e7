/**
 * Talks to a KMS over HTTP. For programs that use keys without holding them:
 *
 * <pre>{@code
 * try (KmsClient kms = KmsClient.builder("https://kms.example.com:9998").bearerToken(token).build()) {
 *     CreateResponse key = kms.execute(new CreateRequest(ObjectType.SYMMETRIC_KEY, attributes, Optional.empty()));
 * }
 * }</pre>
 */
@NullMarked
package io.kms4j.client;

import org.jspecify.annotations.NullMarked;
