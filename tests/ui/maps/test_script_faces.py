from ui.maps.script_faces import ScriptFaces
from ui.theme import Theme


def test_letters_that_are_small_by_nature_are_written_larger(theme: Theme) -> None:
    faces, usual = ScriptFaces(), theme.tiny()
    for text in ("الدوحة", "ئۈرۈمچى"):
        assert faces.face(usual, text).pixelSize() > usual.pixelSize()
    for text in ("Doha", "Алматы", "乌鲁木齐"):
        assert faces.face(usual, text).pixelSize() == usual.pixelSize()
