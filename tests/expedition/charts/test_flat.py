import subprocess
import sys

_READ = """
import sys, warnings
warnings.simplefilter("error")
from expedition.charts import sheet
from matplotlib import projections
print("mpl_toolkits.mplot3d.axes3d" in sys.modules, "3d" in projections.get_projection_names())
"""


def test_figures_are_drawn_without_axes_in_three_dimensions() -> None:
    done = subprocess.run([sys.executable, "-c", _READ], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
