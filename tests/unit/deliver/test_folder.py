"""A brief lies in a folder whole or not at all, under names that lead nowhere else."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.deliver import folder as folder_module
from briefing.deliver.folder import Folder, require_writable, safe_name, write_whole
from briefing.errors import OutputError, way_out
from briefing.model import Document
from tests.sample_brief import brief as sample

DOCUMENTS = (
    Document(name="brief.html", media_type="text/html", content=b"<p>news</p>"),
    Document(name="brief.pdf", media_type="application/pdf", content=b"%PDF"),
)


def deliver(channel: Folder, documents=DOCUMENTS, **changes):
    """Deliver a small brief."""
    brief = replace(sample(stories=1, actors=0, visits=0), **changes)
    (recipient,) = channel.recipients()
    return channel.deliver(brief, documents, recipient=recipient, message_id="<m@h>")


def test_the_documents_lie_in_the_folder_named_by_edition_and_day(tmp_path: Path) -> None:
    """The folder is made, and each format is there under a name that says what it is."""
    receipt = deliver(Folder(tmp_path / "shared"))

    assert receipt.delivered
    assert receipt.recipient == str(tmp_path / "shared")
    assert (tmp_path / "shared/morning-2031-03-14.html").read_bytes() == b"<p>news</p>"
    assert (tmp_path / "shared/morning-2031-03-14.pdf").read_bytes() == b"%PDF"
    assert len(list((tmp_path / "shared").iterdir())) == 2


def test_only_the_formats_asked_for_are_copied(tmp_path: Path) -> None:
    """A folder for people gets the PDF only."""
    deliver(Folder(tmp_path, formats=("pdf",)))

    assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]


def test_names_can_be_chosen_and_make_folders(tmp_path: Path) -> None:
    """A pattern says where the files go; an unknown field stays as it is written."""
    deliver(Folder(tmp_path, formats=("pdf",), names="{edition}/{day}/{file} {nothing}"))

    assert (tmp_path / "morning/2031-03-14/brief {nothing}.pdf").is_file()


def test_a_title_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    """Whatever a title holds, it is only a name."""
    target = tmp_path / "in"
    deliver(Folder(target, names="{title}", formats=("pdf",)), title="../../etc/passwd")

    assert [path.name for path in target.iterdir()] == ["etc-passwd.pdf"]
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_brief_without_the_format_asked_for_is_a_failure_for_good(tmp_path: Path) -> None:
    """Trying again would not help."""
    receipt = deliver(Folder(tmp_path, formats=("epub",)))

    assert not receipt.delivered
    assert receipt.permanent


def test_a_folder_that_cannot_be_written_is_a_receipt(tmp_path: Path) -> None:
    """A failure of one channel is a value, and may pass."""
    (tmp_path / "file").write_text("no folder")

    receipt = deliver(Folder(tmp_path / "file"))

    assert not receipt.delivered
    assert not receipt.permanent
    assert "file" in receipt.detail


def test_delivering_again_replaces_the_file(tmp_path: Path) -> None:
    """A rebuilt brief takes the place of the old one."""
    deliver(Folder(tmp_path))
    deliver(
        Folder(tmp_path),
        documents=(Document(name="brief.pdf", media_type="application/pdf", content=b"new"),),
    )

    assert (tmp_path / "morning-2031-03-14.pdf").read_bytes() == b"new"


def test_a_document_without_an_ending_keeps_its_name(tmp_path: Path) -> None:
    """Nothing is appended that is not there."""
    deliver(
        Folder(tmp_path, names="{file}"),
        documents=(Document(name="LICENSE", media_type="text/plain", content=b"x"),),
    )

    assert [path.name for path in tmp_path.iterdir()] == ["LICENSE"]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of a write is as if it had not begun."""
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")

    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folder_module.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"new")

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_written_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    """Temporary files are private; what comes of them must be readable for the others."""
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "x", b"")
    finally:
        os.umask(before)

    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Daily brief", "Daily brief"),
        ("Gündem: özet", "Gündem- özet"),
        ("a/b\\c", "a-b-c"),
        ("..", "brief"),
        (".hidden", "hidden"),
        ("", "brief"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        ("a\x00b\nc\u202e", "a-b-c"),
        ("e\u0301", "é"),
        ("ü" * 300, "ü" * 55),
    ],
)
def test_a_name_is_safe_on_every_system(text: str, name: str) -> None:
    """Separators, controls, reserved and endless names become harmless."""
    assert safe_name(text) == name


def test_a_folder_is_tried_before_work_begins(tmp_path: Path) -> None:
    """The check makes the folder and leaves nothing in it."""
    assert Folder(tmp_path / "a/b").check() == str(tmp_path / "a/b")
    assert list((tmp_path / "a/b").iterdir()) == []


def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    """The error says which folder, and what to do."""
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="file/x cannot be written to") as caught:
        require_writable(tmp_path / "file/x")

    assert caught.value.hint


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "make room"),
        (errno.EDQUOT, "make room"),
        (errno.EROFS, "mount it"),
        (errno.EMFILE, "too many files"),
        (errno.EACCES, "change its permissions"),
        (0, "change its permissions"),
    ],
)
def test_the_advice_fits_the_failure(number: int, advice: str) -> None:
    """A full disk is not cured by permissions."""
    assert advice in way_out(OSError(number, "x"), "change its permissions")
