"""Every kind of chart that needs no further choice, by theme."""
