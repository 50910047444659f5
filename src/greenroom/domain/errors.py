"""What the world can do to us."""

from greenroom.domain.feedback import Message, Value


class UserError(Exception):
    """Something outside the program went wrong; shown with what happened, what was kept and what to do.

    `code` names the message ("microphone.none", "disk.full", "file.not_sound"): the text catalogue has
    `error.<code>.what`, `.kept` (may be empty) and `.todo`, filled from `data`.
    """

    def __init__(self, code: str, **data: Value) -> None:
        """Keep the code and the values for the placeholders of its texts."""
        super().__init__(f"{code} {data}" if data else code)
        self.code = code
        self.data = data

    @property
    def messages(self) -> tuple[Message, Message, Message]:
        """What happened, what was kept, what to do."""
        return (
            Message(f"error.{self.code}.what", self.data),
            Message(f"error.{self.code}.kept", self.data),
            Message(f"error.{self.code}.todo", self.data),
        )


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised in a piece of work whose cancel token was set."""
