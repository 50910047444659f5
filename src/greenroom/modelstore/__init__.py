"""The catalogue of speech models; install, verify and find them."""
