"""Figures and tables as a text calls them and as their captions are typed."""
