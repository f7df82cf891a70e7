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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The HSMs. */
@Module
final class HsmModule {
    private HsmModule() {}

    @Provides
    @Singleton
    static List<HsmDevice> hsms(ServerConfig config, Resources resources) {
        Set<String> seen = new HashSet<>();
        return config.hsms().stream()
                .map(settings -> {
                    requireNew(settings, seen);
                    return new HsmDevice(settings.name(), resources.add(open(settings)), settings.admins());
                })
                .toList();
    }

    /** One slot is logged in to once. */
    private static void requireNew(HsmSettings settings, Set<String> seen) {
        Path library = settings.library().orElseGet(() -> profile(settings).library());
        settings.slots().forEach(slot -> {
            if (!seen.add(library + " slot " + slot.number())) {
                throw new ConfigException("slot " + slot.number() + " of " + library + " is given to two HSMs");
            }
        });
    }

    private static HsmProfile profile(HsmSettings settings) {
        try {
            return HsmProfile.named(settings.model());
        } catch (IllegalArgumentException unknown) {
            throw new ConfigException("--hsm-model: " + unknown.getMessage());
        }
    }

    private static Hsm open(HsmSettings settings) {
        List<SlotConfig> slots = settings.slots().stream()
                .map(slot -> new SlotConfig(slot.number(), slot.password()))
                .toList();
        HsmConfig config = HsmConfig.of(profile(settings), slots);
        try {
            return ProteccioHsm.open(settings.library().map(config::withLibrary).orElse(config));
        } catch (HsmStartException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        } finally {
            settings.slots().forEach(slot -> slot.password().close());
        }
    }
}
