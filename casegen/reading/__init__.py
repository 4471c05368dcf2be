"""Reading prose as a person of its language does: sentences, numbers, dates, units."""
