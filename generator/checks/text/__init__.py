"""What a report says in words, as the rules about text look at it."""
