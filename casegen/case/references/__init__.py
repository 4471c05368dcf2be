"""References: who and what they name, and what other programs write of them."""
