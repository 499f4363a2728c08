"""The sample stories of the first run: written for this program, shipped with their marks and links ready made."""
