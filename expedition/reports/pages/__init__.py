"""From blocks to pages, and from pages to a PDF file."""
