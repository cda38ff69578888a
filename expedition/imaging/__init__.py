"""Pictures: opened with care, read for what the camera wrote, shown in the colours of every screen."""
