"""Watch: a local page that shows cases as they are written, all languages side by side."""
