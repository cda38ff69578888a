"""Figures drawn from records with matplotlib."""

import sys
from types import ModuleType


class _Flat(ModuleType):
    """Stands for the axes in three dimensions, which matplotlib can do without."""

    Axes3D = None


# They would be read with the first figure, and take 2 MB and more.
sys.modules.setdefault("mpl_toolkits.mplot3d", _Flat("mpl_toolkits.mplot3d"))
