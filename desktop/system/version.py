"""The version of the program, in one place: packaging, reports and the about line read it here."""

VERSION = "0.1.0"
