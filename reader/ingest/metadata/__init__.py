"""What a page says about its story beside the text: headline, authors, dates, outlet, address."""
