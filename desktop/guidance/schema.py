"""The tables of a built handbook, shared by the side that writes and the side that reads."""

from __future__ import annotations

# Raised whenever tables, HTML or the index change: a file of another format is built anew.
FORMAT = 7

# The part and page that are made from the glossary.
GLOSSARY = "glossary"
GLOSSARY_PAGE = f"{GLOSSARY}/terms"

# How much a match counts in title, headings, synonyms, summary, body and beside the form.
WEIGHTS = "10.0, 4.0, 7.0, 4.0, 1.0, 0.5"

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE part (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    examples INTEGER NOT NULL);
CREATE TABLE page (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part TEXT NOT NULL, title TEXT NOT NULL,
    summary TEXT NOT NULL, minutes INTEGER NOT NULL, try_it TEXT NOT NULL,
    sources TEXT NOT NULL, levels TEXT NOT NULL, roles TEXT NOT NULL, html TEXT NOT NULL
);
CREATE TABLE heading (
    page INTEGER NOT NULL, start INTEGER NOT NULL, level INTEGER NOT NULL, title TEXT NOT NULL,
    anchor TEXT NOT NULL, PRIMARY KEY (page, start)
) WITHOUT ROWID;
CREATE TABLE term (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL, synonyms TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE synonym (phrase TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (phrase, term)) WITHOUT ROWID;
-- A figure is a drawing, or in a content pack a picture (PNG, as text).
CREATE TABLE figure (name TEXT PRIMARY KEY, drawing TEXT NOT NULL, picture TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX synonym_of ON synonym (term);
CREATE TABLE guidance (
    key TEXT PRIMARY KEY, page TEXT NOT NULL, anchor TEXT NOT NULL,
    why TEXT NOT NULL, example TEXT NOT NULL, ask TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE entry USING fts5(
    title, headings, synonyms, summary, body, beside, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
-- The words of all pages, by length: a misspelt word is compared with those at most a letter apart in length.
CREATE TABLE vocabulary (length INTEGER NOT NULL, word TEXT NOT NULL, pages INTEGER NOT NULL, root TEXT NOT NULL,
    PRIMARY KEY (length, word)) WITHOUT ROWID;
-- Everyday words that stand for one another, by the root of the one that is typed.
CREATE TABLE everyday (root TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (root, other)) WITHOUT ROWID;
CREATE INDEX word_of_root ON vocabulary (root);
"""
