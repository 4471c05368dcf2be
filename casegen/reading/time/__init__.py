"""Ages, durations and points in time as a text tells them."""
