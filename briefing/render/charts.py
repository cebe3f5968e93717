"""Draws the brief's pictures as SVG: when the visits are, and who is named most.

Colour never carries a meaning alone: every status differs in line or filling too, so the pictures
can be read in black and white. Shapes carry classes beside their colours, by which the page on
screen recolours them in the dark; the PDF writer reads only the attributes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from briefing.model import Actor, Granularity, Visit, VisitStatus
from briefing.render.moments import Clock

_INK, _SOFT, _ACCENT, _PANEL = "#15181d", "#555b65", "#b5121b", "#f5f2eb"
_WIDTH = 1000
_ROW = 23
_TOP = 42
_GAP = 7

# More rows do not fit on a page; the table beside the picture has them all.
MOST_ROWS = 40
# Days of the month can be told apart up to six weeks; beyond, only Mondays are printed.
_DAILY = 44
# Further out, a day would be thinner than the line around it.
_LONGEST = 120
_BARS = 10

# Widths of Source Sans 3 at 16 units, measured: half of the letters are narrower than 7.6.
_NARROW, _MEDIUM, _WIDE = 4.4, 8.2, 12.4
_EXACT = frozenset({Granularity.DAY, Granularity.RANGE})

_LOOKS: dict[VisitStatus, str] = {
    VisitStatus.PLANNED: 'fill="#1c5d3f" stroke="#1c5d3f" class="planned"',
    VisitStatus.EXPECTED: 'fill="#a9c9b8" stroke="#1c5d3f" class="expected"',
    VisitStatus.POSSIBLE: 'fill="#fff" stroke="#8a5a00" stroke-dasharray="5 3" class="possible"',
    VisitStatus.INVITED: 'fill="#fff" stroke="#8a5a00" stroke-dasharray="1.6 2.4" class="invited"',
    VisitStatus.ONGOING: f'fill="{_INK}" stroke="{_INK}" class="ongoing"',
    VisitStatus.PAST: 'fill="#8d9199" stroke="#8d9199" class="past"',
    VisitStatus.POSTPONED: f'fill="#fff" stroke="{_ACCENT}" class="off"',
    VisitStatus.CANCELLED: f'fill="#fff" stroke="{_ACCENT}" class="off"',
    VisitStatus.DENIED: f'fill="#fff" stroke="{_ACCENT}" class="off"',
}
_STRUCK = frozenset({VisitStatus.POSTPONED, VisitStatus.CANCELLED, VisitStatus.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """One row of the timeline, clipped to what the picture shows."""

    visit: Visit
    first: date
    last: date
    before: bool
    after: bool


def drawn(visits: Sequence[Visit], today: date) -> tuple[Visit, ...]:
    """Return the visits the timeline can show: those with a date in the coming months."""
    return tuple(bar.visit for bar in _bars(visits, today)[:MOST_ROWS])


def timeline(
    visits: Sequence[Visit], clock: Clock, *, shown: Callable[[str], object] = str
) -> Markup:
    """Draw the visits on a calendar that begins today; empty if none has a date.

    Args:
        visits: In the order of the table beside the picture.
        clock: Says days and months; its `today` is where the calendar begins.
        shown: Makes text from outside printable.
    """
    bars = _bars(visits, clock.today)[:MOST_ROWS]
    if not bars:
        return Markup("")
    last = max(max(bar.last for bar in bars), clock.today + timedelta(days=13))
    scale = _Scale(first=clock.today, days=(last - clock.today).days + 1)
    bottom = _TOP + len(bars) * _ROW + 4
    parts = [_grid(scale, bottom), _days(scale, clock)]
    parts += [_row(bar, scale, _TOP + row * _ROW, shown) for row, bar in enumerate(bars)]
    statuses = [status for status in VisitStatus if any(b.visit.status == status for b in bars)]
    parts.append(_legend(statuses, bottom))
    title = (
        f"Calendar of {len(bars)} visits from {clock.day(clock.today)} to {clock.day(last)}; "
        "the table after it lists every one."
    )
    height = bottom + 13 + 22 * (1 + (len(statuses) - 1) // _LEGEND_COLUMNS)
    return _svg("timeline", height, title, Markup("").join(parts))


def most_named(actors: Sequence[Actor], *, shown: Callable[[str], object] = str) -> Markup:
    """Draw how often the leading actors are named; empty for fewer than three.

    Args:
        actors: The key actors.
        shown: Makes text from outside printable.
    """
    top = sorted(actors, key=lambda actor: (-actor.mentions, actor.name))[:_BARS]
    if len(top) < _FEWEST_BARS:
        return Markup("")
    most = max(actor.mentions for actor in top) or 1
    half, row = (len(top) + 1) // 2, 30
    parts = []
    for place, actor in enumerate(top):
        left, y = (0 if place < half else 520), (place % half) * row
        width = 200 * actor.mentions / most
        name = _cut(str(shown(actor.name)), 196 / 1.08)
        colour = f'fill="{_ACCENT}" class="accent"' if place == 0 else 'fill="#3c434d" class="bar"'
        parts.append(
            Markup(
                '<text x="{}" y="{}" font-size="17" text-anchor="end" fill="{}" class="ink">{}</text>'
                '<rect x="{}" y="{}" width="{:.1f}" height="17" {}/>'
                '<text x="{:.1f}" y="{}" font-size="17" font-weight="600" fill="{}" class="ink">'
                "{}</text>"
            ).format(
                left + 205, y + 20, _INK, name,
                left + 217, y + 6, width, Markup(colour),
                left + 217 + width + 8, y + 20, _INK, actor.mentions,
            )
        )  # fmt: skip
    said = "; ".join(f"{shown(actor.name)} {actor.mentions}" for actor in top)
    return _svg("named", half * row + 2, f"Bar chart of mentions: {said}.", Markup("").join(parts))


_FEWEST_BARS = 3
_LEGEND_COLUMNS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where a day lies on the picture."""

    first: date
    days: int

    @property
    def step(self) -> float:
        return _WIDTH / self.days

    def x(self, day: date) -> float:
        return (day - self.first).days * self.step


def _bars(visits: Sequence[Visit], today: date) -> list[_Bar]:
    horizon = today + timedelta(days=_horizon(visits, today))
    bars = []
    for visit in visits:
        if visit.start is None:
            continue
        end = max(visit.end or visit.start, visit.start)
        if end >= today and visit.start <= horizon:
            bars.append(
                _Bar(
                    visit=visit,
                    first=max(visit.start, today),
                    last=min(end, horizon),
                    before=visit.start < today,
                    after=end > horizon,
                )
            )
    return bars


def _horizon(visits: Sequence[Visit], today: date) -> int:
    """How many days ahead the picture looks: to the last exact date, at most four months."""
    ends = [
        ((visit.end or visit.start) - today).days
        for visit in visits
        if visit.start is not None and visit.granularity in _EXACT
    ]
    starts = [(visit.start - today).days for visit in visits if visit.start is not None]
    near = [days for days in ends if days <= _LONGEST]
    far = max([*near, *(days + 6 for days in starts if days <= _DAILY), 20])
    return min(far, _LONGEST)


def _svg(name: str, height: float, title: str, body: Markup) -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {:.0f}" role="img" '
        'font-family="Source Sans 3, Noto Naskh Arabic, Noto Sans Hebrew, Arial, sans-serif" '
        'aria-labelledby="{}-title"><title id="{}-title">{}</title>{}</svg>'
    ).format(_WIDTH, height, name, name, title, body)


def _grid(scale: _Scale, bottom: float) -> Markup:
    parts = []
    for number in range(scale.days):
        day = scale.first + timedelta(days=number)
        x = scale.x(day)
        if day.weekday() >= _SATURDAY:
            parts.append(
                Markup(
                    '<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="#e9e4d8" '
                    'class="weekend"/>'
                ).format(x, _TOP - 4, scale.step, bottom - _TOP + 4)
            )
        if day.weekday() == 0:
            parts.append(
                Markup(
                    '<line x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}" stroke="#c9c6be" class="line"/>'
                ).format(x, x, _TOP - 4, bottom)
            )
    return Markup("").join(parts)


_SATURDAY = 5


def _days(scale: _Scale, clock: Clock) -> Markup:
    parts = []
    month_ends = 0.0
    for number in range(scale.days):
        day = scale.first + timedelta(days=number)
        x = scale.x(day)
        if scale.days <= _DAILY or day.weekday() == 0 or number == 0:
            near = number != 0 and scale.days > _DAILY and x < 2 * _WIDE
            weight = Markup(' font-weight="700"') if number == 0 else ""
            if not near:
                parts.append(
                    Markup(
                        '<text x="{:.1f}" y="{}" font-size="15" text-anchor="middle" '
                        'fill="{}" class="{}"{}>{}</text>'
                    ).format(
                        max(x + scale.step / 2, 9), _TOP - 11, _INK if number == 0 else _SOFT,
                        "ink" if number == 0 else "soft", weight, day.day,
                    )
                )  # fmt: skip
        if number == 0 or day.day == 1:
            name = clock.month_name(day)
            if x >= month_ends and x + _wide(name) <= _WIDTH:
                month_ends = x + _wide(name) + 2 * _GAP
                parts.append(
                    Markup(
                        '<text x="{:.1f}" y="{}" font-size="15" font-weight="600" fill="{}" '
                        'class="ink">{}</text>'
                    ).format(x + 2, _TOP - 28, _INK, name)
                )
    return Markup("").join(parts)


def _row(bar: _Bar, scale: _Scale, y: float, shown: Callable[[str], object]) -> Markup:
    x = scale.x(bar.first) + 2
    width = max(scale.x(bar.last) + scale.step - x - 2, 4)
    exact = bar.visit.granularity in _EXACT
    height, top = (_ROW - 8, y + 3) if exact else (6, y + 8)
    shape = Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}" rx="2" stroke-width="1.6" {}/>'
    ).format(x, top, width, height, Markup(_LOOKS[bar.visit.status]))
    if bar.visit.status in _STRUCK:
        shape += Markup(
            '<line x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}" stroke="{}" '
            'stroke-width="1.6" class="off"/>'
        ).format(x, x + width, top + height / 2, top + height / 2, _ACCENT)
    return shape + _label(bar, x, width, y, shown)


def _label(bar: _Bar, x: float, width: float, y: float, shown: Callable[[str], object]) -> Markup:
    """Set the label where there is room: after the bar, before it, else on the bar itself."""
    who = str(shown(" and ".join(bar.visit.visitor)))
    where = str(shown(bar.visit.destination[0] if bar.visit.destination else ""))
    arrow = " →" if bar.after else ""
    right, left = _WIDTH - (x + width + _GAP), x - _GAP
    needed = _wide(who) * _BOLDER + _wide(where) + _NARROW
    if needed <= right:
        at, anchor, room = x + width + _GAP, "start", right
    elif needed <= left:
        at, anchor, room = left, "end", left
    else:
        at, anchor, room = x + _GAP, "start", max(width, right + width) - 2 * _GAP
        if room < left:
            at, anchor, room = left, "end", left
    who = _cut(who, room / _BOLDER)
    where = _cut(where, room - _wide(who) * _BOLDER - _NARROW)
    on_bar = anchor == "start" and at < x + width
    ground = Markup("")
    if on_bar:
        wide = min(_wide(who) * _BOLDER + _wide(where) + _wide(arrow) + 4 * _GAP, room + _GAP)
        ground = Markup(
            '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}" fill="{}" class="panel"/>'
        ).format(at - _GAP / 2, y + 1, wide, _ROW - 3, _PANEL)
    return ground + Markup(
        '<text x="{:.1f}" y="{:.1f}" font-size="16"{} fill="{}" class="ink">'
        '<tspan font-weight="600">{}</tspan> <tspan fill="{}" class="soft">{}{}</tspan></text>'
    ).format(
        at, y + _ROW - 7.5, Markup(' text-anchor="end"') if anchor == "end" else "", _INK,
        who, _SOFT, where, arrow,
    )  # fmt: skip


_BOLDER = 1.07


def _wide(text: str) -> float:
    """About how many units a text takes at 16 units, rather too many than too few."""
    return sum(
        _NARROW if c in "iıjltfr .,'’-–|()[]I" else _WIDE if c in "mwMW@—…" or c > "⸀" else _MEDIUM
        for c in text
    ) + sum(1.6 for c in text if c.isupper())


def _cut(text: str, room: float) -> str:
    """Cut a text to the room there is, and show that it was cut."""
    if _wide(text) <= room:
        return text
    while text and _wide(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""


def _legend(statuses: Sequence[VisitStatus], bottom: float) -> Markup:
    parts = []
    for place, status in enumerate(statuses):
        x = 140 * (place % _LEGEND_COLUMNS)
        y = bottom + 13 + 22 * (place // _LEGEND_COLUMNS)
        parts.append(
            Markup(
                '<rect x="{}" y="{}" width="26" height="13" rx="2" stroke-width="1.6" {}/>{}'
                '<text x="{}" y="{}" font-size="15" fill="{}" class="soft">{}</text>'
            ).format(
                x + 1, y, Markup(_LOOKS[status]),
                Markup(
                    '<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="1.6" '
                    'class="off"/>'
                ).format(x + 1, x + 27, y + 6.5, y + 6.5, _ACCENT) if status in _STRUCK else "",
                x + 34, y + 12, _SOFT, status.value.capitalize(),
            )
        )  # fmt: skip
    return Markup("").join(parts)
