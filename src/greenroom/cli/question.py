"""The question an answer is given to."""

from typing import TYPE_CHECKING

import typer

from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.domain.question import Question
    from greenroom.practice.services import Services


def chosen_question(services: "Services", question_id: str | None) -> "Question | None":
    """Give the question of an id, None for none; an unknown id is wrong use."""
    if question_id is None:
        return None
    for question in services.questions:
        if question.id == question_id:
            return question
    known = ", ".join(question.id for question in services.questions)
    raise typer.BadParameter(text("cli.question.unknown", id=question_id, known=known))
