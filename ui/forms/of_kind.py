"""Which form a kind of entry is filled in with."""

from ui.forms.clipping_form import ClippingForm
from ui.forms.contact_form import ContactForm
from ui.forms.crossing_form import CrossingForm
from ui.forms.encounter_form import EncounterForm
from ui.forms.fact_form import FactForm, RuleForm
from ui.forms.form import Form
from ui.forms.kit_form import DocumentForm, GearForm
from ui.forms.leg_form import LegForm
from ui.forms.money_form import CounterForm, CountForm, ExpenseForm, RateForm
from ui.forms.note_form import NoteForm, QuoteForm
from ui.forms.party_form import PersonForm
from ui.forms.place_form import PlaceForm
from ui.forms.repair_form import RepairForm
from ui.forms.road_form import RoadForm
from ui.forms.span_form import SpanForm
from ui.forms.stage_form import StageForm
from ui.forms.stay_form import StayForm
from ui.forms.transport_form import TransportForm
from ui.forms.trouble_form import ErrandForm, IncidentForm
from ui.forms.waypoint_form import WaypointForm

_FORMS = (
    ClippingForm, ContactForm, CountForm, CounterForm, CrossingForm, DocumentForm, EncounterForm, ErrandForm,
    ExpenseForm, FactForm, GearForm, IncidentForm, LegForm, NoteForm, PersonForm, PlaceForm, QuoteForm,
    RateForm, RepairForm, RoadForm, RuleForm, SpanForm, StageForm, StayForm, TransportForm, WaypointForm,
)  # fmt: skip


def form_of(kind: str) -> type[Form]:
    """The form of a kind of entry, or of a leg."""
    return next(form for form in _FORMS if form.record == kind)
