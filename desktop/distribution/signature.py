"""Signatures in minisign's format, made and checked without minisign: Ed25519 over BLAKE2b-512.

https://jedisct1.github.io/minisign/ describes the files. A signature says that whoever holds the secret key signed
exactly these bytes; who that is, people decide by comparing the key's id with one they were given on paper.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import struct
from dataclasses import dataclass

from desktop.domain.words import N_, Message

ENDING = ".minisig"
_ALGORITHM, _HASHED, _SCRYPT, _OPEN, _CHECKED = b"Ed", b"ED", b"Sc", b"\0\0", b"B2"
# What a password costs whoever guesses: 64 MB and a fifth of a second. minisign reads these from the file.
_OPERATIONS, _MEMORY = 2_097_152, 67_108_864
_MOST_MEMORY = 1 << 30  # what minisign itself asks for; a file that asks for more is not opened
_LONGEST = 10_000  # characters of a key or signature file


class BadSignature(Exception):
    """A key or signature that is not what it should be; `message` says so in one sentence."""

    def __init__(self, code: str, text: str, **places: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = Message(text, places)


@dataclass(frozen=True)
class PublicKey:
    """A public key. `number` is its id as bytes, `id` as people compare it."""

    number: bytes
    raw: bytes

    @property
    def id(self) -> str:
        """Sixteen letters and digits, as minisign prints them."""
        return self.number[::-1].hex().upper()

    @classmethod
    def parse(cls, text: str) -> PublicKey:
        """Read a key file, or its one line in base64. Raises BadSignature."""
        lines = [line for line in _lines(text) if not line.startswith("untrusted comment:")]
        content = _decoded(lines[0] if len(lines) == 1 else "")
        if len(content) != 42 or content[:2] != _ALGORITHM:
            raise BadSignature("no_key", N_("This is no public key in minisign's format."))
        return cls(content[2:10], content[10:])

    def text(self) -> str:
        """The key file."""
        line = base64.b64encode(_ALGORITHM + self.number + self.raw).decode("ascii")
        return f"untrusted comment: minisign public key {self.id}\n{line}\n"


@dataclass(frozen=True)
class SecretKey:
    """A secret key: its id and the seed of the pair."""

    number: bytes
    seed: bytes

    @classmethod
    def new(cls) -> SecretKey:
        """A new pair."""
        return cls(os.urandom(8), os.urandom(32))

    @classmethod
    def parse(cls, text: str, password: str = "") -> SecretKey:
        """Read a key file, with its password where it has one. Raises BadSignature."""
        lines = [line for line in _lines(text) if not line.startswith("untrusted comment:")]
        content = _decoded(lines[0] if len(lines) == 1 else "")
        if len(content) != 158 or content[:2] != _ALGORITHM or content[4:6] != _CHECKED:
            raise BadSignature("no_key", N_("This is no secret key in minisign's format."))
        kind, salt = content[2:4], content[6:38]
        operations, memory = struct.unpack("<QQ", content[38:54])
        inner = content[54:]
        if kind == _SCRYPT:
            if memory > _MOST_MEMORY:
                raise BadSignature("no_key", N_("This is no secret key in minisign's format."))
            inner = _mixed(inner, _stream(password, salt, operations, memory, len(inner)))
        elif kind != _OPEN:
            raise BadSignature("no_key", N_("This is no secret key in minisign's format."))
        number, secret, check = inner[:8], inner[8:72], inner[72:]
        right = hashlib.blake2b(_ALGORITHM + number + secret, digest_size=32).digest()
        # minisign leaves the sum empty in keys without a password of some versions
        if check != right and not (kind == _OPEN and check == bytes(32)):
            raise BadSignature("password", N_("The password does not open this key, or the key is damaged."))
        return cls(number, secret[:32])

    def public(self) -> PublicKey:
        """The public half."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        pair = Ed25519PrivateKey.from_private_bytes(self.seed)
        return PublicKey(self.number, pair.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    def text(self, password: str = "") -> str:
        """The key file, closed with a password when one is given."""
        secret = self.seed + self.public().raw
        check = hashlib.blake2b(_ALGORITHM + self.number + secret, digest_size=32).digest()
        inner, kind = self.number + secret + check, _OPEN
        salt, operations, memory = bytes(32), 0, 0
        if password:
            kind, salt, operations, memory = _SCRYPT, os.urandom(32), _OPERATIONS, _MEMORY
            inner = _mixed(inner, _stream(password, salt, operations, memory, len(inner)))
        content = _ALGORITHM + kind + _CHECKED + salt + struct.pack("<QQ", operations, memory) + inner
        title = "encrypted secret key" if password else "secret key"
        return f"untrusted comment: minisign {title}\n{base64.b64encode(content).decode('ascii')}\n"

    def sign(self, content: bytes, comment: str) -> str:
        """The signature file for `content`; `comment` is signed with it."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        pair = Ed25519PrivateKey.from_private_bytes(self.seed)
        said = " ".join(comment.split())
        signed = pair.sign(hashlib.blake2b(content).digest())
        whole = pair.sign(signed + said.encode("utf-8"))
        return (
            f"untrusted comment: signature of Mainstay key {self.public().id}\n"
            f"{base64.b64encode(_HASHED + self.number + signed).decode('ascii')}\n"
            f"trusted comment: {said}\n"
            f"{base64.b64encode(whole).decode('ascii')}\n"
        )


def key_number(signature: str) -> bytes:
    """The id of the key that a signature says it is from (not proven). Raises BadSignature."""
    return _parts(signature)[1]


def verify(content: bytes, signature: str, key: PublicKey) -> str:
    """The signed comment when `key` signed `content`. Raises BadSignature."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    kind, number, signed, comment, whole = _parts(signature)
    if number != key.number:
        raise BadSignature("other_key", N_("It was signed with another key than {key}."), key=key.id)
    public = Ed25519PublicKey.from_public_bytes(key.raw)
    try:
        public.verify(signed, hashlib.blake2b(content).digest() if kind == _HASHED else content)
        public.verify(whole, signed + comment.encode("utf-8"))
    except InvalidSignature:
        text = N_("The signature does not fit: what was signed was changed afterwards.")
        raise BadSignature("changed", text) from None
    return comment


def _parts(signature: str) -> tuple[bytes, bytes, bytes, str, bytes]:
    lines = _lines(signature)
    start = "trusted comment: "
    if len(lines) == 4 and lines[0].startswith("untrusted comment:") and lines[2].startswith(start):
        content, whole = _decoded(lines[1]), _decoded(lines[3])
        if len(content) == 74 and content[:2] in (_ALGORITHM, _HASHED) and len(whole) == 64:
            return content[:2], content[2:10], content[10:], lines[2].removeprefix(start), whole
    raise BadSignature("no_signature", N_("This is no signature in minisign's format."))


def _lines(text: str) -> list[str]:
    if len(text) > _LONGEST:
        return []
    return [line.rstrip("\r") for line in text.split("\n") if line.strip()]


def _decoded(line: str) -> bytes:
    try:
        return base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _stream(password: str, salt: bytes, operations: int, memory: int, length: int) -> bytes:
    """The bytes that a password's key is mixed with, by libsodium's way of choosing scrypt's numbers."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    operations, r = max(operations, 32768), 8
    if operations < memory // 32:
        most, p = operations // (r * 4), 1
        power = max(1, (most // 2).bit_length())
    else:
        most = memory // (r * 128)
        power = max(1, (most // 2).bit_length())
        p = max(1, min(operations // 4 >> power, 0x3FFFFFFF) // r)
    return Scrypt(salt=salt, length=length, n=1 << power, r=r, p=p).derive(password.encode("utf-8"))


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
