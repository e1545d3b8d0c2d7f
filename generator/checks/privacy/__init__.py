"""Personal data: numbers, addresses and names that may not stand on a public page."""
