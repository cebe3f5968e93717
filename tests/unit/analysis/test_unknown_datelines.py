"""Towns that the reader does not know, in front of a report: none is read."""

import pytest

from briefing.analysis.layout import layout_of

# Invented names in the shapes of real ones, from many languages.
TOWNS = (
    "VRDNIKOVO|ZALUTSK|STARA BRDA|NOVI KRASTEC|HRUSHOVETS|KARAGÖLKÖY|ÇATALDERE|YENİPAZARCIK|"
    "ŞARKÖZÜ|DIBEKLER|AL-MUQATTIR|TEL HARRIYA|DEIR AL-QAWS|KHAN ZAYTUN|BEIT SAHMA|RAS AL-TURAB|"
    "BANI HADWAN|KAFR LOUZA|N'DARABOU|MBULUKWE|OUAGHARA|TCHIMBORO|KIBUNGERE|LUSHAWAYO|"
    "SAN TEODULO|SANTA ERMINDA|PUERTO CALVERA|VILLA ORQUETA|RIO PARDINO|LA QUEBRADILLA|"
    "LES ORMELLES|PORT-AUGUIER|CHÂTEAUMERLE|MONTE FALVO|CASTELBRUNO|BAD WELZHAUSEN|NIEDERKROSSEN|"
    "HJALMARVIK|SKRÅTOFTA|ÅSBYNÄS|KUOLAJOKI|RÄVALEPA|JÕGEMETSA|PHNOM KRASANG|BANDAR SULIH|"
    "KUALA TEMPIAS|HO LANH|SONGPAN|GYEONGSAN-RI|UMM SIDRA"
).split("|")
ENDS = (" (NA) - ", ", Norland — ", ", March 3 (Newswire) -- ", " — ", ", 3 March 2031 (NA) – ")
REPORT = "President Ilia Marov will travel to Lom on Friday."


@pytest.mark.parametrize(("number", "town"), list(enumerate(TOWNS)))
def test_no_town_of_a_dateline_is_read(number, town):
    """Whatever agency, day or dash follows."""
    text = town + ENDS[number % len(ENDS)] + REPORT
    layout = layout_of(text)

    assert layout.reading.strip() == REPORT
    assert layout.datelines[0].town
    assert layout.reading.index("President") == text.index("President")


def test_there_are_fifty_towns():
    assert len(set(TOWNS)) == 50


@pytest.mark.parametrize("town", ["THE HAGUE", "THE BRONX"])
def test_a_town_with_an_article_is_a_town(town):
    """Where another word has one, in a headline's capitals, the line says something."""
    assert layout_of(f"{town}, March 3 (NA) - {REPORT}").reading.strip() == REPORT
    assert not layout_of(f"THE MINISTER, March 3 (NA) - {REPORT}").datelines
