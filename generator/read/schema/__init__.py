"""What sources may hold, described key by key: for editors' completion and for canonical order."""
