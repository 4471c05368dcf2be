"""What an author hands in: the file, the model, the figures, the references."""
