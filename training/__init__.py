"""The recipe that makes the English reader: prepare, train, export, evaluate."""
