"""From stories to lines on a screen: pure functions over model values, no widget and no store."""
