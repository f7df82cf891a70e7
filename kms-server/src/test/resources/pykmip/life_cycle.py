"""A key's whole life as PyKMIP's client drives it: life_cycle.py PORT VERSION CA CERTIFICATE KEY."""
import sys
import warnings

warnings.simplefilter("ignore")  # the client uses calls that later Pythons do without

from kmip.core import enums
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


def symmetric(client, version):
    uid = client.create(
        CryptographicAlgorithm.AES,
        256,
        name="pykmip-" + version.name,
        cryptographic_usage_mask=[CryptographicUsageMask.ENCRYPT, CryptographicUsageMask.DECRYPT],
    )
    factory = AttributeFactory()
    name = factory.create_attribute(
        enums.AttributeType.NAME, objects_name("pykmip-" + version.name)
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


def objects_name(value):
    from kmip.core.attributes import Name
    return Name.create(value, enums.NameType.UNINTERPRETED_TEXT_STRING)


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
        rekeyed(client)


main()
