"""Signatures: files of minisign itself are understood, ours are in its format, and nothing changed passes.

The files in minisign/ were made by minisign 0.11 (`-G -W`, `-S`, and `-S -l` for the old kind).
"""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.distribution.signature import BadSignature, PublicKey, SecretKey, key_number, verify
from desktop.system.locale import show

FILES = Path(__file__).parent / "minisign"


def _text(name: str) -> str:
    return (FILES / name).read_text(encoding="utf-8")


@pytest.fixture
def key() -> PublicKey:
    """The key of the files."""
    return PublicKey.parse(_text("trainer.pub"))


MESSAGE = (FILES / "message.txt").read_bytes()


@pytest.mark.parametrize(
    ("name", "comment"), [("message.txt.minisig", "Kit of 2026-11-25"), ("message.legacy.minisig", "legacy")]
)
def test_signatures_of_minisign_are_checked(name: str, comment: str, key: PublicKey) -> None:
    assert verify(MESSAGE, _text(name), key) == comment
    assert key_number(_text(name)) == key.number
    assert key.id == "A229AE0D8491E7ED"
    for changed in (MESSAGE + b"x", b"", MESSAGE[:-1]):
        with pytest.raises(BadSignature) as caught:
            verify(changed, _text(name), key)
        assert caught.value.code == "changed"


def test_the_signed_comment_cannot_be_changed_either(key: PublicKey) -> None:
    forged = _text("message.txt.minisig").replace("Kit of 2026-11-25", "Kit of 2027-11-25")
    with pytest.raises(BadSignature, match="changed"):
        verify(MESSAGE, forged, key)


def test_a_secret_key_of_minisign_signs_and_its_public_half_is_the_same(key: PublicKey) -> None:
    secret = SecretKey.parse(_text("trainer.key"))
    assert secret.public() == key
    assert verify(b"pack", secret.sign(b"pack", "two\nlines"), key) == "two lines"


def test_the_same_key_gives_the_same_signature() -> None:
    secret = SecretKey.parse(_text("trainer.key"))
    assert secret.sign(b"pack", "c") == secret.sign(b"pack", "c")


def test_keys_go_into_files_and_come_back_with_and_without_a_password() -> None:
    secret = SecretKey.new()
    assert SecretKey.parse(secret.text()) == secret
    closed = secret.text("sésame")
    assert SecretKey.parse(closed, "sésame") == secret
    assert PublicKey.parse(secret.public().text()) == secret.public()
    assert PublicKey.parse(secret.public().text().splitlines()[1]) == secret.public()
    for wrong in ("", "sesame"):
        with pytest.raises(BadSignature) as caught:
            SecretKey.parse(closed, wrong)
        assert caught.value.code == "password"


def test_another_key_is_named(key: PublicKey) -> None:
    with pytest.raises(BadSignature) as caught:
        verify(b"x", SecretKey.new().sign(b"x", ""), key)
    assert caught.value.code == "other_key"
    assert key.id in show(caught.value.message)


@given(st.text(max_size=400) | st.binary(max_size=200).map(lambda raw: base64.b64encode(raw).decode()))
def test_whatever_a_file_holds_it_is_refused_in_one_sentence(text: str) -> None:
    for read in (PublicKey.parse, SecretKey.parse, key_number):
        with pytest.raises(BadSignature) as caught:
            read(text)
        assert show(caught.value.message).endswith(".")


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_one_flipped_bit_in_the_signature_is_noticed(where: int, bit: int) -> None:
    key = PublicKey.parse(_text("trainer.pub"))
    lines = _text("message.txt.minisig").splitlines()
    raw = bytearray(base64.b64decode(lines[1]))
    raw[where % len(raw)] ^= 1 << bit
    lines[1] = base64.b64encode(bytes(raw)).decode()
    with pytest.raises(BadSignature):
        verify(MESSAGE, "\n".join(lines), key)
