"""How many entries of a kind, in words."""

from expedition.text import plural


def counted(kind: str, n: int) -> str:
    """`15 repairs`, `1 visa or paper`."""
    words = {
        "encounter": plural("{n} encounter", "{n} encounters", n),
        "repair": plural("{n} repair", "{n} repairs", n),
        "gear": plural("{n} thing", "{n} things", n),
        "crossing": plural("{n} crossing", "{n} crossings", n),
        "document": plural("{n} paper", "{n} papers", n),
        "stay": plural("{n} stay", "{n} stays", n),
        "expense": plural("{n} line", "{n} lines", n),
        "waypoint": plural("{n} waypoint", "{n} waypoints", n),
        "road": plural("{n} stretch", "{n} stretches", n),
        "fact": plural("{n} fact", "{n} facts", n),
        "clipping": plural("{n} clipping", "{n} clippings", n),
        "counter": plural("{n} counter", "{n} counters", n),
        "person": plural("{n} person", "{n} people", n),
        "errand": plural("{n} errand", "{n} errands", n),
        "incident": plural("{n} incident", "{n} incidents", n),
        "note": plural("{n} note", "{n} notes", n),
        "quote": plural("{n} quote", "{n} quotes", n),
        "count": plural("{n} count", "{n} counts", n),
        "span": plural("{n} text", "{n} texts", n),
        "place": plural("{n} place", "{n} places", n),
        "transport": plural("{n} connection", "{n} connections", n),
        "rule": plural("{n} rule", "{n} rules", n),
        "contact": plural("{n} contact", "{n} contacts", n),
        "stage": plural("{n} stage", "{n} stages", n),
        "rate": plural("{n} rate", "{n} rates", n),
    }
    return words[kind]
