"""Which days an edition leaves out: the public holidays of a country, and days of one's own.

The library with all countries' holidays is imported when a day is asked for, and not before.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOff:
    """The days left out.

    Attributes:
        country: Whose public holidays, as ISO 3166 has it, such as "TR"; None for nobody's.
        subdivision: Of which part of it, such as "BY" of Germany; None for those of all parts.
        dates: Other days.
    """

    country: str | None = None
    subdivision: str | None = None
    dates: frozenset[date] = frozenset()

    def name(self, day: date) -> str | None:
        """What a day is called that is left out; None of one that is not."""
        if day in self.dates:
            return "a day off"
        if self.country is None:
            return None
        return _holidays(self.country, self.subdivision, day.year).get(day)


NONE_OFF = DaysOff()


def checked(country: str, subdivision: str | None) -> tuple[str, str | None]:
    """A country and its part as the library has them.

    Raises:
        ValueError: if it knows none such; the message says which there are.
    """
    import holidays

    known = holidays.list_supported_countries()
    code = country.strip().upper()
    if code not in known:
        close = difflib.get_close_matches(code, known, n=1)
        meant = f"; did you mean '{close[0]}'?" if close else "; codes look like 'TR' or 'DE'"
        raise ValueError(f"no holidays are known of '{country}'{meant}")
    if subdivision is None:
        return code, None
    parts = {part.casefold(): part for part in known[code]}
    part = parts.get(subdivision.strip().casefold())
    if part is None:
        choices = f"; known: {', '.join(known[code])}" if known[code] else ": it has no parts"
        raise ValueError(f"no part '{subdivision}' of {code} is known{choices}")
    return code, part


@cache
def _holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    import holidays

    return dict(holidays.country_holidays(country, subdiv=subdivision, years=year))
