"""A trip as those who follow need it: what stands at which kilometre of which scale."""
