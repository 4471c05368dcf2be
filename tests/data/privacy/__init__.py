"""Sentences with and without identifiers, on which the rules of privacy are measured."""
