"""Makes the weights of `reader.analysis.speakers.confidence` from stories whose statements are marked."""
