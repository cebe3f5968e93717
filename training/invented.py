"""Invented sentences and names, so that unusual names and office titles are met in training."""

from __future__ import annotations

import random
import re
from typing import Any

from spacy.language import Language

FIRST = """
Mehmet Ayşe Hakan Çiğdem İsmail Burak Gülşen Tayfun Ömer Şükrü Zeynep Cemil Nurettin Fahrettin Yıldız Uğur Serkan Mevlüt İbrahim Halil
Ahmed Fatima Khaled Yasser Nabil Samira Omar Tariq Hanan Saeed Faisal Mansour Rashid Jamal Layla Ismail Abdulrahman Mustafa Bashir Salman
Noam Avigdor Yael Eitan Shlomo Dov Tzipora Amir Gilad Rivka Yitzhak Avi Eli Orna Ilan Moshe Nir Tamar Eyal Alon Isaac Miri
Dmytro Oleksandr Volodymyr Andrii Natalia Svitlana Sergei Dmitry Igor Yelena Vyacheslav Anatoly Zoran Dragan Goran Jelena Miloš Aleksandar Ivica Tomáš
Zbigniew Jarosław Małgorzata Andrzej Łukasz Václav Jiří Ondřej László Gábor István Călin Ștefan Ioana Nikos Eleni Kyriakos Giorgos Bujar Edi
Reza Hossein Mahmoud Ali Shirin Javad Amir Mohsen Ashraf Hamid Abdullah Gulbuddin Nawaz Imran Asif Shehbaz Narendra Sushma Rajesh Priya
Kwame Nana Olusegun Muhammadu Uhuru Yoweri Cyril Thabo Emmerson Filipe Abiy Isaias Félix Denis Macky Alassane Hailemariam Ellen Joyce Samia
Jin Wei Li Xiu Hiroshi Yoko Shinzo Taro Min-jun Ji-woo Hyun-soo Nguyen Thanh Somchai Joko Retno Rodrigo Leni Anwar Wan
John Mary Robert Susan James Karen Antony Angela Olaf François Élise José María Luís João Søren Åsa Jens Bjørn Matti Sanna
Nicolás Andrés Gabriela Luiz Dilma Evo Rafael Cristina Alberto Gustavo Jair Michelle Sebastián Iván Juan Fernando Claudia Hugo Lula Miguel
""".split()
LAST = """
Yıldırım Çelik Özdemir Şahin Aksoy Güneş Kılıç Doğan Öztürk Türkmen Bozdağ Karagöz Aydoğan Ünal Çetinkaya Demirtaş Koçyiğit Altın Aslan Gürkan
Haddad al-Masri al-Khatib Nasser Khoury al-Hashimi Mansouri al-Sabah Barakat Qasim al-Jubouri Suleiman Hamdan Zayani Shtayyeh Nasrawi Darwish Hariri Mekdad Benali
Levi Mizrahi Peretz Shapira Ben-Ami Katzir Dayan Regev Avraham Goren Steinberg Lapidot Harel Barkai Sasson Tzur Weizman Ashkenazi Nahari Shimoni
Kovalenko Shevchuk Bondarenko Tkachenko Petrenko Ivanov Sokolov Volkov Morozova Lebedev Nikolić Jovanović Đorđević Petrović Vučković Hadžić Kovač Novak Dvořák Svoboda
Kowalczyk Wiśniewski Wójcik Łukaszewski Nowak Szabó Kovács Nagy Horváth Popescu Ionescu Țurcanu Papadopoulos Stavrou Dimitriou Hoxha Berisha Gjoni Todorov Dimitrov
Rahimi Hosseini Karimi Tehrani Mousavi Ahmadi Durrani Qureshi Bhutto Chaudhry Sharma Gupta Banerjee Reddy Wickremasinghe Rajapaksa Hossain Rahman Karzai Noorzai
Mensah Okafor Adeyemi Balogun Mwangi Kenyatta Ndlovu Dlamini Chissano Tshisekedi Traoré Diallo Ouattara Sall Keïta Bekele Tesfaye Afwerki Museveni Hichilema
Wang Zhang Liu Chen Takahashi Suzuki Yamamoto Tanaka Kim Park Choi Tran Pham Wongsawat Widodo Santoso Duterte Aquino Razak Lim
Smith Johnson O'Neill McAllister Van-Houten Schröder Müller Lefèvre Dubois García Fernández da-Silva Sørensen Lindström Virtanen Haugen Rossi Bianchi Conte Moreau
Guzmán Ramírez Quispe Morales Cabello Rojas Piñeira Bachelet Correa Noboa Arce Peña Lacalle Boric Petro Uribe Márquez Solís Chinchilla Castro
""".split()
COUNTRIES = {
    "Turkey": "Turkish", "Israel": "Israeli", "Egypt": "Egyptian", "Jordan": "Jordanian",
    "Qatar": "Qatari", "Russia": "Russian", "Ukraine": "Ukrainian", "Iran": "Iranian",
    "Iraq": "Iraqi", "Greece": "Greek", "Germany": "German", "France": "French",
    "China": "Chinese", "India": "Indian", "Pakistan": "Pakistani", "Azerbaijan": "Azerbaijani",
    "Armenia": "Armenian", "Serbia": "Serbian", "Poland": "Polish", "Hungary": "Hungarian",
    "Kenya": "Kenyan", "Ethiopia": "Ethiopian", "Brazil": "Brazilian", "Mexico": "Mexican",
    "Japan": "Japanese", "South Korea": "South Korean", "Vietnam": "Vietnamese",
    "Saudi Arabia": "Saudi", "Lebanon": "Lebanese", "Kazakhstan": "Kazakh", "Cyprus": "Cypriot",
    "Libya": "Libyan", "Georgia": "Georgian", "Palestine": "Palestinian", "Syria": "Syrian",
}  # fmt: skip
CITIES = (
    """
Ankara|Istanbul|Jerusalem|Tel Aviv|Cairo|Amman|Doha|Moscow|Kyiv|Tehran|Baghdad|Athens|Berlin|Paris|Beijing|New Delhi|Islamabad|Baku|Yerevan|Belgrade|Warsaw
Budapest|Nairobi|Addis Ababa|Brasília|Tokyo|Seoul|Hanoi|Riyadh|Beirut|Nicosia|Tripoli|Tbilisi|Ramallah|Damascus|Geneva|Vienna|Brussels|Abu Dhabi|Washington
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
MINISTRIES = "Foreign|Defense|Defence|Interior|Finance|Justice|Energy|Trade|Agriculture|Health|Culture and Tourism|Transport".split(
    "|"
)
AGENCIES = "Reuters|Interfax|Anadolu Agency|Xinhua|the Associated Press|Tasnim|Haaretz|Al Arabiya|Kyodo News|Agence France-Presse|IRNA|Asharq Al-Awsat".split(
    "|"
)
OFFICES = (
    """
presidential spokesperson|presidential spokesman|presidential adviser|foreign minister|Foreign Minister|Prime Minister|President|Defense Minister|deputy foreign minister
national security adviser|Ambassador|special envoy|Vice President|Crown Prince|King|parliament speaker|Energy Minister|Interior Minister|chief negotiator|Consul General|charge d'affaires
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
PLACES = "Dolmabahçe Palace|Ben Gurion Airport|Al-Aqsa Mosque|Hagia Sophia|Çankaya Palace|Baabda Palace|Esenboğa Airport|Al-Azhar Mosque|Mariinsky Palace|King Abdullah Stadium|Topkapı Palace|Ibn Battuta Bridge".split(
    "|"
)
TEMPLATES = """
{N1} {O} {P1:PERSON} said on {D} that {C2} was ready to mend ties with {C1}.
{C1}'s {M:ORG} Ministry Director-General {P1:PERSON} arrived in {T} on {D}.
A delegation led by {N1} {O} {P1:PERSON} and {M:ORG} Ministry Undersecretary {P2:PERSON} will visit {T} next week.
{N1} {O} {P1:PERSON} met {M:ORG} Ministry Director-General {P2:PERSON} and {N2} {O} {P3:PERSON} in {T}.
{P1:PERSON}, the {N1} {O}, is expected to travel to {C2} in {MO}, {A:ORG} reported.
{N1} President {P1:PERSON} will pay an official visit to {C2} at the invitation of his {N2} counterpart {P2:PERSON}.
{C1}-{C2} relations have been tense since {P1:PERSON} left office.
The {C1}-{C2} summit ended without a statement.
{P1L:PERSON} also said that {P2L:PERSON} had called {P3L:PERSON} on {D}.
"We are committed to dialogue," {P1L:PERSON} told {A:ORG}.
According to {A:ORG}, {O} {P1:PERSON} discussed the {N2} proposal with {P2:PERSON} in {T}.
{P1:PERSON} - {N1} {O}
{N1} FM {P1L:PERSON} to visit {T} on {D}
{O} {P1:PERSON} hosted {P2:PERSON} at {F:FAC} in {T}.
{P1L:PERSON} will be the first {N1} leader to visit {C2} since 2008.
The {N1} {M:ORG} Ministry summoned {N2} ambassador {P1:PERSON} on {D}.
{N1} {M:ORG} Minister {P1:PERSON} and {O} {P2:PERSON} were welcomed at {F:FAC}.
Clashes broke out near {F:FAC} on {D}, {A:ORG} said.
In {T}, {P1:PERSON} and {P2:PERSON} signed the agreement; {P3:PERSON} did not attend.
{P1L:PERSON}'s visit to {C2} was announced by {P2:PERSON}, spokesperson for {N1} President {P3:PERSON}.
The visit of {N1} President {P1:PERSON} to {C2} is expected in {MO}.
Mutual visits by {N1} and {N2} officials will take place next month.
Bilateral steps were agreed when {P1:PERSON} visited {T} last week.
{P1:PERSON} spoke by phone with {N2} President {P2:PERSON} on {D}, the second call between {P1L:PERSON} and {P2L:PERSON}.
{O} {P1:PERSON}, accompanied by {P2:PERSON}, {P3:PERSON} and {P4:PERSON}, landed in {T}.
Dr. {P1:PERSON} and Mrs. {P2L:PERSON} thanked Mr. {P3L:PERSON}.
Both {C1} and {C2} want a two-state solution for {C3}.
Hamas and the {N2} government rejected the plan of {P1:PERSON}.
{P1L:PERSON} said {C1} would never turn its back on {C3} or the {N3} cause.
The {N1} leader, {P1:PERSON}, flew from {T} to {T2} on {D}.
{N1} {O} {P1:PERSON}: "{C2} must act"
{P1:PERSON}, {N2} {M:ORG} Minister, and {P2:PERSON}, head of the {A2:ORG}, met in {T}.
""".strip().splitlines()
BODIES = "World Bank|Arab League|African Union|European Commission|Red Crescent|Central Bank|Supreme Court|Jewish Agency|United Nations|NATO|OPEC|National Assembly".split(
    "|"
)
_SLOT = re.compile(r"\{(\w+?)(?::(\w+))?\}")


def name(rng: random.Random) -> list[str]:
    """Return an invented person name of two or three words."""
    given = rng.sample(FIRST, 2 if rng.random() < 0.2 else 1)
    return [*given, rng.choice(LAST)]


def sentence(rng: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
    """Return one invented sentence with its entities as character spans."""
    countries = rng.sample(sorted(COUNTRIES), 3)
    people = [name(rng) for _ in range(4)]
    values: dict[str, tuple[str, str | None]] = {
        "O": (rng.choice(OFFICES), None),
        "M": (rng.choice(MINISTRIES), "ORG"),
        "A": (rng.choice(AGENCIES), "ORG"),
        "A2": (rng.choice(BODIES), "ORG"),
        "F": (rng.choice(PLACES), "FAC"),
        "D": (rng.choice(DAYS), "DATE"),
        "MO": (rng.choice(MONTHS), "DATE"),
    }
    for slot, city in zip(("T", "T2"), rng.sample(CITIES, 2), strict=True):
        values[slot] = (city, "GPE")
    for number, country in enumerate(countries, 1):
        values[f"C{number}"] = (country, "GPE")
        values[f"N{number}"] = (COUNTRIES[country], "NORP")
    for number, words in enumerate(people, 1):
        values[f"P{number}"] = (" ".join(words), "PERSON")
        values[f"P{number}L"] = (words[-1], "PERSON")
    text, at = "", 0
    spans = []
    template = rng.choice(TEMPLATES)
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        at = slot.end()
        filler, label = values[slot[1]]
        start = len(text)
        text += filler
        if filler.startswith("the "):
            start += 4
        if slot[1] == "M" and template[at:].startswith(" Ministry"):
            spans.append((start, len(text) + len(" Ministry"), "ORG"))
        elif slot[1] != "M" and label:
            spans.append((start, len(text), label))
    text += template[at:]
    for fixed in re.finditer(r"next week|next month|last week|2008", template):
        start = text.find(fixed[0])
        spans.append((start, start + len(fixed[0]), "DATE"))
    for fixed in re.finditer(r"\bHamas\b", text):
        spans.append((fixed.start(), fixed.end(), "ORG"))
    return text, sorted(spans)


def sentences(nlp: Language, rng: random.Random, count: int) -> list[dict[str, Any]]:
    """Return invented sentences in the form that `training.prepare` writes."""
    made = []
    for number in range(count):
        text, spans = sentence(rng)
        words = nlp.make_doc(text)
        entities = []
        for start, end, label in spans:
            span = words.char_span(start, end, alignment_mode="expand")
            entities.append([span.start, span.end, label])
        made.append(
            {
                "doc": f"invented-{number // 4}",
                "tokens": [w.text for w in words],
                "spaces": [int(bool(w.whitespace_)) for w in words][:-1] + [1],
                "ents": entities,
                "missing": [],
            }
        )
    return made
