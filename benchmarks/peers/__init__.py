"""What a user would otherwise pick, written as well as we can."""
