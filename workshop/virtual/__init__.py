"""Invented people who use the program as real ones do."""
