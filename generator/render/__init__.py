"""Pages: views, which are all that templates see, and the templates that print them."""
