"""The rows, one module each, named by number: `r04_power_cut`.

A module says `WHAT` it holds, how often the suite tries it (`SUITE`) and how often the long run does
(`LARGE`), and has `run(folder, count, seed)`, which tries it so often in an empty folder.
"""
