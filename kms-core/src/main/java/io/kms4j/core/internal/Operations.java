package io.kms4j.core.internal;

import io.kms4j.core.AccessRights;
import io.kms4j.core.CacheLimits;
import io.kms4j.core.UserId;
import io.kms4j.core.internal.access.StoredAccessRights;
import io.kms4j.core.internal.batch.CancelHandler;
import io.kms4j.core.internal.batch.MessageProcessor;
import io.kms4j.core.internal.batch.PendingItems;
import io.kms4j.core.internal.batch.PollHandler;
import io.kms4j.core.internal.batch.ProcessHandler;
import io.kms4j.core.internal.batch.QueryAsynchronousRequestsHandler;
import io.kms4j.core.internal.handler.ActivateHandler;
import io.kms4j.core.internal.handler.AddAttributeHandler;
import io.kms4j.core.internal.handler.AdjustAttributeHandler;
import io.kms4j.core.internal.handler.ArchiveHandler;
import io.kms4j.core.internal.handler.CertificateWriter;
import io.kms4j.core.internal.handler.CertifyHandler;
import io.kms4j.core.internal.handler.CheckHandler;
import io.kms4j.core.internal.handler.CreateHandler;
import io.kms4j.core.internal.handler.CreateKeyPairHandler;
import io.kms4j.core.internal.handler.CreateSplitKeyHandler;
import io.kms4j.core.internal.handler.DecryptHandler;
import io.kms4j.core.internal.handler.DelegatedLoginHandler;
import io.kms4j.core.internal.handler.DeleteAttributeHandler;
import io.kms4j.core.internal.handler.Derivations;
import io.kms4j.core.internal.handler.DeriveKeyHandler;
import io.kms4j.core.internal.handler.DestroyHandler;
import io.kms4j.core.internal.handler.DiscoverVersionsHandler;
import io.kms4j.core.internal.handler.EncryptHandler;
import io.kms4j.core.internal.handler.ExportHandler;
import io.kms4j.core.internal.handler.GetAttributeListHandler;
import io.kms4j.core.internal.handler.GetAttributesHandler;
import io.kms4j.core.internal.handler.GetHandler;
import io.kms4j.core.internal.handler.GetUsageAllocationHandler;
import io.kms4j.core.internal.handler.GroupMembers;
import io.kms4j.core.internal.handler.HashHandler;
import io.kms4j.core.internal.handler.HsmArrivals;
import io.kms4j.core.internal.handler.ImportHandler;
import io.kms4j.core.internal.handler.InteropHandler;
import io.kms4j.core.internal.handler.IvGuard;
import io.kms4j.core.internal.handler.JoinSplitKeyHandler;
import io.kms4j.core.internal.handler.LocateHandler;
import io.kms4j.core.internal.handler.LogHandler;
import io.kms4j.core.internal.handler.LoginHandler;
import io.kms4j.core.internal.handler.LogoutHandler;
import io.kms4j.core.internal.handler.MacHandler;
import io.kms4j.core.internal.handler.MacVerifyHandler;
import io.kms4j.core.internal.handler.ModifyAttributeHandler;
import io.kms4j.core.internal.handler.NotifyHandler;
import io.kms4j.core.internal.handler.ObjectReader;
import io.kms4j.core.internal.handler.ObjectWriter;
import io.kms4j.core.internal.handler.ObtainLeaseHandler;
import io.kms4j.core.internal.handler.OperationHandler;
import io.kms4j.core.internal.handler.OtherHalves;
import io.kms4j.core.internal.handler.PingHandler;
import io.kms4j.core.internal.handler.Pkcs11Handler;
import io.kms4j.core.internal.handler.Pkcs12Importer;
import io.kms4j.core.internal.handler.Pkcs12Writer;
import io.kms4j.core.internal.handler.PutHandler;
import io.kms4j.core.internal.handler.QueryHandler;
import io.kms4j.core.internal.handler.ReCertifyHandler;
import io.kms4j.core.internal.handler.ReKeyHandler;
import io.kms4j.core.internal.handler.ReKeyKeyPairHandler;
import io.kms4j.core.internal.handler.RecoverHandler;
import io.kms4j.core.internal.handler.RegisterHandler;
import io.kms4j.core.internal.handler.RevokeHandler;
import io.kms4j.core.internal.handler.RngRetrieveHandler;
import io.kms4j.core.internal.handler.RngSeedHandler;
import io.kms4j.core.internal.handler.SecretReader;
import io.kms4j.core.internal.handler.SetAttributeHandler;
import io.kms4j.core.internal.handler.SetEndpointRoleHandler;
import io.kms4j.core.internal.handler.SignHandler;
import io.kms4j.core.internal.handler.SignatureVerifyHandler;
import io.kms4j.core.internal.handler.ValidateHandler;
import io.kms4j.core.internal.key.AlgorithmRules;
import io.kms4j.core.internal.key.AttributeRules;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.Dependents;
import io.kms4j.core.internal.key.HsmHome;
import io.kms4j.core.internal.key.HsmSearch;
import io.kms4j.core.internal.key.Hsms;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyWrapping;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.NewObjects;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.Succession;
import io.kms4j.core.internal.key.TagSearch;
import io.kms4j.core.internal.key.Templates;
import io.kms4j.core.internal.key.UndoableStore;
import io.kms4j.core.internal.key.UnwrappedKeyCache;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.internal.key.UsageSeparation;
import io.kms4j.core.internal.key.VisibleAttributes;
import io.kms4j.core.internal.pki.Applicants;
import io.kms4j.core.internal.pki.Chains;
import io.kms4j.core.internal.pki.Issuance;
import io.kms4j.core.internal.pki.Issuers;
import io.kms4j.core.internal.session.DelegatedPolicy;
import io.kms4j.core.internal.session.Sessions;
import io.kms4j.core.internal.session.Tickets;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The parts of the engine and how they hang together. A new operation is one more line in {@link #handlers()}. */
public final class Operations {
    /** What the embedder brings. */
    public record Adapters(
            KeyStore keyStore,
            GrantStore grantStore,
            Crypto crypto,
            Optional<Certificates> certificates,
            Hsms hsms,
            AccessPolicy accessPolicy) {}

    /** What the embedder may choose; see {@code KmsBuilder}. */
    public record Settings(
            Set<UserId> privilegedUsers,
            Optional<CacheLimits> unwrappedCache,
            String vendorIdentification,
            AlgorithmRules algorithmRules,
            boolean denyClientIvForGcm,
            boolean strictKeySeparation,
            Optional<UniqueIdentifier> keyEncryptionKey,
            Set<ObjectType> unwrappedTypes,
            Optional<Duration> clockSkew,
            Clock clock,
            LongSupplier nanoTime) {}

    private static final String VERSION = "0.1.0";

    private final Adapters adapters;
    private final Settings settings;
    private final UndoableStore store;
    private final Tickets tickets;
    private final Sessions sessions;
    private final PendingItems pending;
    private final LifeCycle lifeCycle;
    private final UsageSeparation separation;
    private final Succession succession;
    private final UnwrappedKeyCache cache;
    private final Streams streams;
    private final HsmSearch hsmSearch;
    private final KeyFinder finder;
    private final KeyResolver resolver;
    private final RoutingCrypto routing;
    private final ReadyKeys keys;
    private final KeyWrapping wrapping;
    private final NewObjects newObjects;
    private final DatabaseHome database;
    private final KeyHomes homes;
    private final ObjectUpdates updates;

    public Operations(Adapters given, Settings settings) {
        store = new UndoableStore(given.keyStore());
        tickets = new Tickets(settings.clock());
        sessions = new Sessions(tickets);
        pending = new PendingItems(settings.clock());
        adapters = new Adapters(
                store,
                given.grantStore(),
                given.crypto(),
                given.certificates(),
                given.hsms(),
                new DelegatedPolicy(given.accessPolicy(), sessions));
        this.settings = settings;
        lifeCycle = new LifeCycle(settings.clock());
        separation = new UsageSeparation(settings.strictKeySeparation());
        succession = new Succession(lifeCycle);
        cache = new UnwrappedKeyCache(settings.unwrappedCache(), settings.nanoTime());
        streams = new Streams(Streams.Limits.DEFAULT, this::randomBytes, settings.nanoTime());
        Map<String, HsmHome> hsmHomes = hsmHomes();
        hsmSearch = new HsmSearch(hsmHomes.values(), adapters.accessPolicy());
        finder = new KeyFinder(adapters.keyStore(), adapters.hsms(), hsmHomes);
        TagSearch tagSearch =
                new TagSearch(adapters.keyStore(), adapters.grantStore(), settings.vendorIdentification());
        resolver = new KeyResolver(finder, tagSearch, adapters.accessPolicy(), lifeCycle);
        routing = new RoutingCrypto(adapters.crypto(), adapters.hsms(), settings.algorithmRules());
        keys = new ReadyKeys(resolver, finder, routing, adapters.certificates(), cache);
        wrapping = new KeyWrapping(resolver, keys, settings.keyEncryptionKey());
        newObjects = new NewObjects(lifeCycle, settings.vendorIdentification(), separation);
        database = new DatabaseHome(adapters.keyStore(), adapters.crypto(), wrapping, newObjects, succession, cache);
        homes = new KeyHomes(finder, database);
        updates = new ObjectUpdates(resolver, homes, lifeCycle);
    }

    private Map<String, HsmHome> hsmHomes() {
        Map<String, HsmHome> homes = new LinkedHashMap<>();
        adapters.hsms()
                .members()
                .forEach((name, member) -> homes.put(
                        name,
                        new HsmHome(
                                name,
                                member.hsm(),
                                adapters.grantStore(),
                                member.admins().iterator().next())));
        return homes;
    }

    /** A handler for each operation. */
    public List<OperationHandler<?, ?>> handlers() {
        AttributeRules rules = new AttributeRules(lifeCycle, settings.vendorIdentification(), separation);
        Templates templates = new Templates(adapters.keyStore(), adapters.grantStore(), resolver, keys);
        VisibleAttributes visible = new VisibleAttributes(lifeCycle);
        OtherHalves otherHalves = new OtherHalves(resolver, finder, adapters.accessPolicy());
        Chains chains = new Chains(resolver, finder, adapters.accessPolicy(), lifeCycle);
        Pkcs12Writer pkcs12 = new Pkcs12Writer(resolver, keys, adapters.crypto(), lifeCycle);
        ObjectWriter writer = new ObjectWriter(
                resolver,
                keys,
                wrapping,
                adapters.crypto(),
                visible,
                pkcs12,
                new CertificateWriter(chains, adapters.certificates()),
                settings.unwrappedTypes());
        ObjectReader reader = new ObjectReader(resolver, keys, adapters.crypto(), adapters.certificates(), database);
        SecretReader secrets = new SecretReader(resolver, keys);
        UsageLimitCounter usageLimits = new UsageLimitCounter(adapters.keyStore());
        Optional<Pkcs12Importer> containers = adapters.certificates()
                .map(opener -> new Pkcs12Importer(finder, adapters.accessPolicy(), keys, opener, reader));
        HsmArrivals arrivals = new HsmArrivals(homes, reader);
        ImportHandler imports = new ImportHandler(resolver, finder, reader, arrivals, containers, database, lifeCycle);
        List<OperationHandler<?, ?>> handlers = new ArrayList<>(List.of(
                new CreateHandler(resolver, homes, templates),
                new CreateKeyPairHandler(resolver, homes, templates),
                new DeriveKeyHandler(
                        resolver, new Derivations(keys, adapters.crypto()), adapters.crypto(), database, lifeCycle),
                new CreateSplitKeyHandler(resolver, secrets, adapters.crypto(), database),
                new JoinSplitKeyHandler(resolver, secrets, adapters.crypto(), reader, database),
                new ReKeyHandler(resolver, homes, succession),
                new ReKeyKeyPairHandler(resolver, homes, succession),
                new RegisterHandler(resolver, reader, arrivals, containers, database, templates),
                imports,
                new GetHandler(resolver, writer, lifeCycle, updates),
                new ExportHandler(resolver, writer, lifeCycle, visible),
                new EncryptHandler(
                        resolver, keys, routing, new IvGuard(settings.denyClientIvForGcm()), usageLimits, streams),
                new DecryptHandler(resolver, keys, routing, streams),
                new MacHandler(resolver, keys, routing, usageLimits, streams),
                new MacVerifyHandler(resolver, keys, routing, streams),
                new SignHandler(resolver, keys, routing, usageLimits, streams),
                new SignatureVerifyHandler(resolver, keys, routing, streams),
                new HashHandler(adapters.crypto(), streams),
                new RngRetrieveHandler(adapters.crypto()),
                new RngSeedHandler(adapters.crypto()),
                new LocateHandler(
                        adapters.keyStore(),
                        adapters.grantStore(),
                        hsmSearch,
                        lifeCycle,
                        new GroupMembers(adapters.keyStore(), resolver, homes)),
                new GetAttributesHandler(resolver, visible),
                new GetAttributeListHandler(resolver, visible),
                new AddAttributeHandler(updates, rules),
                new SetAttributeHandler(updates, rules),
                new ModifyAttributeHandler(updates, rules),
                new DeleteAttributeHandler(updates, rules),
                new AdjustAttributeHandler(updates, rules),
                new CheckHandler(resolver, lifeCycle, visible),
                new ObtainLeaseHandler(resolver, lifeCycle, visible),
                new GetUsageAllocationHandler(resolver, usageLimits),
                new ActivateHandler(updates, lifeCycle),
                new ArchiveHandler(updates, lifeCycle),
                new RecoverHandler(updates, lifeCycle),
                new RevokeHandler(resolver, updates, lifeCycle, otherHalves),
                new DestroyHandler(resolver, homes, lifeCycle, otherHalves, new Dependents(store)),
                new DiscoverVersionsHandler(),
                new LogHandler(),
                new LoginHandler(tickets),
                new LogoutHandler(tickets),
                new DelegatedLoginHandler(tickets),
                new PingHandler(),
                new PollHandler(pending),
                new CancelHandler(pending),
                new ProcessHandler(pending),
                new QueryAsynchronousRequestsHandler(pending),
                new PutHandler(imports),
                new NotifyHandler(resolver),
                new Pkcs11Handler(VERSION),
                new SetEndpointRoleHandler(),
                new InteropHandler()));
        adapters.certificates().ifPresent(certificates -> handlers.addAll(certifying(certificates, chains)));
        // Query names all operations, itself included.
        List<Operation> supported =
                new ArrayList<>(handlers.stream().map(Operations::operationOf).toList());
        supported.add(Operation.QUERY);
        handlers.add(new QueryHandler(new QueryHandler.Server(
                supported,
                settings.vendorIdentification(),
                VERSION,
                newObjects.defaults(),
                !adapters.hsms().members().isEmpty())));
        return handlers;
    }

    private List<OperationHandler<?, ?>> certifying(Certificates certificates, Chains chains) {
        Applicants applicants =
                new Applicants(resolver, finder, keys, certificates, database, adapters.accessPolicy(), lifeCycle);
        Issuers issuers = new Issuers(resolver, finder, lifeCycle);
        Issuance issuance =
                new Issuance(certificates, keys, routing, adapters.keyStore(), database, succession, lifeCycle);
        return List.of(
                new CertifyHandler(resolver, applicants, issuers, issuance),
                new ReCertifyHandler(resolver, applicants, issuers, issuance),
                new ValidateHandler(chains, certificates, lifeCycle));
    }

    private static Operation operationOf(OperationHandler<?, ?> handler) {
        String name = handler.requestType().getSimpleName().replaceFirst("Request$", "");
        return Enumerations.find(Operation.class, name).orElseThrow();
    }

    public AccessRights accessRights() {
        return new StoredAccessRights(
                finder,
                adapters.keyStore(),
                adapters.grantStore(),
                adapters.accessPolicy(),
                hsmSearch,
                lifeCycle,
                settings.privilegedUsers());
    }

    /** What the processing of messages shares with the handlers. */
    public MessageProcessor.Shared messages() {
        return new MessageProcessor.Shared(sessions, store, pending, settings.clock(), settings.clockSkew());
    }

    private Bytes randomBytes(int length) {
        try (SecretBytes random = adapters.crypto().random(length)) {
            return random.reveal();
        }
    }

    public Streams streams() {
        return streams;
    }

    public UnwrappedKeyCache cache() {
        return cache;
    }
}
