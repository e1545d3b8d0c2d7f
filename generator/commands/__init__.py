"""The commands: each a list of stages, without any word about terminals."""
