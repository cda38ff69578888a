"""A book as one page of the web, made of the row of which the PDF is made."""
