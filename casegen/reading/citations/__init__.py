"""Citations as they are typed, and the claims that they stand behind."""
