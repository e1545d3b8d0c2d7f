"""The rules, one module each, named after its code and its fault."""
