"""Reading: files of a site into frozen values, every fault of a file with its place."""
