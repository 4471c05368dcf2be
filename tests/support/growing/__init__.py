"""How the time of a rule, and of a pattern, grows with a text that was made to slow it down."""
