"""What must survive: the process killed, at any moment."""
