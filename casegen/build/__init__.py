"""What a build is made of: what is stale and why, who does the work, and what is noted."""
