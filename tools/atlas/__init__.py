"""The parts of `tools.make_atlas`; they need shapely, h5py, Pillow, SciPy and Babel."""
