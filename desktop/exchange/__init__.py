"""What comes in from elsewhere and goes out to others: tables, documents, copies. All of it is untrusted."""
