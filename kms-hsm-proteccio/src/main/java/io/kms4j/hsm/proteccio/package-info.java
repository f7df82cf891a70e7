/**
 * The {@link io.kms4j.core.port.Hsm} port on PKCS#11: for whoever wires a KMS. A model is a record of differences, an
 * {@link io.kms4j.hsm.proteccio.HsmProfile}; all else is the same for every vendor.
 *
 * <pre>{@code
 * SecretBytes password = …;
 * HsmConfig config = HsmConfig.of(HsmProfile.named("softhsm2"), List.of(new SlotConfig(4, password)));
 * try (Hsm hsm = ProteccioHsm.open(config)) { … }
 * }</pre>
 *
 * <p>The JVM needs {@code Add-Exports: jdk.crypto.cryptoki/sun.security.pkcs11.wrapper java.base/sun.nio.ch} in the manifest
 * of the started jar, or the same on its command line.
 */
@NullMarked
package io.kms4j.hsm.proteccio;

import org.jspecify.annotations.NullMarked;
