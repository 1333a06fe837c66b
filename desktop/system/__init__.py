"""The computer around the program: paths, languages, settings, logs and the version."""
