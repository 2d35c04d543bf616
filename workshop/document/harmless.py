"""Words that spreadsheets might take for a formula, made harmless."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a cell as a formula (CWE-1236); an apostrophe before it makes it text."""


def harmless(cell: str) -> str:
    """The words of a cell, after an apostrophe where a spreadsheet might count with them or run them."""
    return f"'{cell}" if cell.lstrip(" \u00a0\u202f").startswith(FORMULA) else cell
