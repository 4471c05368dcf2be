"""What a journal counts and how it names its parts."""
