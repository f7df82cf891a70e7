package io.kms4j.server;

import dagger.Module;
import dagger.Provides;
import io.kms4j.core.port.Hsm;
import io.kms4j.hsm.proteccio.HsmConfig;
import io.kms4j.hsm.proteccio.HsmProfile;
import io.kms4j.hsm.proteccio.HsmStartException;
import io.kms4j.hsm.proteccio.ProteccioHsm;
import io.kms4j.hsm.proteccio.SlotConfig;
import io.kms4j.server.config.ConfigException;
import io.kms4j.server.config.HsmSettings;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.server.config.StartException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The HSM, if there is one. */
@Module
final class HsmModule {
    private HsmModule() {}

    @Provides
    @Singleton
    static Optional<Hsm> hsm(ServerConfig config, Resources resources) {
        return config.hsm().map(settings -> resources.add(open(settings)));
    }

    private static Hsm open(HsmSettings settings) {
        HsmProfile profile;
        try {
            profile = HsmProfile.named(settings.model());
        } catch (IllegalArgumentException unknown) {
            throw new ConfigException("--hsm-model: " + unknown.getMessage());
        }
        List<SlotConfig> slots = settings.slots().stream()
                .map(slot -> new SlotConfig(slot.number(), slot.password()))
                .toList();
        HsmConfig config = HsmConfig.of(profile, slots);
        try {
            return ProteccioHsm.open(settings.library().map(config::withLibrary).orElse(config));
        } catch (HsmStartException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        } finally {
            settings.slots().forEach(slot -> slot.password().close());
        }
    }
}
