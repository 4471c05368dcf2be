"""Spreadsheets: a patient's values in a CSV file, as Excel or a laboratory's system saves it."""
