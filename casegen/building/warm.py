"""Warm: importing this loads what printing any case needs, before workers are forked."""

import babel.numbers
import babel.plural
import jinja2.sandbox
import PIL.JpegImagePlugin
import PIL.PngImagePlugin

import casegen.bibliography.setting
import casegen.building.ready
import casegen.formats.html

__all__ = ["PIL", "babel", "casegen", "jinja2"]
