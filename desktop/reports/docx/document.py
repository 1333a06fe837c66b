"""Writes a document as DOCX: the package, the styles, the cover, the running heads and the body.

The pages of our own PDF tell where sections begin a new page and what stands in the contents until Word counts
again. Same document, same bytes.
"""

from __future__ import annotations

import datetime
import io
from typing import Any

from desktop.reports import outline
from desktop.reports.archive import packed, unpacked
from desktop.reports.docx import styles
from desktop.reports.docx.blocks import Setter
from desktop.reports.docx.elements import Element, el, field, paragraph, properties_of, run, runs, twips
from desktop.reports.docx.footnotes import add_footnotes
from desktop.reports.figures.png import to_png
from desktop.reports.house import BOTTOM, RULE, SIDE, TOP
from desktop.reports.legal import both_ends, cut, one_line
from desktop.reports.order import Order, Written
from desktop.system.locale import format_number
from desktop.system.version import VERSION

_POINT = 12_700  # Word counts pictures in 914,400ths of an inch
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"><Application>Mainstay</Application><AppVersion>{version}'
    "</AppVersion></Properties>"
)


def write(order: Order) -> Written:
    """The bytes of the file."""
    return Written(_Writer(order).made())


class _Writer:
    """One document on its way into a package of python-docx."""

    def __init__(self, order: Order) -> None:
        import docx

        self.order, self.document = order, order.document
        self.package = docx.Document()
        self.pictures = 0
        self.right_to_left = self.document.right_to_left

    def made(self) -> bytes:
        """The file, put together step by step so that it can be stopped."""
        document = self.document
        self.order.step(0.02)
        pages = self._pages()
        self.order.step(0.4)
        self._set_styles()
        setter = Setter(document.house, self.right_to_left, pages, self._picture)
        body = self.package.element.body
        end = body.sectPr
        story = [*self._front(setter), *setter.story(document.blocks)]
        self.order.step(0.8)
        for made in story:
            end.addprevious(made)
        self._lists(setter.lists)
        self._page(end)
        self._heads()
        self._properties()
        self._settings()
        self.order.step(0.9)
        data = self._saved(setter.notes.texts)
        self.order.step(1.0)
        return data

    def _pages(self) -> dict[str, int]:
        """Where the headings stand on our own pages, if anything here asks for it."""
        asks = (outline.Contents, outline.PageBreak)
        if not any(isinstance(block, asks) for block in self.document.blocks):
            return {}
        from desktop.reports.pdf.document import pages_of_headings

        return pages_of_headings(self.document, self.order.stop)

    # The parts of the package ---------------------------------------------------------------------------

    def _set_styles(self) -> None:
        root = self.package.styles.element
        for old in list(root):
            root.remove(old)
        for text in styles.styles(self.document.house, self.document.language.replace("_", "-")):
            root.append(styles.parsed(text))

    def _lists(self, kinds: list[int]) -> None:
        root = self.package.part.numbering_part.element
        for old in list(root):
            root.remove(old)
        for text in (*styles.numbering(), *(styles.list_of(n, kind) for n, kind in enumerate(kinds, 1))):
            root.append(styles.parsed(text))

    def _page(self, section: Element) -> None:
        width, height = self.document.house.size
        for old in list(section):
            section.remove(old)
        section.append(el("pgSz", w=twips(width), h=twips(height)))
        sides = {"left": twips(SIDE), "right": twips(SIDE), "gutter": 0}
        section.append(
            el("pgMar", top=twips(TOP), bottom=twips(BOTTOM), header=twips(44), footer=twips(30), **sides)
        )
        if self.document.house.cover:
            section.append(el("titlePg"))
        if self.right_to_left:
            section.append(el("bidi"))

    def _properties(self) -> None:
        core, document = self.package.core_properties, self.document
        day = datetime.datetime.fromisoformat(f"{document.date}T00:00:00+00:00") if document.date else None
        core.title, core.subject = one_line(document.title, 250), one_line(document.subtitle, 250)
        core.author = core.last_modified_by = one_line(document.author, 200)
        core.comments = core.keywords = core.category = ""
        core.language = document.language.replace("_", "-")
        core.revision = 1
        if day:
            core.created = core.modified = day

    def _settings(self) -> None:
        """The rules of layout of Word 2013 and later: without this, tables stand out to the left."""
        root = self.package.settings.element
        for old in list(root):
            root.remove(old)
        uri = "http://schemas.microsoft.com/office/word"
        mode = el("compatSetting", name="compatibilityMode", uri=uri, val="15")
        root.append(el("characterSpacingControl", val="doNotCompress"))
        root.append(el("compat", mode))

    def _saved(self, notes: list[str]) -> bytes:
        buffer = io.BytesIO()
        self.package.save(buffer)
        parts = unpacked(buffer.getvalue())
        parts["docProps/app.xml"] = _APP.format(version=_short(VERSION)).encode()
        parts["word/fontTable.xml"] = styles.font_table()
        add_footnotes(parts, notes, self.right_to_left)
        # The template's own picture of itself is of no use to anybody.
        if parts.pop("docProps/thumbnail.jpeg", None) is not None:
            parts["_rels/.rels"] = _without(parts["_rels/.rels"], b"thumbnail")
        return packed(parts, first=("[Content_Types].xml", "_rels/.rels"))

    # Words around the text ------------------------------------------------------------------------------

    def _front(self, setter: Setter) -> list[Element]:
        document, house = self.document, self.document.house
        found = []
        if house.logo:
            height = 56 if house.cover else 40
            size = _size_of(house.logo)
            scale = min(height / size[1], house.text_width * 0.5 / size[0])
            found.append(self._drawn(house.logo, size[0] * scale, size[1] * scale, "Logo"))
        lines = [(document.place or " ", "Place"), (document.title, "Title"), (document.subtitle, "Subtitle")]
        if not house.cover:
            lines = [*(lines if document.place else lines[1:]), (document.edition, "Quiet")]
        found += [setter.text(text, style) for text, style in lines if text]
        found += setter.story(document.cover)
        if house.cover:
            found.append(el("p", properties_of("Gap", False), el("r", el("br", type="page"))))
        return found

    def _heads(self) -> None:
        document, section = self.document, self.package.sections[0]
        running = section.header
        title, subtitle = both_ends(document.house.header or document.title, document.subtitle)
        self._fill(running, [self._line(title, subtitle, "Header")])
        number = field("PAGE", [run(format_number(2), rtl=self.right_to_left)])
        foot = [self._line(document.source, number, "Footer")]
        if document.remark:
            foot.append(paragraph(document.remark, "Footer", self.right_to_left))
        self._fill(section.footer, foot)
        if document.house.cover:
            bar = el("shd", val="clear", color="auto", fill=document.house.accent.lstrip("#"))
            self._fill(section.first_page_header, [el("p", properties_of("Gap", False, [bar]))])
            ruled = el("pBdr", el("top", val="single", sz=6, space=8, color=RULE.lstrip("#")))
            self._fill(
                section.first_page_footer,
                [self._line(document.edition, document.made_with, "Footer", [ruled])],
            )

    def _line(
        self, near: str, far: str | list[Element], style: str, look: list[Element] | None = None
    ) -> Element:
        """A line with words at both its ends."""
        base = self.right_to_left
        end = runs(far, base) if isinstance(far, str) else far
        begin = runs(cut(near, 90), base)
        return el("p", properties_of(style, base, look or []), *begin, el("r", el("tab")), *end)

    def _fill(self, part: Any, paragraphs: list[Element]) -> None:
        part.is_linked_to_previous = False
        root = part._element
        for old in list(root):
            root.remove(old)
        root.extend(paragraphs)

    # Figures --------------------------------------------------------------------------------------------

    def _picture(self, block: outline.Figure) -> Element:
        drawing, house = block.drawing, self.document.house
        scale = min(1.0, house.text_width / drawing.width, house.text_height * 0.9 / drawing.height)
        alt = one_line(block.alt, 4000)
        return self._drawn(to_png(drawing), drawing.width * scale, drawing.height * scale, alt)

    def _drawn(self, data: bytes, width: float, height: float, alt: str) -> Element:
        """A paragraph with a picture that says in words what it shows."""
        self.pictures += 1
        inline = self.package.part.new_pic_inline(
            io.BytesIO(data), round(width * _POINT), round(height * _POINT)
        )
        inline.docPr.set("id", str(self.pictures))
        inline.docPr.set("name", f"Figure {self.pictures}")
        inline.docPr.set("descr", alt)
        return el("p", properties_of("Figure", self.right_to_left), el("r", el("drawing", inline)))


def _size_of(data: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as found:
        return found.size


def _short(version: str) -> str:
    numbers = "".join(c if c.isdigit() else " " for c in version).split()
    return ".".join([*numbers, "0", "0"][:2]).rjust(7, "0")[-7:]


def _without(relations: bytes, word: bytes) -> bytes:
    """The relations of a package but those of one kind."""
    from lxml import etree

    root = etree.fromstring(relations)
    for relation in list(root):
        if word in relation.get("Type", "").encode():
            root.remove(relation)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
