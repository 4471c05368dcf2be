"""Warm: importing this loads what printing any case needs, before workers are forked."""

import babel.numbers
import babel.plural
import jinja2.sandbox
import PIL.JpegImagePlugin
import PIL.PngImagePlugin

import casegen.check.preload
import casegen.compose.bibliography.setting
import casegen.formats.each.html

__all__ = ["PIL", "babel", "casegen", "jinja2"]
