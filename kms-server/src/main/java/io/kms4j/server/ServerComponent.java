package io.kms4j.server;

import dagger.BindsInstance;
import dagger.Component;
import io.kms4j.server.config.ServerConfig;
import jakarta.inject.Singleton;

/** Puts the server together. */
@Singleton
@Component(
        modules = {
            StoreModule.class,
            HsmModule.class,
            KmsModule.class,
            MessageModule.class,
            HttpModule.class,
            SocketModule.class
        })
interface ServerComponent {
    KmsServer server();

    /** Makes the component. */
    @Component.Factory
    interface Factory {
        /** What is opened on the way is added to {@code resources}, also when the rest fails. */
        ServerComponent create(@BindsInstance ServerConfig config, @BindsInstance Resources resources);
    }
}
