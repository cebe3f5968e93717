"""Pairs of sentences that share nearly all their words: other facts, or the same in other dress."""

# The second one tells what the first one does not.
OTHER_FACTS = {
    "not": (
        "Trade minister Oda Fenn will resign on Friday, her office said.",
        "Trade minister Oda Fenn will not resign on Friday, her office said.",
    ),
    "won't": (
        "The railway will reopen before the summer, the operator said.",
        "The railway won't reopen before the summer, the operator said.",
    ),
    "no longer": (
        "The harbour of Tarsen takes ships of the largest class.",
        "The harbour of Tarsen no longer takes ships of the largest class.",
    ),
    "never": (
        "The regulator has seen the report, a lawyer for the firm said.",
        "The regulator has never seen the report, a lawyer for the firm said.",
    ),
    "without": (
        "The two sides met with a mediator in the hall of the old mint.",
        "The two sides met without a mediator in the hall of the old mint.",
    ),
    "denies": (
        "The bank confirmed that it would close its branch in Ostra.",
        "The bank denied that it would close its branch in Ostra.",
    ),
    "refused": (
        "The union agreed to put the offer to its members this week.",
        "The union refused to put the offer to its members this week.",
    ),
    "failed": (
        "Firefighters managed to hold the flames at the northern ridge.",
        "Firefighters failed to hold the flames at the northern ridge.",
    ),
    "no one": (
        "Someone was hurt when the crane fell into the yard, police said.",
        "No one was hurt when the crane fell into the yard, police said.",
    ),
    "ruled out": (
        "Premier Ivo Brandt considered a coalition with the Green Union.",
        "Premier Ivo Brandt ruled out a coalition with the Green Union.",
    ),
    "toll": (
        "The earthquake in the valley of Serim has killed 120 people, officials said.",
        "The earthquake in the valley of Serim has killed 340 people, officials said.",
    ),
    "toll in words": (
        "Twelve miners are still below ground at the Holt pit.",
        "Fourteen miners are still below ground at the Holt pit.",
    ),
    "toll, words against digits": (
        "Twelve miners are still below ground at the Holt pit.",
        "14 miners are still below ground at the Holt pit.",
    ),
    "vague tolls": (
        "Dozens of houses stand under water along the lower river.",
        "Hundreds of houses stand under water along the lower river.",
    ),
    "rate": (
        "The dollar was sold at 41.20 liras at the close in Istanbul.",
        "The dollar was sold at 43.90 liras at the close in Istanbul.",
    ),
    "scale": (
        "The new line will cost 3 million euros, the ministry reckons.",
        "The new line will cost 3 billion euros, the ministry reckons.",
    ),
    "short scale": (
        "The fund paid £2m for the shares in the yard.",
        "The fund paid £2bn for the shares in the yard.",
    ),
    "percent": (
        "Rents in the capital went up by 4 percent within a year.",
        "Rents in the capital went up by 9 percent within a year.",
    ),
    "unit": (
        "The state holds 20 percent of the ferry line.",
        "The state holds 20 shares of the ferry line.",
    ),
    "currency": (
        "The fine amounts to $500 for each day of delay.",
        "The fine amounts to €500 for each day of delay.",
    ),
    "day": (
        "President Marek Olsa will visit Tallinn on 12 March, his office said.",
        "President Marek Olsa will visit Tallinn on 19 March, his office said.",
    ),
    "day, the American way": (
        "President Marek Olsa will visit Tallinn on March 12, his office said.",
        "President Marek Olsa will visit Tallinn on March 19, his office said.",
    ),
    "month": (
        "The vote on the pension law is planned for June, the speaker said.",
        "The vote on the pension law is planned for September, the speaker said.",
    ),
    "weekday": (
        "The talks on the border will go on until Tuesday, an envoy said.",
        "The talks on the border will go on until Thursday, an envoy said.",
    ),
    "date set": (
        "The talks on the border will go on in Geneva, an envoy said.",
        "The talks on the border will go on in Geneva on 4 May, an envoy said.",
    ),
    "year": (
        "The bridge is to be ready in 2029, the roads office said.",
        "The bridge is to be ready in 2031, the roads office said.",
    ),
    "hour": (
        "The cabinet meets at 10:30 to speak about the strike.",
        "The cabinet meets at 14:30 to speak about the strike.",
    ),
    "ordinal": (
        "Police arrested a second man over the theft of the crown.",
        "Police arrested a fourth man over the theft of the crown.",
    ),
    "jails and frees": (
        "The court jails the former mayor of Lund over the harbour contracts.",
        "The court frees the former mayor of Lund over the harbour contracts.",
    ),
    "rose and fell": (
        "Exports of timber rose in the second quarter, the office of statistics said.",
        "Exports of timber fell in the second quarter, the office of statistics said.",
    ),
    "accepts and rejects": (
        "Parliament accepted the treaty on fishing after a long night.",
        "Parliament rejected the treaty on fishing after a long night.",
    ),
    "imposes and lifts": (
        "The governor imposed the curfew in the three northern districts.",
        "The governor lifted the curfew in the three northern districts.",
    ),
    "another mayor": (
        "Mayor Ida Falk of Tarsen has stepped down after the vote on the budget.",
        "Mayor Nils Horn of Tarsen has stepped down after the vote on the budget.",
    ),
    "another surname in front": (
        "Brandt will open the fair and speak with the farmers of the province.",
        "Lindqvist will open the fair and speak with the farmers of the province.",
    ),
    "another given name": (
        "The prize went to the writer Anna Holm for her novel on the sea.",
        "The prize went to the writer Peter Holm for her novel on the sea.",
    ),
    "another town": (
        "A train left the rails near Ostra on the line to the coast.",
        "A train left the rails near Melby on the line to the coast.",
    ),
    "another bank": (
        "The Bank of Canada held its rate and spoke of a calm summer.",
        "The Bank of England held its rate and spoke of a calm summer.",
    ),
    "may and will": (
        "The airline may cancel its flights to the islands, it said.",
        "The airline will cancel its flights to the islands, it said.",
    ),
    "will and did": (
        "Trade minister Oda Fenn will resign over the affair, her office said.",
        "Trade minister Oda Fenn resigned over the affair, her office said.",
    ),
    "arrives at last": (
        "The survivors are to be flown home by the air force.",
        "The survivors were flown home by the air force.",
    ),
    "German": (
        "Der Minister wird am Freitag zurücktreten, sagte ein Sprecher.",
        "Der Minister wird am Freitag nicht zurücktreten, sagte ein Sprecher.",
    ),
    "French": (
        "Le ministre quittera le gouvernement vendredi, a dit son cabinet.",
        "Le ministre ne quittera pas le gouvernement vendredi, a dit son cabinet.",
    ),
    "Turkish figures": (
        "Depremde 120 kişi hayatını kaybetti, valilik açıkladı.",
        "Depremde 340 kişi hayatını kaybetti, valilik açıkladı.",
    ),
}

# The same, printed by somebody else.
SAME_FACTS = {
    "word for word": (
        "The earthquake has killed 120 people, officials said.",
        "The earthquake has killed 120 people, officials said.",
    ),
    "curly quotes": (
        'The minister said: "We will not pay for it."',
        "The minister said: “We will not pay for it.”",
    ),
    "apostrophes": (
        "The firm won't pay the 300 workers' wages.",
        "The firm won’t pay the 300 workers’ wages.",
    ),
    "n't and not": (
        "The firm did not pay the wages of its 300 workers.",
        "The firm didn't pay the wages of its 300 workers.",
    ),
    "dashes": (
        "The bridge - the oldest of the province - is closed.",
        "The bridge — the oldest of the province — is closed.",
    ),
    "accents": (
        "President Recep Çağlayan met José Muñoz in Malmö.",
        "President Recep Caglayan met Jose Munoz in Malmo.",
    ),
    "digits and words": (
        "The landslide buried 12 houses and killed 3 people.",
        "The landslide buried twelve houses and killed three people.",
    ),
    "one": (
        "1 person was hurt when the crane fell.",
        "One person was hurt when the crane fell.",
    ),
    "tens in words": (
        "Twenty-five ships wait outside the harbour.",
        "25 ships wait outside the harbour.",
    ),
    "hundreds in words": (
        "The town gave shelter to two hundred and fifty people.",
        "The town gave shelter to 250 people.",
    ),
    "thousands": (
        "Some 12,500 people marched through the capital.",
        "Some 12 500 people marched through the capital.",
    ),
    "millions": (
        "The line costs 3 million euros.",
        "The line costs €3m.",
    ),
    "billions": (
        "The loss came to $1.2 billion in a year.",
        "The loss came to $1.2bn in a year.",
    ),
    "per cent": (
        "Rents went up by 4 percent within a year.",
        "Rents went up by 4% within a year.",
    ),
    "British per cent": (
        "Rents went up by 4.0 per cent within a year.",
        "Rents went up by 4 percent within a year.",
    ),
    "dozen": (
        "A dozen cars burnt out in the tunnel.",
        "Twelve cars burnt out in the tunnel.",
    ),
    "dates": (
        "President Marek Olsa will visit Tallinn on 12 March.",
        "President Marek Olsa will visit Tallinn on March 12.",
    ),
    "short months": (
        "President Marek Olsa will visit Tallinn on 12 September.",
        "President Marek Olsa will visit Tallinn on Sept. 12.",
    ),
    "ordinal days": (
        "The fair opens on May 3.",
        "The fair opens on the 3rd of May.",
    ),
    "years": (
        "The fair opens on 3 May.",
        "The fair opens on May 3, 2026.",
    ),
    "spans": (
        "The fair is held on 12-14 May.",
        "The fair is held on May 12 to 14.",
    ),
    "weekday beside a date": (
        "The fair opens on 3 May.",
        "The fair opens on Sunday, 3 May.",
    ),
    "titles": (
        "PM Brandt met the envoy in Geneva.",
        "Prime Minister Ivo Brandt met the envoy in Geneva.",
    ),
    "more complete name": (
        "Brandt met the envoy in Geneva.",
        "Ivo Brandt met the envoy in Geneva.",
    ),
    "middle initial": (
        "Senator Paul Grady voted for the bill.",
        "Sen. Paul T. Grady voted for the bill.",
    ),
    "initials": (
        "The United Nations sent food to the camps.",
        "The UN sent food to the camps.",
    ),
    "dotted initials": (
        "The U.N. sent food to the camps.",
        "The UN sent food to the camps.",
    ),
    "spelling of a name": (
        "Envoy Andriy Zelenskyy spoke to the council.",
        "Envoy Andriy Zelensky spoke to the council.",
    ),
    "possessive": (
        "The visit of Olsa to Estonia ended on Monday.",
        "Olsa’s visit to Estonia ended on Monday.",
    ),
    "dateline": (
        "GENEVA, March 10 (Agency) - The talks on the border will go on in May.",
        "The talks on the border will go on in May.",
    ),
    "another dateline": (
        "GENEVA (AGP) — The talks on the border will go on in May.",
        "BERN, March 11 (Agency) - The talks on the border will go on in May.",
    ),
    "mixed-case dateline": (
        "Geneva (AGP) - The talks on the border will go on in May.",
        "The talks on the border will go on in May.",
    ),
    "shorter": (
        "The talks on the border will go on in Geneva, an envoy said on Monday.",
        "The talks on the border will go on in Geneva, an envoy said.",
    ),
    "capital in front only": (
        "Officials said the talks would go on.",
        "The officials said the talks would go on.",
    ),
    "headline and sentence": (
        "Ferry Nordlys runs aground off Tarsen",
        "The ferry Nordlys runs aground off Tarsen.",
    ),
    "title case": (
        "Ferry Nordlys Runs Aground Off Tarsen As Storm Hits Coast",
        "Ferry Nordlys runs aground off Tarsen as storm hits coast",
    ),
    "white space": (
        "The talks on the border will go on in New York.",
        "The talks on the border will go on in New\nYork.",
    ),
    "No. is no no": (
        "The shaft No. 7 is closed.",
        "The shaft number 7 is closed.",
    ),
    "May is a month": (
        "The court meets in May.",
        "The court meets in the month of May.",
    ),
    "Turkish letters": (
        "İstanbul'da 12 kişi yaralandı.",
        "Istanbul’da 12 kisi yaralandi.",
    ),
}
