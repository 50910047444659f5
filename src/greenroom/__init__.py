"""Greenroom: practise spoken interview answers, alone and offline."""

__version__ = "0.1.0"
