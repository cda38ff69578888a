"""The bar this project holds itself to: what a log of a lifetime must survive, row by row.

The suite runs the smaller share of every row, `python -m tests.bar` the large one.
"""
