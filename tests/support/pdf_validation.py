"""Is a PDF accessible (PDF/UA-1) and archivable (PDF/A-2a)? Asked of an independent validator, page-validation."""

import page

PROFILES = ("ua1", "2a")


def failures(pdf: bytes, profile: str) -> list[str]:
    """What the validator finds wrong under ``profile``, one sentence each; empty when the file complies."""
    report = page.validate_pdf_bytes(pdf, profile=profile)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return found if found or report.is_compliant else ["not compliant, without a reason given"]
