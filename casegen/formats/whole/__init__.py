"""The formats that hold a whole case: one module each, named for its suffix with `_` for `.`."""
