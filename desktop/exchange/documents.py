"""The text of a document that somebody wrote elsewhere: TXT, Markdown, DOCX or PDF, read in a process of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from desktop.domain.words import N_, Message
from desktop.system.apart import Apart, run_apart

LARGEST = 60 * 1024 * 1024  # bytes of a file; a scan of two hundred pages is smaller
MOST_LETTERS = 2_000_000
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_RATIO = 200
_MOST_PAGES = 500
_SCAN = 20  # letters a page that a scan without text does not have

_SENTENCES = {
    "missing": N_("“{file}” cannot be found. If it is on a stick, put the stick back and try again."),
    "no_access": N_("“{file}” cannot be read. Ask its owner for access, or copy it to your own folder."),
    "too_big": N_("“{file}” is too large to be read here. Copy the part you need into a file of its own."),
    "too_slow": N_("“{file}” took too long to read. Save it anew, or copy its text into a .txt file."),
    "empty": N_("“{file}” holds no text."),
    "scan": N_(
        "“{file}” holds pictures of pages and no text. Ask for the file it was printed from, or type the text into a"
        " .txt file."
    ),
    "password": N_("“{file}” is protected by a password. Save a copy without one, then read that."),
    "old_doc": N_("“{file}” is in the old Word format. Open it in a word processor and save it as .docx."),
    "damaged": N_("“{file}” is damaged or is not what its name says. Save it anew as .docx, .pdf or .txt."),
    "unknown": N_("“{file}” is no document that can be read here. Save it as .docx, .pdf or .txt."),
}


class Unreadable(Exception):
    """A document that cannot be read: a code and one sentence that says what to do."""

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(code)
        self.code = code
        self.message = Message(_SENTENCES[code], {"file": path.name})


def read_text(path: Path, *, seconds: float = 60.0) -> str:
    """The text of the document at `path`, a line for each paragraph. Raises Unreadable; the file is only read."""
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise Unreadable("missing", path) from None
    except OSError:
        raise Unreadable("no_access", path) from None
    if size > LARGEST:
        raise Unreadable("too_big", path)
    try:
        answer = run_apart("read_document", {"path": str(path.absolute())}, seconds=seconds)
    except Apart as end:
        raise Unreadable(
            {"too_slow": "too_slow", "too_big": "too_big"}.get(end.code, "damaged"), path
        ) from None
    if "code" in answer:
        raise Unreadable(str(answer["code"]), path)
    return str(answer["text"])


# In the child ---------------------------------------------------------------------------------------------


def read_here(path: str) -> dict[str, Any]:
    """Read a document in this very process: {"text": ...} or {"code": ...}. What it is, its first bytes say."""
    content = Path(path).read_bytes()
    try:
        if content.startswith(b"%PDF"):
            text = _pdf(content)
        elif content.startswith(b"PK\x03\x04"):
            text = _docx(path)
        elif content.startswith(b"\xd0\xcf\x11\xe0"):
            raise _Stop("password" if _is_encrypted(content) else "old_doc")
        else:
            text = _plain(content)
    except _Stop as stop:
        return {"code": stop.args[0]}
    except MemoryError:
        raise
    except Exception:  # whatever a library stumbles over in bytes of others
        return {"code": "damaged"}
    if len(text) > MOST_LETTERS:
        return {"code": "too_big"}
    return {"text": text} if text.strip() else {"code": "empty"}


class _Stop(Exception):
    """The code of a known reason."""


def _is_encrypted(content: bytes) -> bool:
    return "EncryptedPackage".encode("utf-16-le") in content


def _plain(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    begin = content[:4096]
    # Rich text and pages of the web are letters too, and none that anybody wrote.
    if b"\x00" in begin or begin.lstrip().lower().startswith((b"{\\rtf", b"<!doctype", b"<html", b"<?xml")):
        raise _Stop("unknown")
    if sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in begin) > len(begin) // 50:
        raise _Stop("unknown")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _docx(path: str) -> str:
    import docx
    from docx.table import Table

    _look_into(path)
    lines: list[str] = []
    for part in docx.Document(path).iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                # Merged cells come several times. Two cells are a label and its words, more are a row of a list.
                cells = [cell for cell in dict.fromkeys(cell.text.strip() for cell in row.cells) if cell]
                lines.append((": " if len(cells) == 2 else " | ").join(cells))
        else:
            lines.append(part.text)
    return "\n".join(lines)


def _look_into(path: str) -> None:
    """Refuse what is no word processor's file, and what would unpack to more than anybody wrote."""
    with zipfile.ZipFile(path) as parcel:
        parts = parcel.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise _Stop("password")
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts) or 1
        if unpacked > _MOST_UNPACKED or (unpacked > 5_000_000 and unpacked / packed > _MOST_RATIO):
            raise _Stop("too_big")
        if "word/document.xml" not in {part.filename for part in parts}:
            raise _Stop("unknown")


def _pdf(content: bytes) -> str:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _Stop("password" if "assword" in str(error) else "damaged") from None
    if len(document) > _MOST_PAGES:
        raise _Stop("too_big")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    text = "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "")
    if len(text.strip()) < _SCAN * len(pages) and len(text.strip()) < 200:
        raise _Stop("scan")
    return text
