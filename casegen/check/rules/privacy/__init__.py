"""P: privacy and consent."""
