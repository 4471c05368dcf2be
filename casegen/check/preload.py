"""Ready: importing this loads what checking any case needs, before workers are forked."""

import casegen.check.examine
from casegen.check.rule import rules

__all__ = ["casegen"]

rules()
