"""What casegen promises, as statements that can fail."""
