"""Maps on the screen: tiles, the view that pans and zooms over them, and what is painted on top."""
