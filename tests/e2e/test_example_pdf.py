"""The PDF of the shipped examples, as `make brief` writes it."""

import shutil
import subprocess

import pytest

page_validation = pytest.importorskip("page", reason="page-validation is not installed")

pytestmark = [pytest.mark.model, pytest.mark.pdf, pytest.mark.slow]


@pytest.fixture(scope="module")
def pdf(examples_output):
    return examples_output / "morning/2026-03-04/brief.pdf"


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_is_accessible_and_archivable_at_once(pdf, profile):
    """PDF/UA-1 and PDF/A-3a, by the rules of the two standards."""
    report = page_validation.validate_pdf_bytes(pdf.read_bytes(), profile=profile)

    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


def test_qpdf_finds_no_fault(pdf):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    done = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout
