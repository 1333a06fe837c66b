"""Markdown of a page -> HTML that Qt's rich text can show, with nothing but words, tables and our links.

Qt's rich text draws no boxes, so a call-out becomes a table of two cells, a coloured bar and the words; colours come
from the window's style sheet through the classes `practice`, `room`, `trap`, `note` and `grid`. A picture is a figure
of the handbook itself, `![what it shows](figure:planning-cycle "Caption")`. Cleaning comes last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from desktop.guidance.extracts import KIND, Declared, Extract, extract, number_of, numbered
from desktop.guidance.links import FIGURE, OUTSIDE, OWN, figure_of, target_of

CALL_OUTS = ("practice", "room", "trap", "note", KIND)

ALLOWED_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "hr",
    "ul", "i", "img", "li", "ol", "p", "pre", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
    "thead", "tr",
}  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4")
_BLOCKS = ALLOWED_TAGS - {"a", "abbr", "b", "code", "em", "i", "span", "strong", "sub", "sup"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class"},
    "a": {"href", "class"},
    "img": {"src", "alt"},
    "sup": {"id"},
    "li": {"id"},
    "table": {"class", "width", "cellspacing", "cellpadding"},
    "td": {"class", "style", "width"},
    "th": {"class", "style"},
    **{tag: {"id", "class"} for tag in _HEADINGS},
}
_NO_PICTURE = re.compile(r"<img(?![^>]* src=)[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Heading:
    """A heading of a page: `level` 1 to 4, and where it begins in the page's plain text."""

    level: int
    title: str
    anchor: str
    start: int = 0


@dataclass(frozen=True)
class Rendered:
    """A page ready for the database."""

    html: str
    text: str
    headings: tuple[Heading, ...]
    links: tuple[str, ...]
    figures: tuple[str, ...] = ()
    extracts: tuple[Extract, ...] = ()
    declared: tuple[Declared, ...] = ()

    @property
    def beside(self) -> str:
        """All words that stand beside forms; they are no part of `text`."""
        return " ".join(" ".join((one.why, one.example, one.ask)) for one in self.extracts)


def render(markdown_text: str) -> Rendered:
    """Render and clean one page."""
    text, declared = numbered(markdown_text)
    html = _clean(_converter().convert(text))
    reader = _Reader(declared)
    reader.feed(html)
    reader.close()
    return Rendered(
        html,
        reader.text.strip(),
        tuple(reader.headings),
        tuple(reader.links),
        tuple(reader.figures),
        tuple(reader.extracts),
        tuple(declared),
    )


def _converter() -> Markdown:
    names = ["tables", "attr_list", "def_list", "admonition", "sane_lists", "toc", "abbr", "footnotes"]
    return Markdown(
        extensions=[*names, _QtExtension()],
        extension_configs={"footnotes": {"SEPARATOR": "-"}},
        output_format="html",
    )


class _QtExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_QtTables(md), "qt_tables", 1)


class _QtTables(Treeprocessor):
    """Call-outs become tables of one cell; written tables get the class `grid`."""

    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            classes = element.get("class", "").split()
            if element.tag == "div" and "admonition" in classes:
                kind = next((name for name in CALL_OUTS if name in classes), "note")
                self._to_table(element, kind, classes[-1] if kind == KIND else "")
            elif element.tag == "table":
                element.attrib.clear()
                element.attrib.update(
                    {"class": "grid", "cellspacing": "0", "cellpadding": "6", "width": "100%"}
                )
            elif element.tag == "div" and "footnote" in classes:
                element.set("class", "footnotes")
            else:
                self._caption_figures(element)

    @staticmethod
    def _caption_figures(element: Element) -> None:
        """A picture alone in its paragraph stands in the middle of the page, with its title as a caption below."""
        for place, child in reversed(list(enumerate(element))):
            pictures = list(child) if child.tag == "p" and not (child.text or "").strip() else []
            if len(pictures) != 1 or pictures[0].tag != "img" or (pictures[0].tail or "").strip():
                continue
            child.set("class", "figure")
            words = pictures[0].attrib.pop("title", "")
            if words:
                caption = Element("p", {"class": "caption"})
                caption.text = words
                element.insert(place + 1, caption)

    def _to_table(self, element: Element, kind: str, number: str) -> None:
        inside = list(element)
        tail = element.tail
        element.clear()
        element.tail = tail
        element.tag = "table"
        classes = f"{kind} {number}" if number else kind
        element.attrib.update({"class": classes, "cellspacing": "0", "cellpadding": "0", "width": "100%"})
        row = Element("tr")
        cell = Element("td", {"class": kind})
        element.append(row)
        row.append(Element("td", {"class": f"{kind}-bar", "width": "5"}))
        row.append(cell)
        for child in inside:
            if child.get("class") == "admonition-title":
                child.set("class", "callout-title")
                self._bold(child)
            cell.append(child)

    @staticmethod
    def _bold(paragraph: Element) -> None:
        strong = Element("strong")
        strong.text, paragraph.text = paragraph.text, None
        for child in list(paragraph):
            paragraph.remove(child)
            strong.append(child)
        paragraph.append(strong)


def _clean(html: str) -> str:
    import nh3

    cleaned = nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_only_our_links,
        url_schemes={*OWN, *OUTSIDE, FIGURE},
        filter_style_properties={"text-align"},
        link_rel=None,
    )
    return _NO_PICTURE.sub("", cleaned)  # of a picture from elsewhere nothing is left, not even its frame


_OWN_ID = re.compile(r"[\w.-]{1,80}")


def _only_our_links(tag: str, name: str, value: str) -> str | None:
    # nh3 lets relative addresses, "//host/..." and "\\host\..." through: for a page without a place they mean nothing
    # good. A picture is one of our figures or nothing.
    if name == "href":
        return value if target_of(value) else None
    if name == "src":
        return value if figure_of(value) else None
    if name == "id":
        return value if _OWN_ID.fullmatch(value) else None
    return value


class _Reader(HTMLParser):
    """Collects plain text, headings with their place in it, links and extracts from cleaned HTML."""

    def __init__(self, declared: list[Declared]) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.extracts: list[Extract] = []
        self._declared = dict(enumerate(declared))
        self._beside: tuple[Declared, list[str]] | None = None  # the open extract with its paragraphs
        self._unsaid = False  # inside a title or label, which only the page shows
        self.headings: list[Heading] = []
        self.links: list[str] = []
        self.figures: list[str] = []
        self._open: tuple[int, str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "table":
            number = number_of(found.get("class") or "")
            declared = self._declared.pop(number, None) if number is not None else None
            self._beside = (declared, []) if declared is not None else self._beside
        if self._beside is not None:
            self._start_beside(tag, found, self._beside[1])
            return
        if tag in _BLOCKS:
            self._gap()
        if tag in _HEADINGS:
            self._open = (int(tag[1]), found.get("id") or "", len(self.text))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag == "img" and found.get("src"):
            self.figures.append(figure_of(str(found["src"])))
            self.handle_data(f"{found.get('alt') or ''} ")

    def _start_beside(self, tag: str, found: dict[str, str | None], paragraphs: list[str]) -> None:
        if tag == "p":
            self._unsaid = found.get("class") == "callout-title"
            if not self._unsaid:
                paragraphs.append("")
        elif tag == "em" and len(paragraphs) > 1 and not paragraphs[-1].strip():
            self._unsaid = True
        elif tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))

    def _end_beside(self, tag: str, declared: Declared, paragraphs: list[str]) -> None:
        if tag in ("p", "em"):
            self._unsaid = False
        elif tag == "table":
            anchor = next((heading.anchor for heading in reversed(self.headings) if heading.anchor), "")
            said = [" ".join(words.split()) for words in paragraphs]
            self.extracts.append(extract(declared, anchor, said))
            self._beside = None

    def handle_endtag(self, tag: str) -> None:
        if self._beside is not None:
            self._end_beside(tag, *self._beside)
            return
        if tag in _HEADINGS and self._open:
            level, anchor, start = self._open
            self.headings.append(Heading(level, self.text[start:].strip(), anchor, start))
            self._open = None
        if tag in _BLOCKS:
            self._gap()

    def handle_data(self, data: str) -> None:
        if self._beside is not None:
            if not self._unsaid and self._beside[1]:
                self._beside[1][-1] += data
            return
        words = _SPACE.sub(" ", data)
        if not self.text or self.text.endswith(" "):
            words = words.lstrip()
        self.text += words

    def _gap(self) -> None:
        if self.text and not self.text.endswith(" "):
            self.text += " "
