"""The screen that shows what an interviewer would have heard."""
