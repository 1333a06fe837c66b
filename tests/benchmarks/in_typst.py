"""The words of a report as a source for typst, to be measured against: text, tables, contents and running head."""

from __future__ import annotations

import json

from desktop.reports import outline
from desktop.reports.outline import Block, Document, Text, plain


def source(document: Document) -> str:
    """The whole document. All text is quoted, so nothing in it is read as markup."""
    house = document.house
    width, height = house.size
    head = (
        f'#set document(title: {_quoted(document.title)})\n#set text(font: "Noto Sans", size: 10pt, lang: "en")\n'
        f"#set page(width: {width}pt, height: {height}pt, margin: (x: 54pt, top: 84pt, bottom: 66pt), "
        f"header: text(8pt, {_quoted(document.title)}), footer: context text(8pt)[#h(1fr) #counter(page).display()])\n"
        "#set table(stroke: (bottom: .5pt), inset: 4pt)\n"
    )
    return head + "\n".join(filter(None, (_block(block) for block in document.blocks)))


def _quoted(text: Text) -> str:
    return json.dumps(plain(text), ensure_ascii=False).replace("\\/", "/")


def _block(block: Block) -> str:
    match block:
        case outline.Heading(level=level, text=text):
            return f"#heading(level: {level}, {_quoted(text)})"
        case outline.Paragraph(text=text):
            return f"#par(text({_quoted(text)}))"
        case outline.BulletList(items=items):
            return f"#list({', '.join(f'text({_quoted(item.text)})' for item in items)})"
        case outline.Table(header=header):
            rows = [cell.text for row in block.body() for cell in row]
            cells = ", ".join(f"text(9pt, {_quoted(text)})" for text in rows)
            heads = ", ".join(f"text(9pt, strong({_quoted(text)}))" for text in header)
            shares = ", ".join(f"{share:.4f}fr" for share in block.shares())
            return f"#table(columns: ({shares},), table.header({heads}), {cells})"
        case outline.FieldGrid(pairs=pairs):
            cells = ", ".join(f"text(9pt, {_quoted(part)})" for pair in pairs for part in pair)
            return f"#table(columns: (.29fr, .71fr), {cells})"
        case outline.CallOut(title=title, text=text):
            return f"#block(inset: 8pt, fill: luma(240))[#strong({_quoted(title)}) #text({_quoted(text)})]"
        case outline.Contents():
            return "#outline(depth: 2)"
    return ""
