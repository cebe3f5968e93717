"""A place is resolved to its city, its country and the country's code."""

import pytest

from briefing.gazetteer import PlaceKind, code_of, in_capital, is_region, key, resolve_place


@pytest.mark.parametrize(
    ("name", "names", "code"),
    [
        ("Accra", ("Accra", "Ghana"), "GH"),
        ("Rangoon", ("Rangoon", "Myanmar"), "MM"),
        ("Kiev", ("Kiev", "Ukraine"), "UA"),
        ("İstanbul", ("İstanbul", "Turkey"), "TR"),
        ("Medellin", ("Medellin", "Colombia"), "CO"),
        ("Islamabad", ("Islamabad", "Pakistan"), "PK"),
        ("the White House", ("White House", "Washington", "United States"), "US"),
        ("the Kremlin", ("Kremlin", "Moscow", "Russia"), "RU"),
        ("the Élysée", ("Élysée", "Paris", "France"), "FR"),
        ("Çankaya", ("Çankaya", "Ankara", "Turkey"), "TR"),
        ("Camp David", ("Camp David", "Maryland", "United States"), "US"),
        ("the Vatican", ("Vatican",), "VA"),
        ("the West Bank", ("West Bank", "Palestine"), "PS"),
        ("U.S.", ("United States",), "US"),
        ("UAE", ("United Arab Emirates",), "AE"),
        ("the Emirates", ("Emirates",), "AE"),
        ("the United States", ("United States",), "US"),
        ("Britain", ("Britain",), "GB"),
        ("Ivory Coast", ("Ivory Coast",), "CI"),
        ("Georgia", ("Georgia",), "GE"),
        ("Iowa", ("Iowa", "United States"), "US"),
        ("D.C.", ("D.C.", "Washington", "United States"), "US"),
        ("northern Iraq", ("northern Iraq", "Iraq"), "IQ"),
        ("southern Sudan", ("southern Sudan", "South Sudan"), "SS"),
        ("Nowhereville", ("Nowhereville",), None),
    ],
)
def test_a_name_is_placed(name, names, code):
    """Exact place first, then city, then country; the article is no part of a name."""
    place = resolve_place(name)

    assert place.names == names
    assert place.code == code


def test_a_container_decides_between_namesakes():
    """ "Moscow, Idaho" is not in Russia."""
    assert resolve_place("Moscow").code == "RU"
    assert resolve_place("Moscow", container="Idaho").names == (
        "Moscow",
        "Idaho",
        "United States",
    )


def test_the_countries_of_the_text_decide_between_great_cities():
    """ "Tripoli" in a text about Lebanon is the Lebanese one; alone it is the capital of Libya."""
    assert resolve_place("Tripoli").code == "LY"
    assert resolve_place("Tripoli", named=["Lebanon"]).code == "LB"


@pytest.mark.parametrize(
    ("name", "named", "code"),
    [
        ("Hamilton", ["New Zealand"], "NZ"),
        ("Hamilton", ["Canada", "New Zealand"], "CA"),
        ("Scarborough", ["Trinidad and Tobago"], "TT"),
        ("San José", ["Costa Rica"], "CR"),
        ("Worcester", ["United Kingdom"], "GB"),
        ("London", ["Canada"], "GB"),  # a twentieth of the other one
        ("Paris", ["United States"], "FR"),
    ],
)
def test_a_town_of_a_country_of_the_text_need_not_be_great(name, named, code):
    """If its namesake is not so much greater that the country is merely mentioned."""
    assert resolve_place(name, named=named).code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Odessa", "UA"), ("St. Petersburg", "RU"), ("Medina", "SA"), ("Bethlehem", "PS"),
        ("Valencia", "ES"), ("Hanover", "DE"), ("Calcutta", "IN"), ("Santa Cruz", "BO"),
        ("Rio", "BR"), ("Goa", "IN"), ("Fez", "MA"), ("Palmyra", "SY"), ("Lucerne", "CH"),
    ],
)  # fmt: skip
def test_a_renowned_town_is_meant_before_its_namesakes(name, code):
    """Whether theirs is larger or only spelt so; that the United States are named is no matter."""
    assert resolve_place(name).code == code
    assert resolve_place(name, named=["United States"]).code == code


def test_a_namesake_is_meant_where_the_text_names_its_state_or_country():
    """Half of all articles name the United States, but not Texas."""
    assert resolve_place("Odessa", named=["Texas", "United States"]).code == "US"
    assert resolve_place("Valencia", named=["Venezuela", "Colombia"]).code == "VE"
    assert resolve_place("Cambridge", named=["United States"]).code == "US"
    assert resolve_place("Cambridge", named=["United States", "Ukraine"]).code == "GB"


def test_an_unknown_place_takes_the_country_it_is_said_to_lie_in():
    """A resort nobody lists lies where the text says."""
    place = resolve_place("Seerose Resort", container="Switzerland")

    assert place.names == ("Seerose Resort", "Switzerland")
    assert place.code == "CH"


def test_a_wide_region_is_no_country():
    """Umbrella regions have a kind of their own and no code."""
    assert resolve_place("the Middle East").kind is PlaceKind.REGION
    assert resolve_place("the Middle East").code is None
    assert is_region("southern Africa")
    assert not is_region("South Africa")


@pytest.mark.parametrize(
    ("name", "capital"),
    [("Accra", True), ("the White House", True), ("Lagos", False), ("Ghana", False)],
)
def test_capitals_are_known(name, capital):
    """A capital, and what lies in one."""
    assert in_capital(resolve_place(name)) is capital


def test_codes_follow_the_usual_names_of_countries():
    """The names of the news, not those of the standard."""
    assert code_of("Turkey") == "TR"
    assert code_of("Palestine") == "PS"
    assert code_of("Kosovo") == "XK"
    assert code_of("Atlantis") is None


@pytest.mark.parametrize(
    ("printed", "looked_up"),
    [("The Élysée", "elysee"), ("Iğdır", "igdir"), ("the U.S.", "us"), ("TROMSØ", "tromso")],
)
def test_a_key_forgets_marks_case_article_and_points(printed, looked_up):
    """For looking up only."""
    assert key(printed) == looked_up


@pytest.mark.parametrize(
    ("name", "code"),
    [("Đà Nẵng", "VN"), ("Østersund", "SE"), ("TROMSØ", "NO"), ("Côte d’Ivoire", "CI")],
)
def test_capital_letters_with_marks_are_no_obstacle(name, code):
    """However it is printed, the place is found."""
    assert resolve_place(name).code == code


@pytest.mark.parametrize("name", ["northern Côte d’Ivoire", "Northern Côte d'Ivoire"])
def test_a_part_of_a_country_is_cut_where_it_was_printed(name):
    """An apostrophe does not shift what is taken for the country."""
    assert resolve_place(name).names[-1] in {"Côte d’Ivoire", "Côte d'Ivoire", "Ivory Coast"}
    assert resolve_place(name).code == "CI"


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("North-Berlin", ("North-Berlin", "Berlin", "Germany")),
        ("CENTRAL PARIS", ("CENTRAL PARIS", "PARIS", "France")),
        ("the city of Paris", ("city of Paris", "Paris", "France")),
        ("West-Qworde", ("West-Qworde",)),
        ("\u201cNorthern\u201d Qworde", ("\u201cNorthern\u201d Qworde",)),
        ("Éast Qworde", ("Éast Qworde",)),
        ("north.", ("north.",)),
    ],
)
def test_a_direction_may_be_joined_to_its_place_by_any_mark(name, names):
    assert resolve_place(name).names == names


@pytest.mark.parametrize(
    ("town", "part", "names"),
    [
        ("Birmingham", "Ala.", ("Birmingham", "Alabama", "United States")),
        ("Rome", "Ga.", ("Rome", "Georgia", "United States")),
        ("Vancouver", "Wash.", ("Vancouver", "Washington", "United States")),
        ("Portland", "Me.", ("Portland", "Maine", "United States")),
        ("Perth", "Ont.", ("Perth", "Ontario", "Canada")),
        ("Hamilton", "Bermuda", ("Hamilton", "Bermuda")),
        ("London", "Ont.", ("London", "Canada")),
        ("London", "Ontario", ("London", "Canada")),
        ("Orange", "NSW", ("Orange", "Australia")),
        ("Hyderabad", "Sindh", ("Hyderabad", "Pakistan")),
    ],
)
def test_a_town_lies_in_the_part_of_a_country_that_is_told_behind_it(town, part, names):
    assert resolve_place(town, container=part).names == names


def test_a_shortened_state_alone_is_no_place():
    """ "Miss." may be a lady, "La." an article: only behind a town they are told as states."""
    assert resolve_place("Miss.").kind is PlaceKind.UNKNOWN
