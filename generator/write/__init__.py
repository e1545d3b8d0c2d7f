"""Publishing: pages are staged beside the output folder, then what differs is put in place."""
