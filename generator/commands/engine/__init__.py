"""The engine of builds: what changed, who does the work, and what is kept of it."""
