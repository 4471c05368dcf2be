"""Ready: importing this loads what checking any case needs, before workers are forked."""

import casegen.examine
from casegen.rule import rules

__all__ = ["casegen"]

rules()
