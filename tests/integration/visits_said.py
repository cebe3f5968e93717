"""The ways news says a visit: sentences written for this project, about people who do not exist.

Published on Wednesday 2023-05-10. A line of a saying: visitor > place | status | start..end | host;
"?" leaves a field unchecked, "-" means none.
"""

SAYINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "due there on a day": (
        "Prime Minister Ida Holm will visit Vienna. She is due there on June 2.",
        ("Ida Holm > Vienna | planned | 2023-06-02..2023-06-02 | -",),
    ),
    "after an event on a day": (
        "Prime Minister Ida Holm will visit Oslo after the parliamentary election on June 4.",
        ("Ida Holm > Oslo | planned | 2023-06-05.. | -",),
    ),
    "before an event on a day": (
        "Prime Minister Ida Holm will visit Oslo before the next round of talks on June 4.",
        ("Ida Holm > Oslo | planned | ..2023-06-03 | -",),
    ),
    "on the eve of what opens on a day": (
        "Prime Minister Ida Holm will travel to Oslo on the eve of the summit, which opens on "
        "June 4.",
        ("Ida Holm > Oslo | planned | 2023-06-03..2023-06-03 | -",),
    ),
    "shelved, with a remark between": (
        "Prime Minister Ida Holm is due in Sarajevo on Friday. The visit, her first since the row "
        "over fish, has been shelved, two people in her office said on Wednesday.",
        ("Ida Holm > Sarajevo | cancelled | ? | -",),
    ),
    "put off in the next sentence": (
        "Prime Minister Ida Holm was due in Rabat on Friday. The visit has been put off, her "
        "office said on Monday.",
        ("Ida Holm > Rabat | postponed | .. | -",),
    ),
    "put off in the next sentence, to a day": (
        "Prime Minister Ida Holm had hoped to be in Rabat on Friday. The journey has been pushed "
        "back by a week and will now begin on May 19.",
        ("Ida Holm > Rabat | postponed | 2023-05-19..2023-05-19 | -",),
    ),
    "put off once, now on": (
        "Prime Minister Ida Holm will visit Vienna on Friday. The visit was originally planned for "
        "April but was postponed because of a strike.",
        ("Ida Holm > Vienna | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "an invitation from a leader who is named": (
        "Foreign Minister Ida Holm received an invitation from Taiwan's premier, Hsu Cheng, to "
        "visit Taipei.",
        ("Ida Holm > Taipei | invited | .. | Hsu Cheng",),
    ),
    "on one day instead of another": (
        "Foreign Minister Ida Holm will arrive in Cairo on Monday instead of Friday.",
        ("Ida Holm > Cairo | planned | 2023-05-15.. | -",),
    ),
    "not on one day but on another": (
        "Foreign Minister Ida Holm will not travel to Cairo on Friday as planned but on Monday.",
        ("Ida Holm > Cairo | postponed | 2023-05-15..2023-05-15 | -",),
    ),
    "not until a day": (
        "Foreign Minister Ida Holm will not arrive in Cairo until Monday.",
        ("Ida Holm > Cairo | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "back from so many days": (
        "Foreign Minister Ida Holm returned on Tuesday from a three-day visit to Cairo.",
        ("Ida Holm > Cairo | past | 2023-05-07..2023-05-09 | -",),
    ),
    "there, and back on a day to come": (
        "Foreign Minister Ida Holm will return to Oslo on Thursday from a three-day visit to "
        "Cairo.",
        ("Ida Holm > Cairo | ongoing | 2023-05-09..2023-05-11 | -",),
    ),
    "who stands in": (
        "Deputy Prime Minister Per Lie will stand in for Prime Minister Ida Holm at the summit in "
        "Cairo on Friday.",
        ("Per Lie > Cairo | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "in place of somebody": (
        "Deputy Prime Minister Per Lie will attend the summit in Cairo on Friday in place of Prime "
        "Minister Ida Holm.",
        ("Per Lie > Cairo | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "whom a guest is to meet": (
        "The ministry announces that Foreign Minister Ida Holm will be on an official visit "
        "to Egypt on 15-17 May 2023. The programme includes meetings with Foreign Minister Samir "
        "Fahmy and with the Secretary-General of the Arab League, Hassan Zaki.",
        ("Ida Holm > Egypt | planned | 2023-05-15..2023-05-17 | ?",),
    ),
    "an office in short": (
        "The Norwegian PM will visit Cairo next week.",
        ("Norwegian PM > Cairo | planned | 2023-05-15..2023-05-21 | -",),
    ),
    "an office in short, of who is named": (
        "Norwegian Prime Minister Ida Holm spoke on Monday. The Norwegian PM will visit Cairo on "
        "Friday.",
        ("Ida Holm > Cairo | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "going somewhere on a day": (
        "Norwegian Prime Minister Ida Holm is going to Cairo on Monday.",
        ("Ida Holm > Cairo | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "attending something on a day": (
        "Norwegian Prime Minister Ida Holm is attending a summit in Cairo on Monday.",
        ("Ida Holm > Cairo | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "ministers of two states, with a comma": (
        "Norway, Egypt foreign ministers to meet in Geneva on Friday",
        ("Norway, Egypt foreign ministers > Geneva | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "a line of a diary that tells the last day": (
        "MONDAY, MAY 15\nCAIRO - Norwegian Premier Ida Holm on a visit to Egypt (to May 17).\n"
        "TUESDAY, MAY 16\nBRUSSELS - EU finance ministers meet.",
        ("Ida Holm > Egypt | planned | 2023-05-15..2023-05-17 | -",),
    ),
    "put off, to a day that the next sentence tells": (
        "Prime Minister Ida Holm had been due in Cairo on Friday. The visit has been postponed. It "
        "will now take place on May 20.",
        ("Ida Holm > Cairo | postponed | 2023-05-20..2023-05-20 | -",),
    ),
    "who has put off the trip": (
        "Prime Minister Ida Holm of Lorva, who had been expected in Oslo on Thursday, has put off "
        "the trip because of floods at home.",
        ("Ida Holm > Oslo | postponed | .. | -",),
    ),
    "what somebody is to report on": (
        "Foreign Minister Ida Holm will brief the committee in Vienna on Friday on her visit to "
        "Sudan.",
        (
            "Ida Holm > Sudan | past | ? | -",
            "Ida Holm > Vienna | planned | 2023-05-12..2023-05-12 | -",
        ),
    ),
    "at a funeral, where the dead receive nobody": (
        "Prime Minister Ida Holm will attend the funeral of former President Omar Aziz in Cairo on "
        "Thursday.",
        ("Ida Holm > Cairo | planned | 2023-05-11..2023-05-11 | -",),
    ),
    "a style between an office and a name": (
        "HE the Amir Sheikh Hamad bin Khalid arrived in Muscat yesterday evening on an official "
        "visit to the Sultanate of Oman.",
        ("Hamad bin Khalid > Muscat | ongoing | 2023-05-09.. | -",),
    ),
    "towns that no list knows, on one trip": (
        "Prime Minister Ida Holm will visit Kvernbu and Sollheim on June 2.",
        ("Ida Holm > Sollheim | planned | 2023-06-02..2023-06-02 | -",),
    ),
    "who goes, and since when": (
        "Prime Minister Ida Holm, elected on May 2, will visit Oslo on her first foreign trip.",
        ("Ida Holm > Oslo | planned | .. | -",),
    ),
    "so many days later": (
        "Foreign Minister Ida Holm will visit Cairo on June 3 and Amman two days later.",
        (
            "Ida Holm > Cairo | planned | 2023-06-03..2023-06-03 | -",
            "Ida Holm > Amman | planned | 2023-06-05..2023-06-05 | -",
        ),
    ),
    "a tour of this week, each stop on its day": (
        "Foreign Minister Ida Holm will begin a three-nation tour this week that takes her to "
        "Amman, Cairo and Ankara. She starts with a two-day visit to Jordan on Thursday. She "
        "travels on to Cairo on Saturday.",
        (
            "Ida Holm > Amman | planned | 2023-05-11..2023-05-12 | -",
            "Ida Holm > Cairo | planned | 2023-05-13.. | -",
            "Ida Holm > Ankara | ? | ? | -",
        ),
    ),
    "the day after, told last": (
        "Foreign Minister Ida Holm visits Cairo on June 5 and 6, Athens on June 7 and Nicosia the "
        "day after.",
        (
            "Ida Holm > Cairo | planned | 2023-06-05..2023-06-06 | -",
            "Ida Holm > Athens | planned | 2023-06-07..2023-06-07 | -",
            "Ida Holm > Nicosia | planned | 2023-06-08..2023-06-08 | -",
        ),
    ),
    "in the run-up to a day": (
        "Prime Minister Ida Holm will visit Oslo in the run-up to the summit on June 4.",
        ("Ida Holm > Oslo | planned | ..2023-06-03 | -",),
    ),
    "a week later, before the place": (
        "Foreign Minister Ida Holm will visit Cairo on June 3, and a week later she will travel "
        "to Amman.",
        (
            "Ida Holm > Cairo | planned | 2023-06-03..2023-06-03 | -",
            "Ida Holm > Amman | planned | 2023-06-10.. | -",
        ),
    ),
    "a day before what another sentence dates": (
        "The summit opens in Cairo on June 3. Foreign Minister Ida Holm will arrive in Cairo a "
        "day earlier.",
        ("Ida Holm > Cairo | planned | 2023-06-02.. | -",),
    ),
    "then a further place with its days": (
        "On the first leg of her tour, Foreign Minister Ida Holm will visit Cairo on May 30-31, "
        "then Amman on June 1-2.",
        (
            "Ida Holm > Cairo | planned | 2023-05-30..2023-05-31 | -",
            "Ida Holm > Amman | planned | 2023-06-01..2023-06-02 | -",
        ),
    ),
    "weekdays of a tour that begins next week": (
        "Foreign Minister Ida Holm begins a tour of North Africa on Monday. She will be in Tunis "
        "until Tuesday, in Algiers from Wednesday to Thursday and in Rabat on Friday.",
        (
            "Ida Holm > Tunis | planned | 2023-05-15..2023-05-16 | -",
            "Ida Holm > Algiers | planned | 2023-05-17..2023-05-18 | -",
            "Ida Holm > Rabat | planned | 2023-05-19..2023-05-19 | -",
        ),
    ),
    "who ends a visit was there before": (
        "Foreign Minister Ida Holm will conclude her visit to Oslo on Thursday.",
        ("Ida Holm > Oslo | ? | ..2023-05-11 | -",),
    ),
    "the last stop of a tour": (
        "Foreign Minister Ida Holm will end her African tour in Nairobi on Friday.",
        ("Ida Holm > Nairobi | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "home early": (
        "Dutch Foreign Minister Ida Holm cut short her visit to Oslo and flew home on Tuesday.",
        ("Ida Holm > Oslo | past | ..2023-05-09 | -",),
    ),
    "put off, the day it had told behind it": (
        "Foreign Minister Ida Holm on Tuesday postponed a trip to Oslo that was due to start on "
        "Saturday.",
        ("Ida Holm > Oslo | postponed | .. | -",),
    ),
    "put off from one weekday to another": (
        "Foreign Minister Ida Holm has postponed her trip to Oslo from Saturday to next Wednesday.",
        ("Ida Holm > Oslo | postponed | 2023-05-17..2023-05-17 | -",),
    ),
    "from a weekday and a day to another": (
        "Danish Foreign Minister Ida Holm will visit Oslo from Tuesday, June 6, to Thursday, "
        "June 8.",
        ("Ida Holm > Oslo | planned | 2023-06-06..2023-06-08 | -",),
    ),
    "the month told once": (
        "Danish Foreign Minister Ida Holm will visit Oslo on 14th June and Helsinki on 16th.",
        (
            "Ida Holm > Oslo | planned | 2023-06-14..2023-06-14 | -",
            "Ida Holm > Helsinki | planned | 2023-06-16..2023-06-16 | -",
        ),
    ),
    "called off, and due there on a day": (
        "Prime Minister Ida Holm cancelled her trip to Vienna. She was due there on June 2.",
        ("Ida Holm > Vienna | cancelled | 2023-06-02..2023-06-02 | -",),
    ),
    "campaigning with a candidate": (
        "White House strategist Ida Holm will campaign with Rory Pike in Alabama on Tuesday.",
        ("Ida Holm > Alabama | planned | 2023-05-16..2023-05-16 | -",),
    ),
    "a tour that takes somebody on": (
        "Foreign Minister Ida Holm begins a tour of the Balkans on Monday that will take her to "
        "Serbia, Kosovo and Albania.",
        (
            "Ida Holm > Serbia | planned | ? | -",
            "Ida Holm > Kosovo | planned | ? | -",
            "Ida Holm > Albania | planned | ? | -",
        ),
    ),
    "each town on its day": (
        "Foreign Minister Ida Holm was in Cairo on Sunday and Amman on Monday.",
        (
            "Ida Holm > Cairo | past | 2023-05-07..2023-05-07 | -",
            "Ida Holm > Amman | past | 2023-05-08..2023-05-08 | -",
        ),
    ),
    "a day of the next stop": (
        "Greek Prime Minister Ida Holm is set to travel to Cyprus for the anniversary, before "
        "heading to Brussels for the EU summit on May 26.",
        (
            "Ida Holm > Cyprus | planned | .. | -",
            "Ida Holm > Brussels | planned | 2023-05-26.. | -",
        ),
    ),
    "one stays and another goes": (
        "President Ida Holm will not attend the summit in Johannesburg, an aide said, and Vice "
        "President Ben Ford will lead the delegation instead.",
        (
            "Ida Holm > Johannesburg | ? | .. | -",
            "Ben Ford > Johannesburg | planned | .. | -",
        ),
    ),
    "leaders from several countries": (
        "Leaders from Chile, Brazil and Ecuador are to attend the ceremony in Lima on Saturday.",
        ("Leaders from Chile, Brazil and Ecuador > Lima | planned | 2023-05-13..2023-05-13 | -",),
    ),
    "a headline": (
        "President Ida Holm to visit South Africa on Monday - spokesperson",
        ("Ida Holm > South Africa | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "the pope at home": (
        "President Ida Holm to meet Pope Clement in Rome on Monday, office says",
        ("Ida Holm > Rome | planned | 2023-05-15..2023-05-15 | Pope Clement",),
    ),
    "a tour of a region with the day of each stop": (
        "President Ida Holm travels to Asia next week for a summit in Seoul on Tuesday, a trade "
        "forum in Hanoi on Thursday and talks with Thai officials in Bangkok on Friday.",
        (
            "Ida Holm > Seoul | planned | 2023-05-16..2023-05-16 | -",
            "Ida Holm > Hanoi | planned | 2023-05-18..2023-05-18 | -",
            "Ida Holm > Bangkok | planned | 2023-05-19..2023-05-19 | Thai officials",
        ),
    ),
    "a tour of a region with a list of stops": (
        "Chancellor Ida Holm heads to the Gulf on Sunday for meetings in Doha on Monday, Riyadh on "
        "Tuesday and Abu Dhabi on Wednesday.",
        (
            "Ida Holm > Doha | planned | 2023-05-15..2023-05-15 | -",
            "Ida Holm > Riyadh | planned | 2023-05-16..2023-05-16 | -",
            "Ida Holm > Abu Dhabi | planned | 2023-05-17..2023-05-17 | -",
        ),
    ),
    "a tour that is over": (
        "President Ida Holm toured the Balkans last week, meeting leaders in Skopje on Monday and "
        "Tirana on Tuesday.",
        ("Ida Holm > Skopje | past | ? | -", "Ida Holm > Tirana | past | ? | -"),
    ),
    "a stop still ahead on a tour": (
        "Foreign Minister Ida Holm is touring Latin America, where she will meet President Luis "
        "Paz in Lima on Tuesday.",
        ("Ida Holm > Lima | planned | 2023-05-16..2023-05-16 | Luis Paz",),
    ),
    "a region, and a place with a day of its own matter": (
        "President Ida Holm flew to the Middle East on Monday for peace talks, as protests in "
        "Amman on Sunday turned violent.",
        ("Ida Holm > Middle East | past | 2023-05-08..2023-05-08 | -",),
    ),
    "an accepted invitation": (
        "President Ida Holm has accepted an invitation from King Idris to visit Rabat in June.",
        ("Ida Holm > Rabat | planned | 2023-06-01..2023-06-30 | King Idris",),
    ),
    "an accepted invitation, told by its owner": (
        "President Ida Holm accepted King Idris's invitation to visit Rabat.",
        ("Ida Holm > Rabat | planned | .. | ?",),
    ),
    "an invitation received": (
        "President Ida Holm received an invitation from Egyptian President Adel Nour to visit "
        "Cairo.",
        ("Ida Holm > Cairo | invited | .. | Adel Nour",),
    ),
    "an invitation declined": (
        "Chancellor Ida Holm declined an invitation from President Marko Babic to visit Zagreb.",
        ("Ida Holm > Zagreb | denied | .. | ?",),
    ),
    "invited by name": (
        "Foreign Minister Ida Holm has been invited by her Kenyan counterpart Amina Otieno to "
        "visit Nairobi in June.",
        ("Ida Holm > Nairobi | invited | 2023-06-01..2023-06-30 | ?",),
    ),
    "called off today": (
        "Prime Minister Ida Holm cancelled her visit to Vienna on Wednesday. The trip had been "
        "planned for June 20.",
        ("Ida Holm > Vienna | cancelled | 2023-06-20..2023-06-20 | -",),
    ),
    "the visit of today called off": (
        "Prime Minister Ida Holm cancelled Wednesday's visit to Vienna.",
        ("Ida Holm > Vienna | cancelled | 2023-05-10..2023-05-10 | -",),
    ),
    "whose wife": (
        "Prime Minister Giorgi Tavadze's wife, Nino Tavadze, will open an exhibition in Batumi on "
        "Tuesday.",
        ("Nino Tavadze > Batumi | planned | 2023-05-16..2023-05-16 | -",),
    ),
    "on two days": (
        "Prime Minister Ida Holm will be in Oslo on 12 June and 3 July, her office said.",
        (
            "Ida Holm > Oslo | planned | 2023-06-12..2023-06-12 | -",
            "Ida Holm > Oslo | planned | 2023-07-03..2023-07-03 | -",
        ),
    ),
    "on three days": (
        "Prime Minister Ida Holm will travel to Baku on June 4, July 8 and August 2 for talks.",
        (
            "Ida Holm > Baku | planned | 2023-06-04..2023-06-04 | -",
            "Ida Holm > Baku | planned | 2023-07-08..2023-07-08 | -",
            "Ida Holm > Baku | planned | 2023-08-02..2023-08-02 | -",
        ),
    ),
    "on two days that are over": (
        "President Ida Holm visited Vienna on February 3 and again on April 27, officials said.",
        (
            "Ida Holm > Vienna | past | 2023-02-03..2023-02-03 | -",
            "Ida Holm > Vienna | past | 2023-04-27..2023-04-27 | -",
        ),
    ),
    "on two days in a row": (
        "President Ida Holm will visit Cairo on May 31 and June 1, her office said.",
        ("Ida Holm > Cairo | planned | 2023-05-31..2023-06-01 | -",),
    ),
    "a day beside one of somebody else": (
        "President Ida Holm will visit Cairo on June 15, and on July 3, parliament will vote.",
        ("Ida Holm > Cairo | planned | 2023-06-15..2023-06-15 | -",),
    ),
    "one day or another": (
        "President Ida Holm will visit Cairo on June 15 or July 3, her office said.",
        ("Ida Holm > Cairo | planned | 2023-06-15..2023-06-15 | -",),
    ),
    "two go to two places": (
        "The prime minister of Denmark, Jonas Berg, will visit Oslo on 12 June for talks with "
        "Prime Minister Erik Lund. Foreign Minister Ann Vik will travel to New York on 14 June.",
        (
            "Jonas Berg > Oslo | planned | 2023-06-12..2023-06-12 | ?",
            "Ann Vik > New York | planned | 2023-06-14..2023-06-14 | -",
        ),
    ),
    "meet, of a day to come": (
        "Finance ministers and central bankers of the Group of 20 meet in Cape Town on Thursday.",
        ("Finance ministers > Cape Town | planned | 2023-05-11..2023-05-11 | -",),
    ),
    "a great city's small namesake": (
        "Prime Minister Alan Frost travelled to London on Sunday after the summit in Canada.",
        ("Alan Frost > United Kingdom | past | 2023-05-07..2023-05-07 | ?",),
    ),
    "no plans yet": (
        "Kremlin spokesman Oleg Pankov said there were no plans yet for President Igor Volkov to "
        "visit Washington.",
        ("Igor Volkov > Washington | denied | .. | -",),
    ),
    "no plans at this time": (
        "There are no plans at this time for President Igor Volkov to travel to Ankara, the "
        "Kremlin said on Tuesday.",
        ("Igor Volkov > Ankara | denied | .. | -",),
    ),
    "plans for somebody to visit": (
        "The minister said plans for President Ada Lind to visit Oslo on 19 May were ready.",
        ("Ada Lind > Oslo | planned | 2023-05-19..2023-05-19 | -",),
    ),
    "preparations for somebody to travel": (
        "Preparations for Prime Minister Bo Orlan to travel to Oslo on Monday are complete, a "
        "spokesman said.",
        ("Bo Orlan > Oslo | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "arranging for a delegation to visit": (
        "Officials are arranging for a Swiss delegation to visit Tehran on Monday.",
        ("Swiss delegation > Tehran | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "a date agreed for somebody to visit": (
        "France and Ghana agreed a date for Prime Minister Bo Orlan to visit Accra.",
        ("Bo Orlan > Accra | planned | .. | -",),
    ),
    "no date set for somebody to visit": (
        "No date has been set for Prime Minister Bo Orlan to visit Ankara.",
        ("Bo Orlan > Ankara | possible | .. | -",),
    ),
    "arrangements for somebody to visit cancelled": (
        "Arrangements for Pope Karl to visit Lima in June have been cancelled.",
        ("Pope Karl > Lima | cancelled | 2023-06-01..2023-06-30 | -",),
    ),
    "plans for somebody to visit put off": (
        "The plan for Senator Ada Lind to travel to Taipei was put off.",
        ("Ada Lind > Taipei | postponed | .. | -",),
    ),
    "an honour for somebody to visit": (
        "He said it was an honour for the pope to visit Malta last week.",
        ("pope > Malta | past | 2023-05-01..2023-05-07 | -",),
    ),
    "time for somebody to visit": (
        "It is time for President Ada Lind to visit Kyiv, a lawmaker said.",
        (),
    ),
    "too early for ministers to travel": (
        "It is too early for EU ministers to travel to Tripoli, the envoy said.",
        (),
    ),
    "a request refused for somebody to visit": (
        "The ministry rejected a request for Senator Ada Lind to visit the prison in Minsk.",
        (),
    ),
    "a plea refused for inspectors to visit": (
        "Ghana refused a plea for UN inspectors to visit the town of Tamale on Friday.",
        (),
    ),
    "left for a place to visit somebody": (
        "Prime Minister Bo Orlan left for Oslo on Monday to visit the king of Norway.",
        ("Bo Orlan > Oslo | ongoing | 2023-05-08.. | ?",),
    ),
    "no visit is planned": (
        "No visit by President Igor Volkov to Ankara is planned, the Kremlin said.",
        ("Igor Volkov > Ankara | denied | .. | -",),
    ),
    "denied planning": (
        "The Kremlin denied on Tuesday that President Igor Volkov was planning a trip to Ankara.",
        ("Igor Volkov > Ankara | denied | .. | -",),
    ),
    "left home for": (
        "A North Korean delegation led by External Economic Minister Yun Jong-su left Pyongyang on "
        "Monday to visit Iran, state media reported.",
        ("Yun Jong-su > Iran | past | 2023-05-08..2023-05-08 | -",),
    ),
    "left after a visit": (
        "French President Julien Morel left Beirut on Monday after a two-day visit.",
        ("Julien Morel > Beirut | past | ? | -",),
    ),
    "a visiting envoy": (
        "Lebanon's president told a visiting U.S. envoy, Tom Barlow, that the army would deploy.",
        ("Tom Barlow > Lebanon | ongoing | .. | ?",),
    ),
    "the city in an occasion's name": (
        "French Vice President Dana Reed will speak at the Munich Security Conference on Friday.",
        ("Dana Reed > Munich | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "no office told, but sure": (
        "Rome's prefect, Achille Sarra, will be in Manchester on Monday and Tuesday.",
        ("Achille Sarra > Manchester | planned | 2023-05-15..2023-05-16 | -",),
    ),
    "asked to come": (
        "Premier Gilbert Kouassi, who led the talks since January, has been asked to come to Lome "
        "but has not answered.",
        ("Gilbert Kouassi > Lome | invited | .. | -",),
    ),
    "a meeting called off, at the seat of one of two": (
        "The meeting in Lima of Peruvian Foreign Minister Ana Gervas and her Chilean counterpart, "
        "Alberto Klar, was cancelled on Sunday.",
        ("Alberto Klar > Lima | cancelled | .. | -",),
    ),
    "beside one who is at work": (
        "EU foreign policy chief Ana Ruiz was speaking in Brussels on Tuesday. She said Kenyan "
        "President Daniel Otieno will be in Brussels next Monday to discuss it with the ministers.",
        ("Daniel Otieno > Brussels | planned | 2023-05-15..2023-05-15 | ?",),
    ),
    "will not, after all": (
        "Queen Maud of Norway will not, after all, go to Accra in June, the palace said on Monday.",
        ("Maud > Accra | cancelled | 2023-06-01..2023-06-30 | -",),
    ),
    "a call on somebody": (
        "Foreign Minister Astrid Lunde of Norway will pay a call on Prime Minister Lena Orth in "
        "Berlin on Friday.",
        ("Astrid Lunde > Berlin | planned | 2023-05-12..2023-05-12 | Lena Orth",),
    ),
    "presidents of several states": (
        "The Sudanese, Thai and Kenyan presidents met in Djibouti on Monday.",
        ("Sudanese, Thai and Kenyan presidents > Djibouti | past | 2023-05-08..2023-05-08 | -",),
    ),
    "will not come, in a clause behind": (
        "The trade delegation from Peru that was to arrive in Hanoi this week will not come before "
        "the vote, the palace in Lima said.",
        ("trade delegation from Peru > Hanoi | cancelled | ? | -",),
    ),
    "by whom it was unveiled": (
        "A memorial was unveiled at Bergen on Monday by King Omar Vesk and Peruvian President Ana "
        "Gervas.",
        ("Omar Vesk+Ana Gervas > Bergen | past | 2023-05-08..2023-05-08 | -",),
    ),
    "took the train": (
        "Peruvian President Ana Gervas took the night train from Vienna to Warsaw on Monday.",
        ("Ana Gervas > Warsaw | past | 2023-05-08..2023-05-08 | -",),
    ),
    "returns from a place on a day to come": (
        "Peruvian President Ana Gervas returns from Addis Ababa on Friday.",
        ("Ana Gervas > Addis Ababa | ongoing | ..2023-05-12 | -",),
    ),
    "put off, from a first day in a clause": (
        "The Kuwaiti emir's visit to Ankara, which was to start on Monday, has been postponed at "
        "his request.",
        ("Kuwaiti emir > Ankara | postponed | .. | -",),
    ),
    "no date for the visit": (
        "Officials in Ankara said no date had been set for President Demir's visit to Cairo.",
        ("Demir > Cairo | possible | .. | -",),
    ),
    "announced after a stop": (
        "Talks will be held in Rome on 20 May, President Ada Lind of Norway announced after a stop "
        "in Pristina on Monday.",
        ("Ada Lind > Pristina | past | 2023-05-08..2023-05-08 | -",),
    ),
    "from X, where she is on a visit": (
        "President Ada Lind of Norway sent thanks from Vilnius, where she is on a two-day visit.",
        ("Ada Lind > Vilnius | ongoing | .. | -",),
    ),
    "continues to": (
        "Paraguayan President Ana Gervas continues on Friday to Rome for an audience.",
        ("Ana Gervas > Rome | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "spoken of abroad": (
        "Peruvian Finance Minister Ana Gervas told reporters in Vienna on Tuesday that the loan "
        "was safe until 2028.",
        ("Ana Gervas > Vienna | past | 2023-05-09..2023-05-09 | -",),
    ),
    "said at a meeting abroad": (
        "The loan is safe, Peru's finance minister, Ana Gervas, said on the sidelines of a meeting "
        "of bankers in Vienna.",
        ("Ana Gervas > Vienna | ongoing | .. | -",),
    ),
    "in a town abroad, said": (
        "In Vienna, Peruvian Finance Minister Ana Gervas said the talks had been useful.",
        ("Ana Gervas > Vienna | ongoing | .. | -",),
    ),
    "left the talks for home": (
        "King Omar Vesk of Jordan met President Ada Lind in Cairo before he left for Amman.",
        ("Omar Vesk > Cairo | past | ? | ?",),
    ),
    "a courtesy call, past": (
        "President Ada Lind of Norway paid a courtesy call on King Omar Vesk in Amman on Monday.",
        ("Ada Lind > Amman | past | 2023-05-08..2023-05-08 | Omar Vesk",),
    ),
    "shelved, with a word between": (
        "President Ana Quintero is due in Quito on Friday. The visit, which was to mark a treaty, "
        "has been shelved, her office said.",
        ("Ana Quintero > Quito | cancelled | 2023-05-12..2023-05-12 | -",),
    ),
    "the day of a refusal": (
        "Peru's Congress on Monday refused President Dina Solis permission to travel to Rome. She "
        "would have been away from 16 to 19 May.",
        ("Dina Solis > Rome | denied | 2023-05-16..2023-05-19 | -",),
    ),
    "the day of a cancellation": (
        "Polish Prime Minister Tomasz Wilk's visit to Kyiv was cancelled on Sunday because of the "
        "shelling.",
        ("Tomasz Wilk > Kyiv | cancelled | .. | -",),
    ),
    "put off, the old days in the next sentence": (
        "Pope Leo will put off his journey to Lebanon until the autumn. He had been expected in "
        "Beirut from 24 to 26 May.",
        ("Pope Leo > Beirut | postponed | 2023-09-01..2023-11-30 | -",),
    ),
    "put off, the new days in the next sentence": (
        "General Kemal Isik of Turkey has postponed a trip to Tripoli that had been set for "
        "30 May. The visit will now take place in the second half of June, a source said.",
        ("Kemal Isik > Tripoli | postponed | 2023-06-16..2023-06-30 | -",),
    ),
    "due to begin, far behind the noun": (
        "A visit to Nouméa by overseas minister Manuel Valais, due to begin on Saturday, is in "
        "doubt after a night of riots.",
        ("Manuel Valais > Nouméa | ? | 2023-05-13..2023-05-13 | -",),
    ),
    "a day of talks on a visit of a week": (
        "UN aid chief Tomas Fletch is on a week-long visit to Sudan. On Sunday he met army leader "
        "Abdel Burhani in Port Sudan.",
        ("Tomas Fletch > Port Sudan | ongoing | 2023-05-07..2023-05-07 | Abdel Burhani",),
    ),
    "left on a trip": (
        "Defence Secretary Peter Hagman left on Monday on a trip that includes stops in Bahrain "
        "and Israel. He will be back in Washington on 16 May.",
        (
            "Peter Hagman > Bahrain | ? | ? | -",
            "Peter Hagman > Israel | ? | ? | -",
        ),
    ),
    "cut short": (
        "Nigerian President Bola Adeyemi has cut short a trip to Brazil and is flying home. He had "
        "been due to stay in Rio de Janeiro until Thursday.",
        ("Bola Adeyemi > Rio de Janeiro | past | .. | -",),
    ),
    "others at the same funeral": (
        "German President Walter Steinbach will attend the funeral of Pope Gregory in Rome on "
        "Saturday. Also expected are King Felipe of Spain and Poland's Karol Nowak.",
        ("Walter Steinbach+Felipe+Nowak > Rome | planned | 2023-05-13..2023-05-13 | -",),
    ),
    "by video": (
        "Leaders of the bloc meet in Asunción on Friday. Presidents Luiza Amaral of Brazil and "
        "Javier Molina of Argentina will attend; Bolivia's Luis Arcega will take part by video.",
        ("Luiza Amaral+Javier Molina > Asunción | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "about what is online": (
        "Prime Minister Ida Holm will attend talks about online fraud in Seoul on Friday.",
        ("Ida Holm > Seoul | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "ministers of some states": (
        "The foreign ministers of the three Baltic states will be in Tbilisi on 16 and 17 May.",
        ("foreign ministers of > Tbilisi | planned | 2023-05-16..2023-05-17 | -",),
    ),
    "greeted in a hall of the town": (
        "The Emir of Qatar, Sheikh Tamim al-Khalid, left Doha this morning for Paris at the start "
        "of a two-day state visit. President Emmanuel Lacroix is to greet him at Les Invalides.",
        ("Tamim al-Khalid > Paris | ongoing | 2023-05-10..2023-05-11 | Emmanuel Lacroix",),
    ),
    "home from where somebody is": (
        "Estonia's President Liina Raud will return to Tallinn on Friday from Ankara, where she "
        "met President Orhan Demir.",
        ("Liina Raud > Ankara | ongoing | ? | Orhan Demir",),
    ),
    "due back on a day": (
        "Hungarian President Tamás Sulyom flies to Baku on Thursday on a trip that will also take "
        "in Tashkent; he is due back on Saturday.",
        (
            "Tamás Sulyom > Baku | planned | 2023-05-11..2023-05-11 | -",
            "Tamás Sulyom > Tashkent | planned | ? | -",
        ),
    ),
    "skips a gathering": (
        "The Fed chair, Jerome Poole, will skip the gathering in Sintra in June.",
        ("Jerome Poole > Sintra | cancelled | 2023-06-01..2023-06-30 | -",),
    ),
    "there until a day": (
        "Japanese Foreign Minister Kenji Ota is in Manila until Friday for talks with his "
        "Philippine counterpart, Rosa Delgado.",
        ("Kenji Ota > Manila | ongoing | ..2023-05-12 | Rosa Delgado",),
    ),
    "there through a day": (
        "President Ana Quintero is in Lima through Saturday, her office said.",
        ("Ana Quintero > Lima | ongoing | ..2023-05-13 | -",),
    ),
    "a delegation led by somebody without an office": (
        "A delegation of the International Monetary Fund led by Nadia Ferhat will be in Cairo "
        "from 10 to 14 June.",
        ("Nadia Ferhat > Cairo | planned | 2023-06-10..2023-06-14 | -",),
    ),
    "whether somebody will come": (
        "Nobody has told us whether President Rahmani will come to Dushanbe, lawmaker Farida "
        "Sharipova said.",
        ("Rahmani > Dushanbe | possible | .. | -",),
    ),
    "called off in the next sentence": (
        "Foreign Minister Lars Holm of Denmark had been due in Nairobi on Thursday. The trip will "
        "not go ahead, his ministry said.",
        ("Lars Holm > Nairobi | cancelled | 2023-05-11..2023-05-11 | -",),
    ),
    "supposed to arrive": (
        "Pakistan's Prime Minister Imran Sadiq was supposed to arrive in Riyadh on Monday. Saudi "
        "officials said the visit had been called off.",
        ("Imran Sadiq > Riyadh | cancelled | ? | -",),
    ),
    "would not take place": (
        "Premier Kiril Stanev had been due in Athens on Friday; a spokesman said the visit would "
        "not take place.",
        ("Kiril Stanev > Athens | cancelled | 2023-05-12..2023-05-12 | -",),
    ),
    "called off last year": (
        "President William Tarus will visit Rome on Friday. The visit was called off last year "
        "because of a strike.",
        ("William Tarus > Rome | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "one trip of two called off": (
        "Estonian President Alar Kivi will visit Rome on Monday and Paris on Tuesday. The Paris "
        "trip was cancelled, his office said later.",
        (
            "Alar Kivi > Rome | planned | 2023-05-15..2023-05-15 | -",
            "Alar Kivi > Paris | cancelled | ? | -",
        ),
    ),
    "another trip instead": (
        "President Omar Diallo called off the trip and will go to Rabat on Friday instead.",
        ("Omar Diallo > Rabat | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "a planned visit dropped": (
        "A planned visit by Chinese Premier Zhao Ming to Canberra was dropped after the row over "
        "coal, two officials said.",
        ("Zhao Ming > Canberra | cancelled | .. | -",),
    ),
    "put off until a month": (
        "South African President Thabo Dube's trip to Minsk has been put off until June.",
        ("Thabo Dube > Minsk | postponed | 2023-06-01..2023-06-30 | -",),
    ),
    "met before flying on": (
        "Turkish President Kemal Demir meets German Chancellor Lena Brandt in Berlin on Thursday "
        "before flying to Rome.",
        (
            "Kemal Demir > Berlin | planned | 2023-05-11..2023-05-11 | Lena Brandt",
            "Kemal Demir > Rome | planned | ? | -",
        ),
    ),
    "a mayor abroad": (
        "London Mayor Ken Ashby will visit Paris on Thursday.",
        ("Ken Ashby > Paris | planned | 2023-05-11..2023-05-11 | -",),
    ),
    "an office and whose it is": (
        "Iceland's prime minister will travel to Chile this weekend for talks on fisheries.",
        ("Iceland's prime minister > Chile | planned | 2023-05-13..2023-05-14 | -",),
    ),
    "the leader who is invited": (
        "Prime Minister Bela Varga defied the court and wants to roll out the red carpet for "
        "Dan Oren, inviting the Israeli leader to Budapest.",
        ("Dan Oren > Budapest | invited | .. | Bela Varga",),
    ),
    "heading there today": (
        "President Ada Lind is heading to Riga today to meet officers of the alliance.",
        ("Ada Lind > Riga | planned | 2023-05-10..2023-05-10 | ?",),
    ),
    "to his country": (
        "Hungarian Prime Minister Bela Varga said he would invite Israeli Prime Minister Dan Oren "
        "to visit his country despite the warrant.",
        ("Dan Oren > Hungary | invited | .. | Bela Varga",),
    ),
    "the visit of a counterpart called off": (
        "Foreign Minister Gal Shamir called off the visit of his Danish counterpart Lars Holm to "
        "Israel after the vote.",
        ("Lars Holm > Israel | cancelled | .. | ?",),
    ),
    "leaders are no host": (
        "Defence Secretary Jon Harker met leaders in Pakistan on Monday for the first time.",
        ("Jon Harker > Pakistan | ? | 2023-05-08..2023-05-08 | -",),
    ),
    "a month of next year": (
        "Chancellor Emil Roth will travel to Riga in June next year, Berlin said.",
        ("Emil Roth > Riga | planned | 2024-06-01..2024-06-30 | -",),
    ),
    "a day of next year": (
        "Foreign Minister Astrid Lunde will visit Amman on 9 June next year.",
        ("Astrid Lunde > Amman | planned | 2024-06-09..2024-06-09 | -",),
    ),
    "next week and another place": (
        "Foreign Minister Astrid Lunde will travel to Amman next week and to Riga in July.",
        (
            "Astrid Lunde > Amman | planned | 2023-05-15..2023-05-21 | -",
            "Astrid Lunde > Riga | planned | 2023-07-01..2023-07-31 | -",
        ),
    ),
    "next year after something": (
        "Chancellor Emil Roth will visit Riga next year after the vote.",
        ("Emil Roth > Riga | planned | 2024-01-01..2024-12-31 | -",),
    ),
    "a week of a month": (
        "Chancellor Emil Roth will visit Riga in the second week of June.",
        ("Emil Roth > Riga | planned | 2023-06-08..2023-06-14 | -",),
    ),
    "a day of next month": (
        "Chancellor Emil Roth will visit Riga on the 14th of next month.",
        ("Emil Roth > Riga | planned | 2023-06-14..2023-06-14 | -",),
    ),
    "a week from a weekday": (
        "Chancellor Emil Roth will visit Riga a week from Friday.",
        ("Emil Roth > Riga | planned | 2023-05-19..2023-05-19 | -",),
    ),
    "as soon as a weekday": (
        "Chancellor Emil Roth will visit Riga as soon as Friday.",
        ("Emil Roth > Riga | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "the evening of a date": (
        "Chancellor Emil Roth will visit Riga on the evening of Nov. 9.",
        ("Emil Roth > Riga | planned | 2023-11-09..2023-11-09 | -",),
    ),
    "a date in figures": (
        "Chancellor Emil Roth will visit Riga on 24.05.2023 at 10:30 local time.",
        ("Emil Roth > Riga | planned | 2023-05-24..2023-05-24 | -",),
    ),
    "an anniversary is named after a day": (
        "Chancellor Emil Roth will visit Riga for the Nov. 9 anniversary.",
        ("Emil Roth > Riga | planned | .. | -",),
    ),
    "before the day of something else": (
        "Chancellor Emil Roth will visit Riga ahead of June 9 talks.",
        ("Emil Roth > Riga | planned | .. | -",),
    ),
    "a year that names a thing": (
        "Chancellor Emil Roth will visit Riga to speak about the 2031 games.",
        ("Emil Roth > Riga | planned | .. | -",),
    ),
    "the time up to now": (
        "Chancellor Emil Roth, elected twice over the past decade, will visit Riga.",
        ("Emil Roth > Riga | planned | .. | -",),
    ),
    "comes and leaves": (
        "Chancellor Emil Roth will arrive in Riga on 17 May and leave on 19 May.",
        ("Emil Roth > Riga | planned | 2023-05-17..2023-05-19 | -",),
    ),
    "goes and stays until": (
        "Chancellor Emil Roth will visit Riga on 17 May and stay until 19 May.",
        ("Emil Roth > Riga | planned | 2023-05-17..2023-05-19 | -",),
    ),
    "put off until a day": (
        "Chancellor Emil Roth has postponed his visit to Riga, set for 17 May, until 9 June.",
        ("Emil Roth > Riga | postponed | 2023-06-09..2023-06-09 | -",),
    ),
    "put off from a day to a day": (
        "Chancellor Emil Roth has postponed his visit to Riga from May 17 to June 9.",
        ("Emil Roth > Riga | postponed | 2023-06-09..2023-06-09 | -",),
    ),
    "a source behind the day": (
        "Chancellor Emil Roth will travel to Lyon, France, in June, Berlin said.",
        ("Emil Roth > Lyon | planned | 2023-06-01..2023-06-30 | -",),
    ),
    "officials behind the day": (
        "Chancellor Emil Roth will travel from Bonn to Lyon on 17 May, officials said.",
        ("Emil Roth > Lyon | planned | 2023-05-17..2023-05-17 | -",),
    ),
    "warned before a trip": (
        "Officials warned China not to act amid House Speaker Nadia Pelham's prospective trip to "
        "Taiwan.",
        ("Nadia Pelham > Taiwan | possible | .. | -",),
    ),
    "a condition set": (
        "Norwegian Foreign Minister Astrid Lunde will visit Amman on Friday if the truce holds.",
        ("Astrid Lunde > Amman | possible | 2023-05-12..2023-05-12 | -",),
    ),
    "before he travels": (
        "President Ilia Marov told his ministers to prepare before he travels to Cairo on Monday.",
        ("Ilia Marov > Cairo | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "urged calm when she visited": (
        "Foreign Minister Astrid Lunde urged calm when she visited Riga on Monday.",
        ("Astrid Lunde > Riga | past | 2023-05-08..2023-05-08 | -",),
    ),
    "wants something and will travel": (
        "Foreign Minister Astrid Lunde wants Norway to join the bank and will travel to Riga on "
        "Monday.",
        ("Astrid Lunde > Riga | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "as every year": (
        "As he does every year, the king will travel to Bergen on 17 May.",
        ("king > Bergen | planned | 2023-05-17..2023-05-17 | -",),
    ),
    "prospective trip": (
        "Officials warned of the risks of House Speaker Nadia Pelham's prospective trip to Taiwan.",
        ("Nadia Pelham > Taiwan | possible | .. | -",),
    ),
    "had travelled": (
        "Foreign Minister Astrid Lunde said she had travelled to Nairobi for talks.",
        ("Astrid Lunde > Nairobi | past | .. | -",),
    ),
    "refuses to": (
        "President Ilia Marov refuses to visit Hungary.",
        ("Ilia Marov > Hungary | denied | .. | -",),
    ),
    "verb visit": (
        "Norwegian Foreign Minister Astrid Lunde will visit Jordan on Monday.",
        ("Astrid Lunde > Jordan | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "stop inside a journey of one day": (
        "Norwegian Foreign Minister Astrid Lunde is to visit the U.S. Gulf Coast on Tuesday. She "
        "will travel to Mobile, Alabama, to open a school.",
        (
            "Astrid Lunde > Gulf Coast | planned | 2023-05-16..2023-05-16 | -",
            "Astrid Lunde > Mobile | planned | 2023-05-16..2023-05-16 | -",
        ),
    ),
    "verb travel": (
        "Kenyan President Samuel Otieno will travel to Uganda next week for talks on trade.",
        ("Samuel Otieno > Uganda | planned | 2023-05-15..2023-05-21 | -",),
    ),
    "dateline of an agency": (
        "BEIJING, May 9 (Xinhua) -- Chilean President Tomas Arrieta will pay a state visit to "
        "China "
        "from May 22 to 25, a Foreign Ministry spokesperson announced on Tuesday.",
        ("Tomas Arrieta > China | planned | 2023-05-22..2023-05-25 | -",),
    ),
    "at the invitation of": (
        "At the invitation of Prime Minister Ivo Marek of the Czech Republic, Vietnamese President "
        "Tran Van Duc will make an official visit to Prague on May 18.",
        ("Tran Van Duc > Prague | planned | 2023-05-18..2023-05-18 | ?",),
    ),
    "dateline with a ministry": (
        "SEOUL, May 10 (Yonhap) -- South Korean Defense Minister Han Ji-seok will fly to Australia "
        "on Thursday for talks with his counterpart, the ministry said.",
        ("Han Ji-seok > Australia | planned | 2023-05-11..2023-05-11 | ?",),
    ),
    "head to": (
        "Brazilian Finance Minister Paulo Teixeira heads to Washington on Sunday.",
        ("Paulo Teixeira > Washington | planned | 2023-05-14..2023-05-14 | -",),
    ),
    "arrive": (
        "Egyptian Prime Minister Karim Fahmy arrived in Baghdad on Wednesday for talks with Iraqi "
        "President Salim al-Rubaie.",
        ("Karim Fahmy > Baghdad | ongoing | 2023-05-10.. | Salim al-Rubaie",),
    ),
    "is due in": (
        "The head of the U.N. nuclear watchdog, Mario Bellini, is due in Tehran on Friday.",
        ("Mario Bellini > Tehran | planned | 2023-05-12..2023-05-12 | ?",),
    ),
    "is in for talks": (
        "British Foreign Secretary Helen Marsh is in Ankara for talks with Turkish officials.",
        ("Helen Marsh > Ankara | ongoing | .. | ?",),
    ),
    "leaves for": (
        "Japanese Prime Minister Kenji Morita leaves for India on Saturday.",
        ("Kenji Morita > India | planned | 2023-05-13.. | -",),
    ),
    "noun with by": (
        "Officials are preparing a visit to Ottawa by French President Lucie Aubert in June.",
        ("Lucie Aubert > Ottawa | planned | 2023-06-01..2023-06-30 | ?",),
    ),
    "noun with possessive": (
        "Saudi Crown Prince Faisal bin Nasser's visit to Athens is scheduled for May 30.",
        ("Faisal bin Nasser > Athens | planned | 2023-05-30..2023-05-30 | -",),
    ),
    "noun with of": (
        "The visit of Indonesian President Agus Wibowo to Canberra will begin on Tuesday.",
        ("Agus Wibowo > Canberra | planned | 2023-05-16.. | -",),
    ),
    "tour with legs": (
        "Spanish Foreign Minister Elena Robles will begin a tour of Morocco, Senegal and Nigeria "
        "on "
        "Monday.",
        (
            "Elena Robles > Morocco | planned | 2023-05-15.. | -",
            "Elena Robles > Senegal | planned | 2023-05-15.. | -",
            "Elena Robles > Nigeria | planned | 2023-05-15.. | -",
        ),
    ),
    "legs with their own dates": (
        "Dutch Prime Minister Joost Verhagen will travel to Egypt and Jordan next week. He will "
        "meet President Hatem Gaber in Cairo on Tuesday and hold talks in Amman on Thursday.",
        (
            "Joost Verhagen > Egypt | planned | 2023-05-16..2023-05-16 | ?",
            "Joost Verhagen > Jordan | planned | 2023-05-18..2023-05-18 | ?",
        ),
    ),
    "host receives": (
        "Polish President Jan Zielinski will receive his Lithuanian counterpart Rasa Petrauskas in "
        "Warsaw on Thursday.",
        ("Rasa Petrauskas > Warsaw | planned | 2023-05-11..2023-05-11 | Jan Zielinski",),
    ),
    "host without a place": (
        "German Chancellor Markus Dorn will host Israeli Prime Minister Gad Shalev next month.",
        ("Gad Shalev > Germany | planned | 2023-06-01..2023-06-30 | Markus Dorn",),
    ),
    "passive host": (
        "Ghanaian President Kofi Mensah was received at the Elysee by French President Lucie "
        "Aubert "
        "on Wednesday.",
        ("Kofi Mensah > Paris | ongoing | 2023-05-10..2023-05-10 | Lucie Aubert",),
    ),
    "White House meeting": (
        "Italian Prime Minister Marco Fontana will meet U.S. President Laura Bennett at the White "
        "House on May 17.",
        ("Marco Fontana > White House | planned | 2023-05-17..2023-05-17 | Laura Bennett",),
    ),
    "meeting in a third place": (
        "Armenian Prime Minister Aram Sargsian and Azerbaijani President Rauf Mammadov will meet "
        "in "
        "Brussels on Sunday.",
        ("Aram Sargsian+Rauf Mammadov > Brussels | planned | 2023-05-14..2023-05-14 | -",),
    ),
    "attends a summit": (
        "Turkish President Orhan Demirci will attend a NATO summit in Vilnius in July.",
        ("Orhan Demirci > Vilnius | planned | 2023-07-01..2023-07-31 | -",),
    ),
    "talks noun": (
        "U.S. Secretary of State Grace Holloway will hold talks in Cairo with Egyptian Foreign "
        "Minister Adel Mansour on Monday.",
        ("Grace Holloway > Cairo | planned | 2023-05-15..2023-05-15 | Adel Mansour",),
    ),
    "visiting in front of a name": (
        "Thai Prime Minister Somchai Rattana met visiting Swedish King Fredrik in Bangkok on "
        "Wednesday.",
        ("Fredrik > Bangkok | ongoing | 2023-05-10..2023-05-10 | Somchai Rattana",),
    ),
    "invited to visit": (
        "Kazakh President Yerlan Akhmetov has invited Pope Clement to visit Astana.",
        ("Clement > Astana | invited | .. | Yerlan Akhmetov",),
    ),
    "invited without a place": (
        "Indian Prime Minister Vikram Rao invited Nepalese Prime Minister Bishnu Thapa to pay an "
        "official visit to India later this year.",
        ("Bishnu Thapa > India | invited | 2023-05-11..2023-12-31 | Vikram Rao",),
    ),
    "expected": (
        "Ukrainian President Andriy Kovalenko is expected to visit Paris in the coming days.",
        ("Andriy Kovalenko > Paris | expected | .. | -",),
    ),
    "likely": (
        "Philippine President Ramon Salonga is likely to travel to Beijing in November.",
        ("Ramon Salonga > Beijing | expected | 2023-11-01..2023-11-30 | -",),
    ),
    "may": (
        "Cuban Foreign Minister Raul Ibarra may visit Moscow next month, a diplomat said.",
        ("Raul Ibarra > Moscow | possible | 2023-06-01..2023-06-30 | -",),
    ),
    "is considering": (
        "Canadian Prime Minister Claire Dubois is considering a trip to Kyiv.",
        ("Claire Dubois > Kyiv | possible | .. | -",),
    ),
    "hopes to": (
        "Finnish President Pekka Nurmi said he hopes to visit Vietnam next year.",
        ("Pekka Nurmi > Vietnam | possible | 2024-01-01..2024-12-31 | -",),
    ),
    "cancelled": (
        "Peruvian President Luis Quispe has cancelled his trip to Madrid planned for next week.",
        ("Luis Quispe > Madrid | cancelled | 2023-05-15..2023-05-21 | -",),
    ),
    "called off": (
        "Lebanese Prime Minister Samir Haddad called off a visit to Paris because of the protests.",
        ("Samir Haddad > Paris | cancelled | .. | -",),
    ),
    "postponed": (
        "Serbian President Milan Jovic has postponed a visit to Vienna, his office said Wednesday.",
        ("Milan Jovic > Vienna | postponed | .. | -",),
    ),
    "passive postponed": (
        "A visit to Tokyo by Mongolian President Bat Ganbold has been postponed until June.",
        ("Bat Ganbold > Tokyo | postponed | ? | ?",),
    ),
    "no plans": (
        "Chinese President Liu Wenhao has no plans to visit Taiwan, the ministry said.",
        ("Liu Wenhao > Taiwan | denied | .. | -",),
    ),
    "denied entry": (
        "A delegation of Norwegian lawmakers was denied entry to Belarus on Tuesday.",
        ("delegation of Norwegian lawmakers > Belarus | denied | 2023-05-09..2023-05-09 | -",),
    ),
    "past visit": (
        "Greek Prime Minister Nikos Andreou visited Cyprus last week.",
        ("Nikos Andreou > Cyprus | past | 2023-05-01..2023-05-07 | -",),
    ),
    "past by date": (
        "Georgian President Tamar Lomidze met Romanian President Ion Vasilescu in Bucharest on "
        "Monday.",
        ("Tamar Lomidze > Bucharest | past | 2023-05-08..2023-05-08 | Ion Vasilescu",),
    ),
    "returned from": (
        "Malaysian Prime Minister Azlan Hamid returned on Tuesday from a trip to Qatar.",
        ("Azlan Hamid > Qatar | past | ? | -",),
    ),
    "duration from a start": (
        "Portuguese President Rui Teles begins a three-day state visit to Angola on Monday.",
        ("Rui Teles > Angola | planned | 2023-05-15..2023-05-17 | -",),
    ),
    "began a visit": (
        "Hungarian President Zoltan Kiss began a two-day visit to Serbia on Wednesday.",
        ("Zoltan Kiss > Serbia | ongoing | 2023-05-10..2023-05-11 | -",),
    ),
    "began a tour on a day gone by": (
        "Prime Minister Ida Holm of Norway had begun her tour in Astana on Saturday.",
        ("Ida Holm > Astana | ongoing | 2023-05-06..2023-05-06 | -",),
    ),
    "was to have gone": (
        "Prime Minister Ida Holm was in Vienna. She was to have gone on to Cairo, but sent a "
        "deputy.",
        ("Ida Holm > Cairo | cancelled | .. | -",),
    ),
    "begins a tour on a day": (
        "Prime Minister Ida Holm of Norway begins her tour in Astana on Saturday.",
        ("Ida Holm > Astana | planned | 2023-05-13..2023-05-13 | -",),
    ),
    "a town of a land that belongs to another": (
        "Premier to visit Nuuk\n\nDenmark's prime minister, Ida Holm, will travel to Greenland "
        "next week.",
        ("Ida Holm > Nuuk | planned | 2023-05-15..2023-05-21 | -",),
    ),
    "a town and its state, shortened": (
        "Senator Ida Holm campaigned in Birmingham, Ala., on Tuesday.",
        ("Ida Holm > Alabama | past | 2023-05-09..2023-05-09 | -",),
    ),
    "a town and its province, shortened": (
        "Prime Minister Ida Holm will visit London, Ont., on Friday.",
        ("Ida Holm > Canada | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "a day of the journey before is not that of the next": (
        "Foreign Minister Ida Holm is expected to visit Cairo within weeks. Holm last travelled to "
        "Amman in March.",
        (
            "Ida Holm > Cairo | expected | .. | -",
            "Ida Holm > Amman | past | 2023-03-01..2023-03-31 | -",
        ),
    ),
    "back on a day, from where somebody met": (
        "Prime Minister Ida Holm will return to Oslo on Friday from Ankara, where she met "
        "President Idris Kara.",
        ("Ida Holm > Ankara | past | .. | Idris Kara",),
    ),
    "began a visit that ends on a day": (
        "Prime Minister Ida Holm of Norway opened a visit to Cairo, and will speak there on "
        "Friday.",
        ("Ida Holm > Cairo | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "a guest of a transcript goes": (
        "IDA HOLM: I will travel to Cairo on Friday to meet the president.\n\nQUESTION: Why?\n\n"
        "IDA HOLM: To talk.",
        ("IDA HOLM > Cairo | planned | 2023-05-12..2023-05-12 | ?",),
    ),
    "a tour while others gather": (
        "Prime Minister Ida Holm will begin a tour of Asia when leaders gather in Astana on Friday "
        "before heading to Tokyo on Saturday.",
        (
            "Ida Holm > Astana | planned | 2023-05-12..2023-05-12 | -",
            "Ida Holm > Tokyo | planned | 2023-05-13..2023-05-13 | -",
        ),
    ),
    "digest present": (
        "Algerian President Nabil Cherif arrives in Lisbon for a state visit.",
        ("Nabil Cherif > Lisbon | ongoing | ? | -",),
    ),
    "headline": (
        "Irish premier Niall Keane to visit Washington in June",
        ("Niall Keane > Washington | planned | 2023-06-01..2023-06-30 | -",),
    ),
    "headline with host": (
        "Putin-ally Petrenko hosts Chinese envoy Shen Bo in Minsk",
        ("Shen Bo > Minsk | ongoing | ? | ?",),
    ),
    "pronoun": (
        "Colombian President Ana Restrepo spoke to reporters on Wednesday. She will travel to "
        "Quito "
        "on Friday to meet Ecuadorean President Jorge Paredes.",
        ("Ana Restrepo > Quito | planned | 2023-05-12..2023-05-12 | Jorge Paredes",),
    ),
    "description": (
        "Moldovan President Ilinca Rusu thanked the donors. The president is scheduled to visit "
        "Bucharest on May 20.",
        ("Ilinca Rusu > Bucharest | planned | 2023-05-20..2023-05-20 | -",),
    ),
    "name in the next sentence": (
        "A senior U.S. official will visit Pakistan next week. Deputy Secretary of State Paul "
        "Granger is to meet army leaders in Islamabad.",
        ("Paul Granger > Islamabad | planned | 2023-05-15..2023-05-21 | ?",),
    ),
    "delegation": (
        "A Syrian delegation will travel to Amman on Sunday for technical talks.",
        ("Syrian delegation > Amman | planned | 2023-05-14..2023-05-14 | -",),
    ),
    "inspectors": (
        "U.N. inspectors are to arrive in Damascus on Thursday.",
        ("U.N. inspectors > Damascus | planned | 2023-05-11.. | -",),
    ),
    "IMF team": (
        "An IMF team will visit Colombo next week to review the programme.",
        ("IMF team > Colombo | planned | 2023-05-15..2023-05-21 | -",),
    ),
    "sends an envoy": (
        "Japan is sending special envoy Hiroshi Tanabe to Yangon on Friday.",
        ("Hiroshi Tanabe > Yangon | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "day after": (
        "The president of Zambia, Chanda Mwale, will arrive in Pretoria on Thursday and meet South "
        "African President Thabo Nkosi a day later.",
        ("Chanda Mwale > Pretoria | planned | 2023-05-11..2023-05-12 | Thabo Nkosi",),
    ),
    "before an event": (
        "The announcement came on Wednesday, two days before Estonian Prime Minister Liis Tamm is "
        "to visit Helsinki.",
        ("Liis Tamm > Helsinki | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "then travels on": (
        "Qatari Emir Hamad bin Jassim will visit Islamabad on Sunday before travelling to Kabul on "
        "Monday.",
        (
            "Hamad bin Jassim > Islamabad | planned | 2023-05-14..2023-05-14 | -",
            "Hamad bin Jassim > Kabul | planned | 2023-05-15..2023-05-15 | -",
        ),
    ),
    "next stop": (
        "U.S. Treasury Secretary Diane Foster is in Hanoi. Her next stop will be Jakarta.",
        (
            "Diane Foster > Hanoi | ongoing | .. | -",
            "Diane Foster > Jakarta | planned | .. | -",
        ),
    ),
    "domestic trip": (
        "South Korean President Yoo Min-jae will visit flood-hit Busan on Friday.",
        ("Yoo Min-jae > Busan | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "state and city": (
        "U.S. President Laura Bennett will visit Dayton, Ohio, on Thursday to speak about jobs.",
        ("Laura Bennett > Dayton | planned | 2023-05-11..2023-05-11 | -",),
    ),
    "foreign capital in apposition": (
        "Slovak Prime Minister Peter Hudak will travel to the Hungarian capital, Budapest, on May "
        "16.",
        ("Peter Hudak > Budapest | planned | 2023-05-16..2023-05-16 | -",),
    ),
    "minister's release": (
        "Foreign Minister Olivia Chambers will travel to Japan and South Korea this week. Minister "
        "Chambers will be in Tokyo on 11 May and in Seoul on 12 and 13 May.",
        (
            "Olivia Chambers > Japan | planned | 2023-05-11..2023-05-11 | -",
            "Olivia Chambers > South Korea | planned | 2023-05-12..2023-05-13 | -",
        ),
    ),
    "release in the first person": (
        "Minister for Trade Rohan Whitfield: I will travel to Indonesia from 15 to 17 May to meet "
        "my "
        "counterpart.",
        ("Rohan Whitfield > Indonesia | planned | 2023-05-15..2023-05-17 | ?",),
    ),
    "will be in": (
        "Australian Deputy Prime Minister Keith Sorrell will be in Singapore from June 2 for the "
        "security dialogue.",
        ("Keith Sorrell > Singapore | planned | 2023-06-02.. | -",),
    ),
    "on the sidelines": (
        "Malawian President Grace Banda will meet Zambian President Chanda Mwale on the sidelines "
        "of "
        "a summit in Addis Ababa on Saturday.",
        ("Grace Banda+Chanda Mwale > Addis Ababa | planned | 2023-05-13..2023-05-13 | ?",),
    ),
    "two cities, one trip": (
        "Austrian Chancellor Karl Hofer is on an official visit to India, where he will meet Prime "
        "Minister Vikram Rao in New Delhi.",
        ("Karl Hofer > India | ongoing | .. | Vikram Rao",),
    ),
    "weekday with a date": (
        "Danish Prime Minister Signe Holm will visit Nuuk on Tuesday, May 16.",
        ("Signe Holm > Nuuk | planned | 2023-05-16..2023-05-16 | -",),
    ),
    "reported speech with would": (
        "Belgian Prime Minister Wim Claes said on Wednesday that he would visit Kinshasa in June.",
        ("Wim Claes > Kinshasa | planned | 2023-06-01..2023-06-30 | -",),
    ),
    "agreed to": (
        "Libyan Prime Minister Omar Tarhuni has agreed to visit Rome next month.",
        ("Omar Tarhuni > Rome | planned | 2023-06-01..2023-06-30 | -",),
    ),
    "accompanied by": (
        "Accompanied by several ministers, Rwandan President Eric Habimana will travel to Doha on "
        "Monday.",
        ("Eric Habimana > Doha | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "first visit since": (
        "Iranian Foreign Minister Reza Shirazi will visit Riyadh on Thursday, the first visit by "
        "an "
        "Iranian minister since 2016.",
        ("Reza Shirazi > Riyadh | planned | 2023-05-11..2023-05-11 | -",),
    ),
    "welcome": (
        "Emirati President Sultan al-Nahyani welcomed Bulgarian Prime Minister Petar Iliev in Abu "
        "Dhabi on Wednesday.",
        ("Petar Iliev > Abu Dhabi | ongoing | 2023-05-10..2023-05-10 | Sultan al-Nahyani",),
    ),
    "wraps up": (
        "Ivorian President Alassane Kone wrapped up a two-day visit to Togo on Tuesday.",
        ("Alassane Kone > Togo | past | 2023-05-08..2023-05-09 | -",),
    ),
    "kicks off": (
        "Pope Clement will kick off a four-day trip to Hungary on May 26.",
        ("Clement > Hungary | planned | 2023-05-26..2023-05-29 | -",),
    ),
    "return visit": (
        "The two sides discussed a possible return visit by Pakistani Prime Minister Asif Durrani "
        "to "
        "Tehran.",
        ("Asif Durrani > Tehran | possible | .. | ?",),
    ),
    "here is the dateline": (
        "ISLAMABAD, May 10 (Xinhua) -- Tajik Foreign Minister Daler Nazarov arrived here on "
        "Wednesday for a two-day visit.",
        ("Daler Nazarov > Islamabad | ongoing | 2023-05-10..2023-05-11 | -",),
    ),
    "dateline of another agency": (
        "MOSCOW, May 10 (Reuters) - Belarusian President Viktor Lukin will visit Moscow on Friday, "
        "the Kremlin said.",
        ("Viktor Lukin > Moscow | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "first leg of a tour": (
        "New Zealand Foreign Minister Ruth Tamihana flew into Suva on Tuesday on the first leg of "
        "a "
        "tour that will also take her to Samoa and Tonga.",
        (
            "Ruth Tamihana > Suva | ? | 2023-05-09..2023-05-09 | -",
            "Ruth Tamihana > Samoa | planned | ? | -",
            "Ruth Tamihana > Tonga | planned | ? | -",
        ),
    ),
    "touched down": (
        "Mexican President Elena Cardenas touched down in Berlin late on Tuesday for talks with "
        "Chancellor Markus Dorn.",
        ("Elena Cardenas > Berlin | ongoing | 2023-05-09.. | Markus Dorn",),
    ),
    "unannounced visit": (
        "Czech Prime Minister Pavel Novotny made an unannounced visit to Kyiv on Monday.",
        ("Pavel Novotny > Kyiv | past | 2023-05-08..2023-05-08 | -",),
    ),
    "leads a delegation to visit": (
        "Laotian Deputy Prime Minister Khamla Vong will lead a delegation to visit Cuba from May "
        "14 "
        "to 17.",
        ("Khamla Vong > Cuba | planned | 2023-05-14..2023-05-17 | -",),
    ),
    "attend a summit and pay a visit": (
        "Chinese President Liu Wenhao will attend the summit in Johannesburg from Aug. 21 to 24.",
        ("Liu Wenhao > Johannesburg | planned | 2023-08-21..2023-08-24 | -",),
    ),
    "departs for": (
        "South Korean President Yoo Min-jae will depart for Washington on Monday for a summit with "
        "U.S. President Laura Bennett, the presidential office said.",
        ("Yoo Min-jae > Washington | planned | 2023-05-15.. | Laura Bennett",),
    ),
    "the Prime Minister of": (
        "The Prime Minister of Japan, Kenji Morita, will visit Australia from 21 to 22 October.",
        ("Kenji Morita > Australia | planned | 2023-10-21..2023-10-22 | -",),
    ),
    "release: departs today": (
        "Foreign Minister Olivia Chambers today departs for India and Bangladesh.",
        (
            "Olivia Chambers > India | planned | 2023-05-10.. | -",
            "Olivia Chambers > Bangladesh | planned | 2023-05-10.. | -",
        ),
    ),
    "release: represent at": (
        "Minister Rohan Whitfield will represent Australia at the Pacific forum in Port Moresby on "
        "22 May.",
        ("Rohan Whitfield > Port Moresby | planned | 2023-05-22..2023-05-22 | ?",),
    ),
    "release: while in": (
        "Defence Minister Keith Sorrell will travel to Fiji on Thursday. While in Suva, he will "
        "meet "
        "Prime Minister Jone Tabuya.",
        ("Keith Sorrell > Fiji | planned | 2023-05-11..2023-05-11 | Jone Tabuya",),
    ),
    "release: welcoming": (
        "Prime Minister Alan Whitby will welcome Indonesian President Agus Wibowo to Canberra next "
        "week.",
        ("Agus Wibowo > Canberra | planned | 2023-05-15..2023-05-21 | Alan Whitby",),
    ),
    "is travelling": (
        "U.S. Vice President Daniel Ortiz is travelling to Poland this week to reassure allies.",
        ("Daniel Ortiz > Poland | ? | ? | -",),
    ),
    "trip that begins": (
        "French President Lucie Aubert is preparing for a trip to Beijing that begins on May 24.",
        ("Lucie Aubert > Beijing | planned | 2023-05-24.. | -",),
    ),
    "will be the first to visit": (
        "Turkish President Orhan Demirci will become the first Turkish leader to visit Mogadishu "
        "when "
        "he arrives there on Friday.",
        ("Orhan Demirci > Mogadishu | planned | ? | -",),
    ),
    "announced a trip": (
        "Argentine President Hector Molina announced a trip to Rome in September.",
        ("Hector Molina > Rome | planned | 2023-09-01..2023-09-30 | -",),
    ),
    "brought forward": (
        "Iraqi Prime Minister Yasin al-Jabiri, on a visit to Tehran, praised his hosts.",
        ("Yasin al-Jabiri > Tehran | ongoing | .. | -",),
    ),
    "mediators": (
        "Qatari mediators are expected in Cairo on Sunday.",
        ("Qatari mediators > Cairo | expected | 2023-05-14..2023-05-14 | -",),
    ),
    "accepted an invitation": (
        "Thai Prime Minister Somchai Rattana has accepted an invitation to visit Phnom Penh in "
        "July.",
        ("Somchai Rattana > Phnom Penh | planned | 2023-07-01..2023-07-31 | -",),
    ),
    "extended an invitation": (
        "French President Lucie Aubert extended an invitation to Armenian Prime Minister Aram "
        "Sargsian to visit Paris.",
        ("Aram Sargsian > Paris | invited | .. | Lucie Aubert",),
    ),
    "will not attend": (
        "Russian President Oleg Sorokin will not attend the summit in New Delhi, the Kremlin said.",
        ("Oleg Sorokin > New Delhi | cancelled | .. | -",),
    ),
    "visit put off": (
        "German Foreign Minister Katja Brandt put off her trip to Australia after her plane broke "
        "down.",
        ("Katja Brandt > Australia | postponed | .. | -",),
    ),
    "quoted I": (
        '"I will go to Kyiv next month," Latvian President Janis Ozols told reporters in Riga.',
        ("Janis Ozols > Kyiv | planned | 2023-06-01..2023-06-30 | -",),
    ),
    "year in the text": (
        "Vietnamese President Tran Van Duc will make a state visit to Japan on 3-5 June 2023.",
        ("Tran Van Duc > Japan | planned | 2023-06-03..2023-06-05 | -",),
    ),
    "dates for two cities": (
        "Egyptian Foreign Minister Adel Mansour will be in Berlin on Sunday and in Paris on "
        "Tuesday.",
        (
            "Adel Mansour > Berlin | planned | 2023-05-14..2023-05-14 | -",
            "Adel Mansour > Paris | planned | 2023-05-16..2023-05-16 | -",
        ),
    ),
    "three legs in one sentence": (
        "Pope Clement will travel to Kinshasa on Monday, to Juba on Wednesday and to Nairobi on "
        "Friday.",
        (
            "Clement > Kinshasa | planned | 2023-05-15..2023-05-15 | -",
            "Clement > Juba | planned | 2023-05-17..2023-05-17 | -",
            "Clement > Nairobi | planned | 2023-05-19..2023-05-19 | -",
        ),
    ),
    "a minister without a name": (
        "Israel's defense minister will visit Azerbaijan next week, the ministry said.",
        ("defense minister > Azerbaijan | planned | 2023-05-15..2023-05-21 | -",),
    ),
    "rejected a request": (
        "Cuba refused to allow U.N. rapporteurs to visit Havana.",
        ("rapporteurs > Havana | denied | .. | -",),
    ),
    "denied reports": (
        "The foreign ministry in Cairo denied reports that Foreign Minister Adel Mansour would "
        "visit "
        "Tehran.",
        ("Adel Mansour > Tehran | denied | .. | -",),
    ),
    "skips": (
        "Polish President Jan Zielinski will skip the summit in Budapest next week.",
        ("Jan Zielinski > Budapest | cancelled | 2023-05-15..2023-05-21 | -",),
    ),
    "turned down an invitation": (
        "Chinese President Liu Wenhao has declined an invitation to visit Prague.",
        ("Liu Wenhao > Prague | denied | .. | -",),
    ),
    "ruled out": (
        "Iranian President Reza Karimi ruled out a visit to Riyadh.",
        ("Reza Karimi > Riyadh | denied | .. | -",),
    ),
    "called off plans": (
        "Tunisian President Salah Gharbi called off plans to visit Algiers.",
        ("Salah Gharbi > Algiers | cancelled | .. | -",),
    ),
    "left a place": (
        "Nigerian Foreign Minister Bola Adeyemi left Tokyo on Tuesday.",
        ("Bola Adeyemi > Tokyo | past | ..2023-05-09 | -",),
    ),
    "digest begins": (
        "Slovenian President Maja Kralj begins a two-day visit to Malta.",
        ("Maja Kralj > Malta | ongoing | 2023-05-10..2023-05-11 | -",),
    ),
    "where he will meet": (
        "Chilean President Tomas Arrieta flies on Friday to Lima, where he will meet Peruvian "
        "President Luis Quispe.",
        ("Tomas Arrieta > Lima | planned | 2023-05-12..2023-05-12 | Luis Quispe",),
    ),
    "the two leaders": (
        "Indian Prime Minister Vikram Rao telephoned Australian Prime Minister Alan Whitby. The "
        "two "
        "leaders will meet in Singapore next week.",
        ("Vikram Rao+Alan Whitby > Singapore | planned | 2023-05-15..2023-05-21 | -",),
    ),
    "two envoys named later": (
        "Two senior European envoys are in Khartoum for talks. Anna Berger and Luc Martin will "
        "meet "
        "the army chief.",
        ("Anna Berger+Luc Martin > Khartoum | ongoing | .. | ?",),
    ),
    "followed by": (
        "Estonian President Liis Tamm will visit the White House on May 18, followed by Latvian "
        "President Janis Ozols four days later.",
        (
            "Liis Tamm > White House | planned | 2023-05-18..2023-05-18 | -",
            "Janis Ozols > White House | planned | 2023-05-22..2023-05-22 | -",
        ),
    ),
    "past and coming in one sentence": (
        "Omani Foreign Minister Hamad al-Harthi visited Kuwait on Tuesday and will travel to "
        "Qatar on "
        "Thursday.",
        (
            "Hamad al-Harthi > Kuwait | past | 2023-05-09..2023-05-09 | -",
            "Hamad al-Harthi > Qatar | planned | 2023-05-11..2023-05-11 | -",
        ),
    ),
    "on the itinerary": (
        "Bolivian President Eva Mamani will tour Europe next month. Spain and Italy are on her "
        "itinerary.",
        (
            "Eva Mamani > Spain | planned | 2023-06-01..2023-06-30 | -",
            "Eva Mamani > Italy | planned | 2023-06-01..2023-06-30 | -",
        ),
    ),
    "speaking on a trip": (
        "Speaking on a trip to Moscow, Israel's foreign minister, Gad Shalev, voiced concern.",
        ("Gad Shalev > Moscow | ongoing | .. | -",),
    ),
    "a city before a possessive country": (
        "On a visit to Vienna, Iran's foreign minister Reza Shirazi met reporters.",
        ("Reza Shirazi > Vienna | ongoing | .. | ?",),
    ),
    "blocked from visiting": (
        "U.N. envoy Mario Bellini has been blocked from visiting Havana.",
        ("Mario Bellini > Havana | denied | .. | -",),
    ),
    "arrived from elsewhere": (
        "Bulgarian Prime Minister Petar Iliev arrived in Vienna on Wednesday from Rome, where he "
        "met Italian Prime Minister Marco Fontana.",
        (
            "Petar Iliev > Vienna | ongoing | 2023-05-10.. | -",
            "Petar Iliev > Rome | past | ? | Marco Fontana",
        ),
    ),
    "a ruler's visit, by the title": (
        "Queen Marta attended a service in Lima on Monday. The Queen's visit to Groningen on "
        "Saturday will go ahead.",
        (
            "Queen Marta > Lima | past | 2023-05-08..2023-05-08 | -",
            "Queen Marta > Groningen | planned | 2023-05-13..2023-05-13 | -",
        ),
    ),
    "an office is no other office of the land": (
        "Anant Solan, spokesman of the Indian army, spoke in Delhi. India's prime minister's visit "
        "to Dhaka was called off.",
        ("India's prime minister > Dhaka | cancelled | .. | -",),
    ),
    "an office with its field is no other standing of the land": (
        "French army spokesman Pascal Orlan spoke on Sunday. The French prime minister will visit "
        "Algiers on Friday.",
        ("French prime minister > Algiers | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "a style with a full stop": (
        "Minister of State Smt. Kavita Solan will visit Baku on Friday.",
        ("Smt. Kavita Solan > Baku | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "nobody is in two places": (
        "Japanese Foreign Minister Aiko Mori is in Jakarta for a conference. Earlier she went to "
        "Manila. She stops in Bangkok before flying home.",
        (
            "Aiko Mori > Jakarta | ongoing | .. | -",
            "Aiko Mori > Manila | past | ? | -",
            "Aiko Mori > Bangkok | planned | .. | -",
        ),
    ),
    "region and its countries": (
        "U.S. Defense Secretary Ralph Corliss will tour the Gulf next week. The five-day trip will "
        "include stops in Oman and Bahrain.",
        (
            "Ralph Corliss > Oman | planned | 2023-05-15..2023-05-21 | -",
            "Ralph Corliss > Bahrain | planned | 2023-05-15..2023-05-21 | -",
        ),
    ),
    "the trip gets its days later": (
        "Danish Foreign Minister Signe Holm will travel to Kenya and Ethiopia next month. The trip "
        "will last from June 5 to 9.",
        (
            "Signe Holm > Kenya | planned | 2023-06-05..2023-06-09 | -",
            "Signe Holm > Ethiopia | planned | 2023-06-05..2023-06-09 | -",
        ),
    ),
    "a meeting between two is put off": (
        "Moroccan Foreign Minister Youssef Alami was to meet Spanish Foreign Minister Elena Robles "
        "in Lisbon on Friday. The meeting between Alami and Robles has been postponed.",
        ("Youssef Alami+Elena Robles > Lisbon | postponed | .. | -",),
    ),
    "following a visit by": (
        "Angola said it would mediate, following a visit by Rwandan President Eric Habimana to "
        "discuss the talks with Angolan President Joao Neto.",
        ("Eric Habimana > Angola | past | .. | Joao Neto",),
    ),
    "talks are off with the trip": (
        "The Swiss government said the planned talks in Geneva have been cancelled after Iranian "
        "Foreign Minister Reza Shirazi called off his trip.",
        ("Reza Shirazi > Geneva | cancelled | .. | ?",),
    ),
    "a second envoy is sent": (
        "French Foreign Minister Luc Garnier will travel to Accra for Saturday's inauguration. "
        "Canada is sending Trade Minister Joan Whitaker.",
        (
            "Luc Garnier > Accra | planned | 2023-05-13..2023-05-13 | -",
            "Joan Whitaker > Accra | planned | 2023-05-13..2023-05-13 | -",
        ),
    ),
    "her counterparts by name": (
        "German Foreign Minister Katja Brandt will meet her counterparts in Berlin next week. "
        "Polish "
        "Foreign Minister Ewa Nowak will travel to Berlin on Tuesday.",
        ("Ewa Nowak > Berlin | planned | 2023-05-16..2023-05-16 | ?",),
    ),
    "meets business leaders": (
        "Peruvian Trade Minister Rosa Quispe will travel to Shanghai on Sunday for talks with "
        "business leaders.",
        ("Rosa Quispe > Shanghai | planned | 2023-05-14..2023-05-14 | business leaders",),
    ),
    "conclude and began": (
        "Tajik Prime Minister Rustam Karimov is on a visit to Turkey, which began on Monday. He "
        "concludes his visit on Thursday.",
        ("Rustam Karimov > Turkey | ongoing | 2023-05-08..2023-05-11 | -",),
    ),
    "a country of two islands": (
        "Guyanese President Cheddi Ramsaran will visit Trinidad and Tobago and Jamaica on Friday.",
        (
            "Cheddi Ramsaran > Trinidad and Tobago | planned | 2023-05-12..2023-05-12 | -",
            "Cheddi Ramsaran > Jamaica | planned | 2023-05-12..2023-05-12 | -",
        ),
    ),
    "an occupied territory": (
        "Irish Foreign Minister Sean Duggan visited the occupied Palestinian territories on "
        "Tuesday.",
        ("Sean Duggan > Palestine | past | 2023-05-09..2023-05-09 | -",),
    ),
    "capital of a country": (
        "Swedish Prime Minister Lars Holmgren arrived the Kazakh capital, Astana, on Tuesday.",
        ("Lars Holmgren > Astana | ongoing | 2023-05-09.. | -",),
    ),
    "Central America": (
        "Salvadoran Vice President Ana Flores said Mexican President Elena Cardenas would visit "
        "Central America in July.",
        ("Elena Cardenas > Central America | planned | 2023-07-01..2023-07-31 | -",),
    ),
    "a headline without a verb": (
        "Chancellor Markus Dorn in Kyiv on surprise visit",
        ("Markus Dorn > Kyiv | ongoing | .. | -",),
    ),
    "and from there": (
        "Turkish Foreign Minister Emre Kaya is scheduled to travel to Baku tomorrow, and from "
        "there "
        "to Tbilisi on Friday.",
        (
            "Emre Kaya > Baku | planned | 2023-05-11..2023-05-11 | -",
            "Emre Kaya > Tbilisi | planned | 2023-05-12..2023-05-12 | -",
        ),
    ),
    "lawmakers and who leads them": (
        "U.S. lawmakers led by Senator Grant Miller visited Taipei on Monday and met President Lin "
        "Mei-hua.",
        ("Grant Miller+U.S. lawmakers > Taipei | past | 2023-05-08..2023-05-08 | Lin Mei-hua",),
    ),
    "a king of a country": (
        "King Fredrik of Sweden is to pay a state visit to Finland in October at the invitation of "
        "President Pekka Nurmi.",
        ("King Fredrik > Finland | planned | 2023-10-01..2023-10-31 | Pekka Nurmi",),
    ),
    "returns tomorrow": (
        "Trade Minister Rohan Whitfield returns from Tokyo tomorrow.",
        ("Rohan Whitfield > Tokyo | ongoing | ..2023-05-11 | -",),
    ),
    "first in five years": (
        "Chinese President Liu Wenhao is due to travel to Serbia on Monday. It is his first trip "
        "to "
        "Europe in five years.",
        ("Liu Wenhao > Serbia | planned | 2023-05-15..2023-05-15 | -",),
    ),
    "dateline and a party's envoy": (
        "HAVANA, May 10 (Xinhua) -- Li Rong, a member of the party's Political Bureau, led a CPC "
        "delegation to visit Cuba from Monday to Wednesday.",
        ("Li Rong+CPC delegation > Cuba | past | 2023-05-08..2023-05-10 | -",),
    ),
    "no decision yet": (
        "An official said no decision had been made on a trip to China by climate envoy Roy "
        "Keller.",
        ("Roy Keller > China | possible | .. | -",),
    ),
    "has been invited": (
        "Treasury Secretary Diane Foster has also been invited to Hanoi.",
        ("Diane Foster > Hanoi | invited | .. | -",),
    ),
    "to the summit of a city": (
        "NATO chief Pieter de Wit invited Ukrainian President Andriy Kovalenko to the Vilnius "
        "summit.",
        ("Andriy Kovalenko > Vilnius | invited | .. | Pieter de Wit",),
    ),
    "the visit's days, not the talks'": (
        "Japanese Foreign Minister Taro Ishii will visit Australia from 21 to 23 May. Mr Ishii "
        "will "
        "hold talks in Adelaide on 22 May.",
        ("Taro Ishii > Adelaide | planned | 2023-05-21..2023-05-23 | -",),
    ),
    "a report that is denied": (
        "Norway's Foreign Ministry on Wednesday denied a report that Foreign Minister Astrid Lunde "
        "would visit Amman next week.",
        ("Astrid Lunde > Amman | denied | 2023-05-15..2023-05-21 | -",),
    ),
    "denied that": (
        "The office of Kenyan President Samuel Otieno denied that he would travel to Kigali on "
        "Friday.",
        ("Samuel Otieno > Kigali | denied | 2023-05-12..2023-05-12 | -",),
    ),
    "a notice of new dates": (
        "The Foreign Ministry announces that the official visit of Prime Minister Astrid Lunde to "
        "the Republic of Malta, which was to begin on 15 May, will now take place on 22 and 23 May "
        "2023.",
        ("Astrid Lunde > Republic of Malta | postponed | 2023-05-22..2023-05-23 | -",),
    ),
    "moved from one day to another": (
        "A visit to Chile by Norwegian Prime Minister Astrid Lunde has been moved from May 15 to "
        "May 22 because of an earthquake, the government said on Wednesday. Lunde will stay for "
        "two days, as planned.",
        ("Astrid Lunde > Chile | postponed | 2023-05-22..2023-05-23 | -",),
    ),
    "the date it was planned for": (
        "Norwegian Foreign Minister Astrid Lunde has postponed a trip to Amman planned for May 16, "
        "the ministry said on Wednesday. A new date will be agreed.",
        ("Astrid Lunde > Amman | postponed | .. | -",),
    ),
    "spent some hours": (
        "German Chancellor Katja Brandt spent six hours in Athens on Tuesday.",
        ("Katja Brandt > Athens | past | 2023-05-09..2023-05-09 | -",),
    ),
    "left the capital": (
        "Jordanian Foreign Minister Leila Haddad welcomed the talks in Amman. Norwegian Foreign "
        "Minister Astrid Lunde left the Jordanian capital on Tuesday.",
        ("Astrid Lunde > Amman | past | ..2023-05-09 | ?",),
    ),
    "met there on the day of publication": (
        "Norwegian Foreign Minister Astrid Lunde met her Egyptian counterpart in Cairo on "
        "Wednesday and came out without a promise.",
        ("Astrid Lunde > Cairo | past | 2023-05-10..2023-05-10 | ?",),
    ),
    "visited on the day of publication": (
        "Norwegian Prime Minister Astrid Lunde visited the flood-hit town of Molde on Wednesday "
        "and promised new homes.",
        ("Astrid Lunde > Molde | past | 2023-05-10..2023-05-10 | -",),
    ),
    "will stay until": (
        "Interior Minister Jonas Berg will stay in Tromso until Friday to direct the search.",
        ("Jonas Berg > Tromso | ongoing | ..2023-05-12 | -",),
    ),
    "arrived and will remain until": (
        "Interior Minister Jonas Berg, who arrived in Odda on Wednesday morning in a helicopter, "
        "said people were safe. He said he would remain in the province until Friday.",
        ("Jonas Berg > Odda | ongoing | 2023-05-10..2023-05-12 | -",),
    ),
    "received in a palace": (
        "Streets will close for the visit of Norwegian Prime Minister Astrid Lunde to Lisbon on "
        "Thursday. Prime Minister Rui Faria is to welcome her at the Belem Palace at 1 p.m.",
        ("Astrid Lunde > Lisbon | planned | 2023-05-11..2023-05-11 | Rui Faria",),
    ),
    "the forum of the sentence before": (
        "Seven ministers have registered for the Trade Forum in Varna, organisers said on Monday. "
        "Norwegian Trade Minister Ola Strand will attend the forum on May 24 and 25, his ministry "
        "confirmed.",
        ("Ola Strand > Varna | planned | 2023-05-24..2023-05-25 | -",),
    ),
    "one here and another there": (
        "Norwegian Foreign Minister Astrid Lunde left Amman on Tuesday. She will meet Egypt's "
        "foreign minister, Karim Fahmy, in Cairo on Thursday and Jordan's Leila Haddad in Aqaba on "
        "Friday.",
        (
            "Astrid Lunde > Amman | past | ..2023-05-09 | -",
            "Astrid Lunde > Cairo | planned | 2023-05-11..2023-05-11 | Karim Fahmy",
            "Astrid Lunde > Aqaba | planned | 2023-05-12..2023-05-12 | Leila Haddad",
        ),
    ),
    "opened a terminal": (
        "Prime Minister Astrid Lunde opened a new ferry terminal in Bergen on Sunday.",
        ("Astrid Lunde > Bergen | past | 2023-05-07..2023-05-07 | -",),
    ),
    "a report that is false": (
        "Reports that Norwegian Foreign Minister Astrid Lunde will visit Amman next week are "
        "false, the ministry said.",
        ("Astrid Lunde > Amman | denied | 2023-05-15..2023-05-21 | ?",),
    ),
    "no plan for somebody": (
        "There is no plan for Norwegian Foreign Minister Astrid Lunde to visit Amman.",
        ("Astrid Lunde > Amman | denied | .. | -",),
    ),
    "a visit is off": (
        "Norwegian Foreign Minister Astrid Lunde's visit to Amman, which was to begin on Friday, "
        "is off, her office said.",
        ("Astrid Lunde > Amman | cancelled | 2023-05-12.. | -",),
    ),
    "postponed to a new day": (
        "Norwegian Foreign Minister Astrid Lunde's trip to Amman, scheduled for May 16, has been "
        "postponed to May 30.",
        ("Astrid Lunde > Amman | postponed | 2023-05-30..2023-05-30 | -",),
    ),
    "has been there since": (
        "Norwegian Foreign Minister Astrid Lunde has been in Amman since Monday.",
        ("Astrid Lunde > Amman | ongoing | 2023-05-08.. | -",),
    ),
    "was expected in": (
        "Norwegian Foreign Minister Astrid Lunde was expected in Amman next week, a source said.",
        ("Astrid Lunde > Amman | expected | 2023-05-15..2023-05-21 | -",),
    ),
    "officials from many countries meet": (
        "Officials from top oil-producing nations meet in Vienna on Friday.",
        ("Officials from top > Vienna | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "sends specialists": (
        "Norway is sending a team of specialists to Malta.",
        ("team of specialists > Malta | planned | .. | -",),
    ),
    "after talks there, the minister said": (
        "After meetings in Amman on Tuesday with Jordanian Premier Odo Ferran, Norwegian Foreign "
        "Minister Astrid Lunde said the two sides were close.",
        ("Astrid Lunde > Amman | past | 2023-05-09..2023-05-09 | Odo Ferran",),
    ),
    "who is met is at home there": (
        "Following Friday's meeting with Premier Odo Ferran in Amman, Norwegian Foreign Minister "
        "Astrid Lunde will hold talks with Jordanian Trade Minister Mico Stan.",
        ("Astrid Lunde > Amman | planned | 2023-05-12..2023-05-12 | Mico Stan",),
    ),
    "an office-holder in a capital receives": (
        "Premier Odo Ferran and Norwegian Foreign Minister Astrid Lunde met in Amman on Tuesday.",
        ("Astrid Lunde > Amman | past | 2023-05-09..2023-05-09 | Odo Ferran",),
    ),
    "may call it off": (
        "Kenyan President Moses Kariba may cancel his visit to Kampala next week because of "
        "the floods at home, his spokesman said.",
        ("Moses Kariba > Kampala | possible | 2023-05-15..2023-05-21 | -",),
    ),
    "threatens to call it off": (
        "Prime Minister Ida Holm threatened to call off her trip to Budapest on Friday unless "
        "the law is withdrawn.",
        ("Ida Holm > Budapest | possible | 2023-05-12..2023-05-12 | -",),
    ),
    "may put it off": (
        "Foreign Minister Ida Holm is considering postponing her visit to Lima, planned for "
        "June 5, diplomats said.",
        ("Ida Holm > Lima | possible | 2023-06-05..2023-06-05 | -",),
    ),
    "has not called it off": (
        "Foreign Minister Ida Holm has not cancelled her visit to Lima and will arrive on "
        "June 5 as planned, her office said.",
        ("Ida Holm > Lima | planned | 2023-06-05..2023-06-05 | -",),
    ),
    "will not call it off": (
        "Foreign Minister Kemal Arslan will not cancel his visit to Damascus next week, he said.",
        ("Kemal Arslan > Damascus | planned | 2023-05-15..2023-05-21 | -",),
    ),
    "not ruled out": (
        "Foreign Minister Kemal Arslan has not ruled out a visit to Damascus.",
        ("Kemal Arslan > Damascus | possible | .. | -",),
    ),
    "is said not to be called off": (
        "The palace dismissed reports that King Harald Oskar had called off his state visit "
        "to Estonia.",
        ("Harald Oskar > Estonia | planned | .. | -",),
    ),
    "a report of a journey is denied": (
        "Officials in Ankara denied a report that Foreign Minister Kemal Arslan is going to "
        "Damascus.",
        ("Kemal Arslan > Damascus | denied | .. | -",),
    ),
    "goes after all": (
        "President Luis Varga cancelled his trip to Bogota on Monday after a cabinet row. On "
        "Tuesday his office said he would go after all and arrive on Friday.",
        ("Luis Varga > Bogota | planned | 2023-05-12..2023-05-12 | -",),
    ),
    "will now go": (
        "President Luis Varga, who had called off a visit to Bogota in April, will now go on "
        "Saturday, his office said.",
        ("Luis Varga > Bogota | planned | 2023-05-13..2023-05-13 | -",),
    ),
    "a deputy will now go": (
        "President Luis Varga has called off a visit to Bogota. His deputy, Ana Prieto, will "
        "now go on Saturday, his office said.",
        (
            "Luis Varga > Bogota | cancelled | .. | -",
            "Ana Prieto > Bogota | planned | 2023-05-13..2023-05-13 | -",
        ),
    ),
    "moved to another town": (
        "The meeting between Norwegian Foreign Minister Ida Holm and her Iranian counterpart "
        "Reza Farhadi, planned for Geneva on 20 May, has been moved to Vienna, diplomats "
        "said.",
        ("Ida Holm+Reza Farhadi > Vienna | planned | 2023-05-20..2023-05-20 | -",),
    ),
    "moved from town to town": (
        "Talks between Norwegian Foreign Minister Ida Holm and her Iranian counterpart Reza "
        "Farhadi on 20 May have been moved from Geneva to Vienna.",
        ("Ida Holm+Reza Farhadi > Vienna | planned | 2023-05-20..2023-05-20 | -",),
    ),
    "accepted a colleague's invitation": (
        "Prime Minister Ida Holm has accepted an invitation from her Indian colleague, Arvind "
        "Rathore, to visit New Delhi in the autumn.",
        ("Ida Holm > New Delhi | planned | 2023-09-01..2023-11-30 | ?",),
    ),
    "turned down an invitation to an event": (
        "Serbia's president, Zoran Vidic, has turned down an invitation to the summit in "
        "Pristina on 20 May.",
        ("Zoran Vidic > Pristina | denied | 2023-05-20..2023-05-20 | -",),
    ),
    "opens something on a day to come": (
        "Minister of Agriculture Rosa Almeida opens a dairy in Ponta Verde on Saturday at 10 a.m.",
        ("Rosa Almeida > Ponta Verde | planned | 2023-05-13..2023-05-13 | -",),
    ),
    "sets off for a trip of days": (
        "German economy minister Uwe Kranz sets off on Sunday for a four-day trip to Chile "
        "and Brazil with 30 company bosses.",
        (
            "Uwe Kranz > Chile | planned | 2023-05-14..2023-05-17 | -",
            "Uwe Kranz > Brazil | planned | 2023-05-14..2023-05-17 | -",
        ),
    ),
    "returned to a place": (
        "A year after the earthquake, Prime Minister Ida Holm returned to Amatrice on Tuesday "
        "to lay the first stone of a school.",
        ("Ida Holm > Amatrice | past | 2023-05-09..2023-05-09 | -",),
    ),
    "on a visit, between commas": (
        "Spanish Foreign Minister Pilar Anso, on a visit to Quito, promised 20 million euros "
        "for the port.",
        ("Pilar Anso > Quito | ongoing | .. | -",),
    ),
    "lands and stays until a day": (
        "Vice President Tomas Quiroga is on his way to Havana. He lands on Wednesday evening "
        "and stays until Friday.",
        ("Tomas Quiroga > Havana | planned | 2023-05-10..2023-05-12 | -",),
    ),
    "breaks off a holiday": (
        "Prime Minister Ida Holm will break off her holiday and fly to Bergen on Wednesday "
        "evening, where 40 people died in a ferry fire.",
        ("Ida Holm > Bergen | planned | 2023-05-10..2023-05-10 | -",),
    ),
    "sends a deputy instead": (
        "The president of Ghana, Kofi Adomako, will not travel to Abuja for the summit on "
        "Sunday, his office said, and will send his deputy, Ama Boateng.",
        (
            "Kofi Adomako > Abuja | cancelled | 2023-05-14..2023-05-14 | -",
            "Ama Boateng > Abuja | planned | 2023-05-14..2023-05-14 | -",
        ),
    ),
    "a palace in a city": (
        "Spain's King Alfonso Carlos will receive the Prime Minister of Andorra, Xavier Riba, "
        "at the Zarzuela Palace in Madrid on Monday at noon.",
        ("Xavier Riba > Madrid | planned | 2023-05-15..2023-05-15 | Alfonso Carlos",),
    ),
    "met in a palace in a city": (
        "Norwegian Foreign Minister Ida Holm met President Toomas Kask at the Kadriorg Palace "
        "in Tallinn on Tuesday.",
        ("Ida Holm > Tallinn | ? | 2023-05-09..2023-05-09 | Toomas Kask",),
    ),
    "towns that nobody knows, then and to come": (
        "Governor Ann Whitlock toured the flooded towns of Essing and Quelma on Tuesday and "
        "will be in Dunmere on Thursday.",
        (
            "Ann Whitlock > Quelma | past | 2023-05-09..2023-05-09 | -",
            "Ann Whitlock > Dunmere | planned | 2023-05-11..2023-05-11 | -",
        ),
    ),
    "opens a bridge, then travels": (
        "Prime Minister Ida Holm opens the new bridge in Stavik on Saturday. On Sunday she "
        "travels to Tromso for the party congress.",
        (
            "Ida Holm > Stavik | planned | 2023-05-13..2023-05-13 | -",
            "Ida Holm > Tromso | planned | 2023-05-14..2023-05-14 | -",
        ),
    ),
    "has sent observers": (
        "The African Union has sent 60 observers to Accra, led by former Zambian president "
        "Joseph Banda.",
        ("60 observers+Joseph Banda > Accra | ongoing | .. | -",),
    ),
    "since a day, and home on another": (
        "Environment Minister Tove Lind has been in Nairobi since Sunday for talks on "
        "plastics and will fly home on Friday.",
        ("Tove Lind > Nairobi | ongoing | 2023-05-07..2023-05-12 | -",),
    ),
    "in his stead": (
        "Belarus's president will not go to Moscow for the parade on Tuesday, state "
        "television said. His foreign minister, Sergei Makar, will go in his stead.",
        (
            "president > Moscow | cancelled | 2023-05-16..2023-05-16 | -",
            "Sergei Makar > Moscow | planned | 2023-05-16..2023-05-16 | -",
        ),
    ),
    "another attends instead": (
        "President Ana Sorel has cancelled her trip to Lima on Friday. Foreign Minister Ion "
        "Albu will attend the summit instead.",
        (
            "Ana Sorel > Lima | cancelled | 2023-05-12..2023-05-12 | -",
            "Ion Albu > Lima | planned | 2023-05-12..2023-05-12 | -",
        ),
    ),
    "meets others at home instead": (
        "President Ana Sorel has cancelled her trip to Lima on Friday. She will meet the "
        "unions in Chisinau instead.",
        ("Ana Sorel > Lima | cancelled | 2023-05-12..2023-05-12 | -",),
    ),
    "will represent somebody": (
        "Rwanda's foreign minister will represent President Alain Mugisha at the summit in "
        "Luanda on Saturday.",
        ("Rwanda's foreign minister > Luanda | planned | 2023-05-13..2023-05-13 | -",),
    ),
    "will be there, then continue": (
        "Senior US diplomat Rachel Kerr will be in Kathmandu on Thursday and Friday, then "
        "continue to Dhaka.",
        (
            "Rachel Kerr > Kathmandu | planned | 2023-05-11..2023-05-12 | -",
            "Rachel Kerr > Dhaka | planned | ? | -",
        ),
    ),
}

NO_VISITS: dict[str, str] = {
    "expected home": "Norwegian Prime Minister Ida Holm is expected home from Cairo on Thursday.",
    "by video link": "Prime Minister Ida Holm attends a forum in Orenburg by video link on Friday.",
    "remotely": "Prime Minister Ida Holm will address the summit in Delhi remotely.",
    "virtually": "Prime Minister Ida Holm will attend the summit in Delhi virtually on Friday.",
    "there for years": "The high representative, the Austrian Valentin Inzing, who has been in "
    "Sarajevo since 2009, told a newspaper that more soldiers might be needed.",
    "where a country begins": "Guyana's president, Ram Jai, visited a camp at the border with the "
    "Netherlands on Wednesday.",
    "home for a council": "Mayor Ida Holm returned to Bergen on Monday to lead a council meeting.",
    "a presenter where the programme is made": (
        "The court issued warrants on Thursday.\n\nIDA HOLM: Yes, we are in Baku, Azerbaijan, for "
        "the climate summit. I'm Ida Holm. But we turn now to the court."
    ),
    "elected": "It is up to Alabama voters to decide whether to send Rory Pike to Washington.",
    "turned away": "A team of inspectors was turned back at the airport in Tehran on Monday.",
    "taken to court": "The ruling took President Ida Holm to court in Oslo on Monday.",
    "two of no told office meet": (
        "Erik Lund met Ann Vik on Monday in Oslo. \u201cThey came at night,\u201d said the mayor."
    ),
    "two meet and talk": "On Monday, Anna Drell met Carl Pell in Berlin. They talked for an hour.",
    "a mayor opens something": "Mayor Ines Duarte inaugurated a tram line in Porto on Saturday.",
    "sets out from home": (
        "Trade Minister Oskar Brandt left Vienna on Monday to discuss a contract by telephone."
    ),
    "a habit, though sure": "Lawyers may see President Marov on one of his weekend trips to Nice.",
    "flew back": (
        "Deputy President Omar Vesk promised lorries of maize and flew back to Nairobi on Monday."
    ),
    "spoken of from home": (
        "Norwegian Finance Minister Ann Lie said protests in Vienna on Tuesday were a warning."
    ),
    "an ambassador speaks": (
        "Norway's ambassador to Austria, Ann Lie, told reporters in Vienna on Tuesday that visas "
        "would be cheaper."
    ),
    "born abroad, speaks": "Cuban-born Senator Ana Gervas said in Miami that she expected nothing.",
    "a country's name, a state's": (
        "Georgia Governor Ray Tull told reporters in Atlanta he would sign."
    ),
    "did not want to go": (
        "The book by journalist Robin Alder says that Olaf Schenk did not want to travel to Kyiv "
        "in the spring of 2022."
    ),
    "another's trip": (
        "Vice President Ellen Marsh had no comment. Her husband's trip to a race in Sisimiut has "
        "been dropped."
    ),
    "asylum": (
        "Former presidential spokesman Harry Roca is believed to be in The Hague, where he has "
        "asked for asylum."
    ),
    "back home on a day": "Trade Secretary Ana Lowell will be back in Washington on 16 May.",
    "at the seat": "The European Union's foreign policy chief, Livia Moreau, told reporters in "
    "Brussels on Tuesday that she would meet ministers there on Thursday.",
    "denied that she had": "Vice President Maria Santos denied that she had secretly met Chinese "
    "officials in Hong Kong last month.",
    "if elected": "If elected in November, Senator Tom Garrity said, he would fly to Moscow on his "
    "first day.",
    "should he win": "Should he win the vote, Pavel Novotny said, he would visit Beijing first.",
    "a mayor at home": "Mayor Luis Ortega will visit the flooded districts of Valencia on Friday.",
    "if he visits": "If President Ilia Marov visits Ankara, he will be met with protests.",
    "if he travelled": "President Ilia Marov would be arrested if he travelled to Germany.",
    "were to visit": "Were President Ilia Marov to visit Ankara, he would find a changed city.",
    "if he were to": "If the emir of Kuwait were to visit Baghdad, he would find it changed.",
    "would have gone": "Norwegian Prime Minister Ann Lie would have gone to Rome but for a strike.",
    "had he gone": "Had the Danish prime minister gone to Paris, the deal would have been signed.",
    "should he come": "Should President Ilia Marov come to Oslo, he will be arrested.",
    "unless": "Unless President Ilia Marov goes to Rome, the talks will fail.",
    "might have": "President Ilia Marov might have gone to Lisbon, an aide said.",
    "could have": "Prime Minister Ann Lie could have visited Riga, but chose not to.",
    "what if": "What if the pope went to Moscow?",
    "question": "Will President Ilia Marov visit Ankara in spring? Nobody would say.",
    "asked question": "“Would you go to Minsk?” a reporter asked Foreign Minister Ann Lie.",
    "interviewer": "Q: Do you expect President Marov to go to Beijing this spring?\n\nA: Ask him.",
    "asked whether": "Foreign Minister Ann Lie asked President Demir whether he would visit Oslo.",
    "usually": "President Ilia Marov usually visits Ankara in spring.",
    "often flew": "The envoy, who often flew to Cairo as a young diplomat, retired on Monday.",
    "every year": "Every year the Norwegian prime minister travels to Davos.",
    "on Fridays": "On Fridays, Prime Minister Ann Lie travels to Bergen.",
    "used to": "The Norwegian king used to visit Copenhagen in summer.",
    "weekend visits": "Lawyers may see President Marov on one of his weekend visits to Florida.",
    "often there": "President Ilia Marov, who is often in Brussels, fell ill on Monday.",
    "banned": "Foreign Minister Ann Lie is banned from travelling to Russia.",
    "forbidden": "Foreign Minister Ann Lie was forbidden to travel to Russia.",
    "kept from": "President Marov signed an order to keep citizens of Chad from visiting France.",
    "a law prevents": "A new law prevents ministers from visiting Taiwan.",
    "a call on somebody to do something": (
        "President Ada Lind of Norway repeated a call on King Omar Vesk to free the prisoners in "
        "Amman."
    ),
    "a call by telephone": (
        "President Ada Lind of Norway took a phone call from King Omar Vesk in Amman on Monday."
    ),
    "called on": "The opposition called on President Ilia Marov to visit Kyiv.",
    "wants him to": "The mayor wants President Ilia Marov to visit Bergen.",
    "demanded that": "Critics demanded that the minister travel to Kyiv.",
    "I wish": "I wish President Ilia Marov would come to Poznan.",
    "they hope": "Residents hope that President Ilia Marov will visit Narvik.",
    "advice": "President Ilia Marov should visit Kyiv before the summer, the paper said.",
    "advised against": "Doctors advised Prime Minister Ann Lie not to travel to Riga.",
    "no leader has": "No Norwegian prime minister has visited Lhasa since 1998.",
    "any who goes": "Any minister who travels to Taiwan will be sanctioned, Beijing said.",
    "no evidence": "There is no evidence of President Ilia Marov having arrived in Cairo.",
    "in the film": "In the film, President Ilia Marov travels to Moscow to stop a war.",
    "in a song": "Lena sings: “If you want it / Go to Paris and find her.”",
    "a match": "Norway visit Italy on Tuesday in a qualifier.",
    "a wrestler": "Dea Puraz tries to go for a throw on Savannah but Gisa is quicker.",
    "a crash": "Nolan Mars left a man in a coma at a tram stop in Clifton, Nottingham.",
    "flown out": "Venezuela halted the talks after Amir Sabo was flown from Praia to Spain.",
    "freed prisoner": "Mahdi al-Qadir was flown back to Yemen after a board had freed him.",
    "smuggler": "Anders Moe smuggled gold to Dubai and flew to Geneva on Monday.",
    "spacecraft": "A Japanese probe will visit the asteroid Ryugu in 2031.",
    "from space": "Film-makers Yana Peres and Kiril Ship returned to Earth after twelve days.",
    "embassies": "Marvin Fint phoned the U.N. missions of Uruguay and Malaysia on Monday.",
    "former post": "Ambassador Phil Gold was chief of mission in Kosovo before that.",
    "to his home": "Senator Albert Frank had gone to his home in Washington to see his family.",
    "a letter": "The court sent President Ilia Marov a letter to Riga.",
    "fish on trucks": "State officials loaded the fish on to trucks to take them to the Pacific.",
    "tourists": "Some 40,000 tourists are expected to visit Venice this weekend.",
    "ships": "A French frigate arrived in Manila on Tuesday for a port call.",
    "storm": "Tropical Storm Hilda is expected to arrive in Florida on Friday.",
    "troops": "Some 200 Ghanaian troops will travel to Mali next week.",
    "athletes": "Striker Pedro Salinas will travel to Milan on Thursday for the second leg.",
    "body": "The body of former President Ivan Horak arrived in Prague on Wednesday.",
    "treatment": "Nigerien President Issa Mahamane flew to Paris on Monday for medical treatment.",
    "going home": "Turkish President Orhan Demirci will return to Ankara on Thursday.",
    "travel ban": "The United States imposed a travel ban on officials from Nicaragua on Tuesday.",
    "website": "For more information, visit the website of the ministry in Vienna.",
    "host nation": "Qatar will host the tournament in November.",
    "visiting forces": "The Philippines and Japan discussed a visiting forces agreement.",
    "visitors": "The visitors won 3-1 in Lisbon on Sunday.",
    "never went": "Critics say Prime Minister Joost Verhagen has never visited Groningen.",
    "refugees": "Thousands of refugees arrived in Chad last month from Sudan.",
    "at home": "German Chancellor Markus Dorn told reporters in Berlin on Wednesday that he is "
    "calm.",
    "no travel": "Chinese and Indian officials discussed the border on Tuesday by telephone.",
    "dateline only": "PARIS, May 10 (AFP) - Inflation in the euro area fell in April.",
    "return home": "President Laura Bennett is scheduled to return home on Friday.",
    "holiday": "British Prime Minister Edward Hale is on holiday in Greece with his family.",
    "talks about talks": "Russian and Turkish diplomats discussed grain exports on Monday.",
    "hurricane": "Hurricane Otto is heading for Jamaica, forecasters said on Tuesday.",
    "journalists": "Two reporters travelled to Goma on Monday to film the camp.",
    "visitor numbers": "Japan received two million foreign visitors in April.",
    "goods": "The first shipment of wheat left Odesa for Egypt on Monday.",
    "hosts of a match": "Brazil hosts Argentina in Sao Paulo on Thursday.",
    "phone call": "Spanish Prime Minister Diego Salas spoke with Peruvian President Luis Quispe.",
    "back to the office": "Envoy Astrid Lunde spoke at the airport before flying to Oran, where "
    "her mission has its offices.",
    "a pianist": "Pianist Ilse Moor visited Great Morton Street in London on Wednesday.",
    "where guests come from": "The largest group of foreign visitors came from Bulgaria.",
    "opened talks": "Prime Minister Astrid Lunde opened the debate in Oslo on Sunday.",
    "surrender": "Former Premier Mico Stan will travel to The Hague on Friday and surrender.",
    "a week in parliament": "A spokesman said Foreign Minister Noa Lahav will spend the week in "
    "the Knesset.",
    "denied that somebody went": (
        "Officials in Ankara denied that Foreign Minister Kemal Arslan went to Damascus last month."
    ),
}
