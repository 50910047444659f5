"""The first start: is the microphone heard, and how does one sound."""
