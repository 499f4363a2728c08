"""Words as data that every floor may ask: patterns with examples, months, titles, agencies."""
