"""The preview: a server for the pages, a watch on the sources, builds in between."""
