"""Warm: importing this loads what any case needs, before workers are forked."""

import babel.numbers
import babel.plural
import jinja2.sandbox
import PIL.JpegImagePlugin
import PIL.PngImagePlugin

import casegen.bibliography.setting
import casegen.formats.html
from casegen.rule import rules

__all__ = ["PIL", "babel", "casegen", "jinja2"]

rules()
