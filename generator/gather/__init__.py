"""What depends on many agencies: listings, the sitemap, judgements across them; from facts only."""
