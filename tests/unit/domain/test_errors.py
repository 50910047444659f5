"""What the world can do to us has three texts and one code."""

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message


def test_a_user_error_says_what_what_was_kept_and_what_to_do() -> None:
    error = UserError("disk.full", path="take")
    assert error.messages == (
        Message("error.disk.full.what", {"path": "take"}),
        Message("error.disk.full.kept", {"path": "take"}),
        Message("error.disk.full.todo", {"path": "take"}),
    )
    assert "disk.full" in str(error)
    assert str(UserError("disk.full")) == "disk.full"
