"""The workbook file: opening, locking, appending, upgrading, backing up, copying and recovering it."""
