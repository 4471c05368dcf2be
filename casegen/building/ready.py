"""Ready: importing this loads what checking any case needs, before workers are forked."""

import casegen.pipeline
from casegen.rule import rules

__all__ = ["casegen"]

rules()
