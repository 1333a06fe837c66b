"""The DOCX writer, with python-docx for the package and its own small pieces of WordprocessingML for what a
report says: real styles, contents, captions, running heads, tables whose heads repeat, both directions."""
