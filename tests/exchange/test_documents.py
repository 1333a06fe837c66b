"""Documents of others: read where they can be, refused with one sentence where not, and never changed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.exchange.documents import Unreadable, read_text
from desktop.system.locale import show

WORDS = "The committee meets every two months. Préfecture."


def _docx(path: Path) -> None:
    made = docx.Document()
    made.add_heading("Quorum", 1)
    made.add_paragraph(WORDS)
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Chair", "The mayor"
    made.save(str(path))


def _pdf(path: Path, words: str = WORDS, pages: int = 1) -> None:
    canvas = Canvas(str(path))
    for _page in range(pages):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()


def test_a_word_processors_file_with_its_tables(tmp_path: Path) -> None:
    _docx(tmp_path / "a.docx")
    assert read_text(tmp_path / "a.docx").splitlines() == ["Quorum", WORDS, "Chair: The mayor"]


def test_a_pdf(tmp_path: Path) -> None:
    _pdf(tmp_path / "a.pdf")
    assert WORDS in read_text(tmp_path / "a.pdf")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS, encoding=encoding)
    assert read_text(path) == WORDS


def test_what_it_is_its_content_says_not_its_name(tmp_path: Path) -> None:
    _docx(tmp_path / "a.pdf")
    assert WORDS in read_text(tmp_path / "a.pdf")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("word/document.xml", b"0" * 300_000_000)


def _encrypted_pdf(path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    Canvas(str(path), encrypt=StandardEncryption("secret", strength=128)).save()


def _zip_of_something_else(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("xl/workbook.xml", "<a/>")


CASES = {
    "empty": lambda path: path.write_bytes(b"  \n"),
    "scan": lambda path: _pdf(path, "", 200),
    "password": _encrypted_pdf,
    "old_doc": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    "damaged": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"nonsense" * 50),
    "unknown": _zip_of_something_else,
    "too_big": _bomb,
}


@pytest.mark.parametrize("code", CASES)
def test_what_cannot_be_read_is_refused_with_one_sentence(tmp_path: Path, code: str) -> None:
    path = tmp_path / "terms.docx"
    CASES[code](path)
    before = path.read_bytes()
    with pytest.raises(Unreadable) as caught:
        read_text(path)
    assert caught.value.code == code
    assert "terms.docx" in show(caught.value.message)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"{\\rtf1\\ansi Terms of reference}",
        b"<html><p>Terms</p></html>",
        b"\x89PNG\r\n\x1a\n" + b"\x01\x02" * 200,
    ],
)
def test_a_document_that_is_something_else_is_not_read_as_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "terms.docx"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="unknown"):
        read_text(path)


def test_half_a_file_is_damaged(tmp_path: Path) -> None:
    whole = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(WORDS)
    made.save(whole)
    path = tmp_path / "half.docx"
    path.write_bytes(whole.getvalue()[:4000])
    with pytest.raises(Unreadable, match="damaged"):
        read_text(path)


def test_no_file_and_no_access(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="missing"):
        read_text(tmp_path / "nowhere.txt")
    with pytest.raises(Unreadable, match="no_access"):
        read_text(tmp_path)


def test_pdfium_tells_a_password_apart(tmp_path: Path) -> None:
    _encrypted_pdf(tmp_path / "a.pdf")
    with pytest.raises(pypdfium2.PdfiumError, match="assword"):
        pypdfium2.PdfDocument(tmp_path / "a.pdf")
