"""Clinical values, doses, scores and levels as a text tells them."""
