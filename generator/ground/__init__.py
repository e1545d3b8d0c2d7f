"""Ground floor: findings, places in a source text, normalisation of text. Knows nothing above."""
