import pytest

from expedition.records.masking import GONE, masking, names_in, without_numbers


@pytest.mark.parametrize(
    "private",
    [
        "+7 701 123-45-67",
        "8 (7272) 50-12-34",
        "0049 731 12345",
        "87011234567",
        "555-12-34",
        "aigul.s@mail.example.kz",
        "@aigul_rides",
        "https://instagram.com/aigul.rides",
        "t.me/serik1988",
        "WhatsApp: serik1988",
        "N12345678",
        "AB 1234567",
        "43.54021, 79.47123",
        "43°32′24″ N",
    ],
)
def test_what_leads_to_a_person_is_taken_out(private: str) -> None:
    assert without_numbers(f"Call {private} in the evening.") == f"Call {GONE} in the evening."


@pytest.mark.parametrize(
    "harmless",
    [
        "2025-07-18",
        "18.07.2025 – 22.07.2025",
        "2024–2025",
        "km 1893.7–1941.0",
        "km 1893-1941",
        "1 234 567 points",
        "12,345,678 tenge",
        "5000000 UZS",
        "06:38 to 19:20",
        "−3 … 44 °C",
        "a pass of 4 655 m, 18 % for 1.5 km",
        "days 40–46",
        "G315, km 0–34",
    ],
)
def test_figures_of_a_journey_stay(harmless: str) -> None:
    assert without_numbers(f"Noted: {harmless}.") == f"Noted: {harmless}."


def test_names_are_found_in_what_was_typed() -> None:
    assert names_in("Aigul and Serik (driver), the cook; 王伟") == ["Aigul", "Serik", "王伟"]


def test_a_name_goes_wherever_it_stands_and_an_ordinary_word_stays() -> None:
    texts = ["We met Rose Baker. A baker sold bread; Roses grew, and 王伟来了."]
    mask = masking(["Rose Baker", "王伟"], texts)
    assert mask(texts[0]) == "We met …. A baker sold bread; Roses grew, and …来了."
    assert mask("Rose left, the Baker family stayed") == "… left, the Baker family stayed"


def test_places_and_companions_keep_their_names() -> None:
    mask = masking(["Osh Ibragimov", "Tomas"], ["On to Osh."], kept=["Osh", "Tomas"])
    assert mask("Tomas rode to Osh with Ibragimov") == "Tomas rode to Osh with …"
