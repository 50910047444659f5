"""Which models there are; install, verify, find them."""
