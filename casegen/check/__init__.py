"""The linter: its engine, its rules, its reports, and what explains them."""
