"""A damaged library and sounds without a take: what is offered."""
