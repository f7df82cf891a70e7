package io.kms4j.testkit;

/** Everything that the KMS does as a whole. A new contract is one more line here, and every adapter runs it. */
public interface EngineContract
        extends AlgorithmPolicyContract,
                CertifyContract,
                KmsContract,
                KmsAccessContract,
                KmsAttributesContract,
                KmsLifeContract,
                KmsMessagesContract,
                // one per line, so that two may be added at once
                DeriveKeyContract,
                HsmCustodyContract,
                ReKeyContract,
                SplitKeyContract,
                Pkcs12ImportContract,
                ValidateContract,
                WrappingContract {}
