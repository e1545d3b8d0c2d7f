"""The official report form, each edition described once as data, and what follows from it."""
