"""Writes a document as ODT: content, styles with the running heads, properties, pictures. Same document, same bytes."""

from __future__ import annotations

from xml.sax.saxutils import escape

from desktop.reports import outline
from desktop.reports.archive import packed
from desktop.reports.figures.png import to_png
from desktop.reports.legal import both_ends, cut, one_line
from desktop.reports.odt import styles
from desktop.reports.odt.blocks import Setter, paragraph, words
from desktop.reports.order import Order, Written
from desktop.system.version import VERSION

_KIND = "application/vnd.oasis.opendocument.text"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(order: Order) -> Written:
    """The bytes of the file."""
    return Written(_Writer(order).made())


class _Writer:
    def __init__(self, order: Order) -> None:
        self.order, self.document = order, order.document
        self.language = self.document.language.replace("_", "-")
        self.pictures: dict[str, bytes] = {}

    def made(self) -> bytes:
        """The file, put together step by step so that it can be stopped."""
        self.order.step(0.02)
        setter = Setter(self.document.house, self._pages(), self._picture)
        self.order.step(0.4)
        body = "".join([*self._front(setter), *setter.story(self.document.blocks)])
        self.order.step(0.8)
        parts = {
            "mimetype": _KIND.encode(),
            "content.xml": self._content(setter, body).encode(),
            "styles.xml": self._styles().encode(),
            "meta.xml": self._meta().encode(),
            **self.pictures,
        }
        parts["META-INF/manifest.xml"] = self._manifest(parts).encode()
        data = packed(parts, first=("mimetype",), stored=("mimetype",))
        self.order.step(1.0)
        return data

    def _pages(self) -> dict[str, int]:
        """Where the headings stand on our own pages, if anything here asks for it."""
        asks = (outline.Contents, outline.PageBreak)
        if not any(isinstance(block, asks) for block in self.document.blocks):
            return {}
        from desktop.reports.pdf.document import pages_of_headings

        return pages_of_headings(self.document, self.order.stop)

    def _front(self, setter: Setter) -> list[str]:
        document, house = self.document, self.document.house
        lines = [(document.place, "Place"), (document.title, "Title"), (document.subtitle, "Subtitle")]
        if not house.cover:
            lines.append((document.edition, "Quiet"))
        elif not document.place:
            lines[0] = (" ", "Place")
        found = []
        if house.logo:
            width, height = _size_of(house.logo)
            scale = min((56 if house.cover else 40) / height, house.text_width * 0.5 / width)
            frame = self._frame(house.logo, width * scale, height * scale, "Logo")
            found.append(f'<text:p text:style-name="Standard">{frame}</text:p>')
        found += [paragraph(text, style) for text, style in lines if text]
        found += setter.story(document.cover)
        if house.cover:
            found.append('<text:p text:style-name="ToText"/>')
        return found

    def _picture(self, block: outline.Figure) -> str:
        drawing, house = block.drawing, self.document.house
        scale = min(1.0, house.text_width / drawing.width, house.text_height * 0.9 / drawing.height)
        return self._frame(
            to_png(drawing), drawing.width * scale, drawing.height * scale, one_line(block.alt, 4000)
        )

    def _frame(self, data: bytes, width: float, height: float, alt: str) -> str:
        number = len(self.pictures) + 1
        name = f"Pictures/{number}.png"
        self.pictures[name] = data
        return (
            f'<draw:frame draw:name="Figure {number}" draw:style-name="Pic" text:anchor-type="as-char" '
            f'svg:width="{width:.1f}pt" svg:height="{height:.1f}pt"><draw:image xlink:href="{name}" '
            'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:desc>{escape(alt)}</svg:desc></draw:frame>"
        )

    def _content(self, setter: Setter, body: str) -> str:
        house, rtl = self.document.house, self.document.right_to_left
        cover = ' style:master-page-name="Cover"' if house.cover else ' style:master-page-name="Text"'
        own = (
            f'<style:style style:name="First" style:family="paragraph" style:parent-style-name="Gap"{cover}/>'
            '<style:style style:name="ToText" style:family="paragraph" style:parent-style-name="Gap" '
            'style:master-page-name="Text"/>'
        )
        automatic = styles.automatic(house, rtl) + own + setter.table_styles(rtl)
        return (
            f'{_XML}<office:document-content {styles.NAMESPACES} office:version="1.3"><office:automatic-styles>'
            f'{automatic}</office:automatic-styles><office:body><office:text><text:p text:style-name="First"/>{body}'
            "</office:text></office:body></office:document-content>"
        )

    def _styles(self) -> str:
        document, house = self.document, self.document.house
        common = styles.defaults(self.language, document.right_to_left) + "".join(
            [*styles.paragraph_styles(house), styles.NOTES]
        )
        layouts = styles.page_layouts(house, document.right_to_left)
        remark = paragraph(document.remark, "Footer") if document.remark else ""
        near, far = map(words, both_ends(house.header or document.title, document.subtitle))
        text = (
            '<style:master-page style:name="Text" style:page-layout-name="TextLayout"><style:header>'
            f'<text:p text:style-name="Header">{near}<text:tab/>{far}</text:p></style:header><style:footer>'
            f'<text:p text:style-name="Footer">{words(cut(document.source, 90))}<text:tab/>'
            f"<text:page-number>2</text:page-number></text:p>{remark}</style:footer></style:master-page>"
        )
        cover = (
            '<style:master-page style:name="Cover" style:page-layout-name="CoverLayout" style:next-style-name="Text">'
            '<style:header><text:p text:style-name="Bar"/></style:header><style:footer>'
            '<text:p text:style-name="Footer">'
            f"{words(document.edition)}<text:tab/>{words(document.made_with)}</text:p></style:footer></style:master-page>"
        )
        return (
            f'{_XML}<office:document-styles {styles.NAMESPACES} office:version="1.3"><office:styles>{common}'
            f"</office:styles><office:automatic-styles>{layouts}</office:automatic-styles><office:master-styles>"
            f"{text}{cover}</office:master-styles></office:document-styles>"
        )

    def _meta(self) -> str:
        document = self.document
        day = f"{document.date}T00:00:00" if document.date else ""
        dates = f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>" if day else ""
        author = escape(one_line(document.author, 200))
        return (
            f'{_XML}<office:document-meta {styles.NAMESPACES} office:version="1.3"><office:meta>'
            f"<meta:generator>Mainstay/{escape(VERSION)}</meta:generator><dc:title>{escape(one_line(document.title))}"
            f"</dc:title><dc:subject>{escape(one_line(document.subtitle))}</dc:subject><meta:initial-creator>{author}"
            f"</meta:initial-creator><dc:creator>{author}</dc:creator><dc:language>{escape(self.language)}</dc:language>"
            f"{dates}</office:meta></office:document-meta>"
        )

    def _manifest(self, parts: dict[str, bytes]) -> str:
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        lines = [
            ("/", _KIND),
            *((name, "image/png" if name in self.pictures else "text/xml") for name in parts),
        ]
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
            for name, kind in lines
            if name != "mimetype"
        )
        return f'{_XML}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">{entries}</manifest:manifest>'


def _size_of(data: bytes) -> tuple[int, int]:
    import io

    from PIL import Image

    with Image.open(io.BytesIO(data)) as found:
        return found.size
