"""The case as data: strict, frozen records that a case file is read into."""

from casegen.case.model.case import Case

__all__ = ["Case"]
