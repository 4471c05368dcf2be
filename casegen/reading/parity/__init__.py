"""What two languages of a text must share, item by item."""
