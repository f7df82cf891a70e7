"""A key's whole life as PyKMIP's client drives it: life_cycle.py PORT VERSION CA CERTIFICATE KEY."""
import hashlib
import hmac
import sys
import warnings

warnings.simplefilter("ignore")  # the client uses calls that later Pythons do without

from kmip.core import attributes as core_attributes
from kmip.core import enums
from kmip.core import objects as core
from kmip.core.enums import CryptographicAlgorithm, CryptographicUsageMask, KMIPVersion
from kmip.core.factories.attributes import AttributeFactory
from kmip.pie import objects
from kmip.pie.client import ProxyKmipClient
from kmip.pie.exceptions import KmipOperationFailure

PLAIN = b"sixteen bytes and some more"
CBC = {
    "cryptographic_algorithm": CryptographicAlgorithm.AES,
    "block_cipher_mode": enums.BlockCipherMode.CBC,
    "padding_method": enums.PaddingMethod.PKCS5,
}


def check(holds, what):
    if not holds:
        raise AssertionError(what)
    print("ok:", what, flush=True)


def state(client, uid):
    attribute = client.get_attributes(uid, ["State"])[1][0]
    value = getattr(attribute, "attribute_value", attribute)
    return value.value


def fails(call, reason, what):
    try:
        call()
    except KmipOperationFailure as failure:
        check(failure.reason == reason, "%s: %s" % (what, failure.reason))
    else:
        check(False, what + " was accepted")


def name_of(value):
    return core_attributes.Name.create(value, enums.NameType.UNINTERPRETED_TEXT_STRING)


def symmetric(client, version):
    uid = client.create(
        CryptographicAlgorithm.AES,
        256,
        name="pykmip-" + version.name,
        cryptographic_usage_mask=[CryptographicUsageMask.ENCRYPT, CryptographicUsageMask.DECRYPT],
    )
    factory = AttributeFactory()
    name = factory.create_attribute(
        enums.AttributeType.NAME, name_of("pykmip-" + version.name)
    )
    check(client.locate(attributes=[name]) == [uid], "Locate finds the new key by its name")
    check(state(client, uid) == enums.State.PRE_ACTIVE, "the new key is pre-active")
    names = client.get_attribute_list(uid)
    check("Cryptographic Algorithm" in names and "Name" in names, "GetAttributeList names what it has")
    client.activate(uid)
    check(state(client, uid) == enums.State.ACTIVE, "Activate makes it active")
    key = client.get(uid)
    check(len(key.value) == 32 and key.cryptographic_length == 256, "Get brings 32 bytes")
    if version.value >= KMIPVersion.KMIP_1_2.value:
        encrypted, iv = client.encrypt(PLAIN, uid=uid, cryptographic_parameters=CBC, iv_counter_nonce=b"\1" * 16)
        check(encrypted != PLAIN, "Encrypt encrypts")
        check(
            client.decrypt(encrypted, uid=uid, cryptographic_parameters=CBC, iv_counter_nonce=b"\1" * 16) == PLAIN,
            "Decrypt gives it back",
        )
    fails(lambda: client.destroy(uid), enums.ResultReason.PERMISSION_DENIED, "Destroy of an active key")
    client.revoke(enums.RevocationReasonCode.CESSATION_OF_OPERATION, uid)
    check(state(client, uid) == enums.State.DEACTIVATED, "Revoke deactivates it")
    client.destroy(uid)
    fails(lambda: client.get("no-such-key"), enums.ResultReason.ITEM_NOT_FOUND, "Get of an unknown key")


def pair(client):
    public, private = client.create_key_pair(
        CryptographicAlgorithm.RSA,
        2048,
        public_usage_mask=[CryptographicUsageMask.VERIFY],
        private_usage_mask=[CryptographicUsageMask.SIGN],
    )
    check(isinstance(client.get(public), objects.PublicKey), "Get brings the public key")
    check(isinstance(client.get(private), objects.PrivateKey), "Get brings the private key")
    client.destroy(private)
    client.destroy(public)


def registered(client):
    secret = objects.SecretData(b"a password", enums.SecretDataType.PASSWORD)
    key = objects.SymmetricKey(CryptographicAlgorithm.AES, 128, bytes(range(16)), name="mine")
    for item in (secret, key):
        uid = client.register(item)
        check(client.get(uid).value == item.value, "Register and Get of %s" % type(item).__name__)
        client.destroy(uid)


def attributes(client, version):
    uid = client.create(CryptographicAlgorithm.AES, 128, name="before")
    name = name_of("after")
    if version.value >= KMIPVersion.KMIP_2_0.value:
        client.modify_attribute(
            uid,
            current_attribute=core.CurrentAttribute(attribute=name_of("before")),
            new_attribute=core.NewAttribute(attribute=name),
        )
    else:
        attribute = AttributeFactory().create_attribute(enums.AttributeType.NAME, name)
        attribute.attribute_index = core.Attribute.AttributeIndex(0)
        client.modify_attribute(uid, attribute=attribute)
    factory = AttributeFactory()
    after = factory.create_attribute(enums.AttributeType.NAME, name)
    check(client.locate(attributes=[after]) == [uid], "ModifyAttribute renames a key")
    if version.value >= KMIPVersion.KMIP_2_0.value:
        client.delete_attribute(uid, current_attribute=core.CurrentAttribute(attribute=name))
    else:
        client.delete_attribute(uid, attribute_name="Name", attribute_index=0)
    check(client.locate(attributes=[after]) == [], "DeleteAttribute takes the name away")
    client.destroy(uid)


def cryptography(client):
    public, private = client.create_key_pair(
        CryptographicAlgorithm.RSA,
        2048,
        public_usage_mask=[CryptographicUsageMask.VERIFY],
        private_usage_mask=[CryptographicUsageMask.SIGN],
    )
    client.activate(public)
    client.activate(private)
    parameters = {
        "padding_method": enums.PaddingMethod.PKCS1v15,
        "hashing_algorithm": enums.HashingAlgorithm.SHA_256,
        "cryptographic_algorithm": CryptographicAlgorithm.RSA,
    }
    signature = client.sign(PLAIN, private, parameters)
    valid = enums.ValidityIndicator.VALID
    check(client.signature_verify(PLAIN, signature, public, parameters) == valid, "SignatureVerify takes what Sign made")
    check(client.signature_verify(PLAIN + b"!", signature, public, parameters) != valid, "and nothing else")
    key = objects.SymmetricKey(
        CryptographicAlgorithm.HMAC_SHA256, 256, bytes(range(32)), masks=[CryptographicUsageMask.MAC_GENERATE]
    )
    uid = client.register(key)
    client.activate(uid)
    expected = hmac.new(bytes(range(32)), PLAIN, "sha256").digest()
    check(client.mac(PLAIN, uid, CryptographicAlgorithm.HMAC_SHA256)[1] == expected, "MAC is the one that Python makes")


def derived(client):
    base = client.register(
        objects.SymmetricKey(
            CryptographicAlgorithm.AES, 128, bytes(range(16)), masks=[CryptographicUsageMask.DERIVE_KEY]
        )
    )
    client.activate(base)
    uid = client.derive_key(
        enums.ObjectType.SYMMETRIC_KEY,
        [base],
        enums.DerivationMethod.PBKDF2,
        {
            "cryptographic_parameters": {"hashing_algorithm": enums.HashingAlgorithm.SHA_256},
            "salt": b"salt",
            "iteration_count": 1000,
        },
        cryptographic_length=128,
        cryptographic_algorithm=CryptographicAlgorithm.AES,
    )
    expected = hashlib.pbkdf2_hmac("sha256", bytes(range(16)), b"salt", 1000, 16)
    check(client.get(uid).value == expected, "DeriveKey makes the key that Python makes")


def checked(client):
    uid = client.create(CryptographicAlgorithm.AES, 128)
    check(client.check(uid, cryptographic_usage_mask=[CryptographicUsageMask.ENCRYPT]) == uid, "Check answers")


def rekeyed(client):
    old = client.create(CryptographicAlgorithm.AES, 128)
    client.activate(old)
    new = client.rekey(uid=old)
    check(new != old, "Re-key makes another key")
    check(client.get(new).value != client.get(old).value, "with other bytes")


def main():
    port, version, authority, certificate, key = sys.argv[1:]
    version = KMIPVersion["KMIP_" + version.replace(".", "_")]
    client = ProxyKmipClient(
        hostname="127.0.0.1",
        port=int(port),
        cert=certificate,
        key=key,
        ca=authority,
        ssl_version="PROTOCOL_SSLv23",
        config_file="/dev/null",
        kmip_version=version,
    )
    with client:
        symmetric(client, version)
        pair(client)
        registered(client)
        attributes(client, version)
        rekeyed(client)
        derived(client)
        checked(client)
        if version.value >= KMIPVersion.KMIP_1_2.value:
            cryptography(client)


main()
