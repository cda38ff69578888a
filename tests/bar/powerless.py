"""A process that modes of files hold back, also where the superuser runs the tests."""

import ctypes
import os
import sys

_VERSION_3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def give_up_powers() -> None:
    """From now on a file that its owner may not write cannot be written by this process; for good.

    Raises:
        OSError: The system refuses.
    """
    if sys.platform == "linux" and os.geteuid() == 0:
        nothing = (_Data * 2)()
        if ctypes.CDLL(None, use_errno=True).capset(ctypes.byref(_Header(_VERSION_3, 0)), nothing):
            raise OSError(ctypes.get_errno(), "powers cannot be given up")
