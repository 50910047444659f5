"""Custom-painted charts."""
