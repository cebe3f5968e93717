"""Guess from a given name whether "he" or "she" can mean a person; only clear cases are listed."""

from __future__ import annotations

from briefing.analysis.lexicon import words
from briefing.analysis.person_names import fold

_MALE = words(
    "aaron abdel abdoulaye abdul abdullah abraham adam adel adnan adolf adrian ahmad",
    "ahmed alan albert alberto aleksandr alexander alexei alexis alfonso alfred ali",
    "alistair alvaro amir anatoly anders andre andreas andrei andres andrew andrzej",
    "angelo anthony anton antonio antonis ariel arnold arthur artur ashraf askar",
    "avigdor axel ayman aziz bakir barack bashar ben benjamin bernard bernardo bertie",
    "bill binyamin bjorn blaise bo bob boris boyko brad brian bruce bruno burak carl",
    "carlos cem cesar charles chris christian christopher claude colin craig cyril",
    "daniel danny dario dave david davit denis dennis desmond dick diego dimitri",
    "dimitrios dimitris dmitri dmitry dominique don donald douglas duncan eamon ed",
    "edgar eduard eduardo edward edwin ehud elias emil emmanuel emre enrique eric erik",
    "ernesto eugene evo fahd faisal farouk fayez felipe felix ferdinand fernando fidel",
    "fotis francis francisco franco francois frank franz fred frederick friedrich gamal",
    "gareth gary geoff geoffrey george georges georgi gerald gerard gerhard gilles",
    "giorgi giorgio giorgos giovanni giulio giuseppe gordon graham greg gregory guido",
    "guillermo gustavo guy hakan hamad hamid hans harald harold harry hasan hashim",
    "hassan hector heinz helmut henri henrik henry herbert herman hosni howard hubert",
    "hugo hussein ian ibrahim igor ilham imad imran ioannis irakli isaac islam ismail",
    "ivan ivo jack jacob jacques jaime jakob jamal james jan janos jaroslaw jason",
    "javier jean jeff jeffrey jens jeremy jerome jerry jim jimmy joachim joao joe joel",
    "johan johannes john johnny jon jonathan jorge joschka jose josef joseph joshua",
    "josip juan jules julian julio justin kamal karel karim karl keith ken kenan",
    "kenneth kevin khaled khalid khalifa klaus kofi konstantin konstantinos kostas",
    "kristian kurt kyriakos larry lars laurent lawrence lech lee leo leon leonard",
    "leonid leopoldo levan levent lindsey lloyd louis luc luca lucas luis luiz lukas",
    "mahdi mahmoud mahmud malcolm manmohan manuel marc marcel marco marcus marek",
    "mariano mario mark martin masoud massoud mateusz matt matteo matthew maurice",
    "mauricio max maxim mehdi mehmet mevlut michael michel miguel mike mikhail milan",
    "milos miloš mitch moammar mohamed mohammad mohammed moshe muammar muhammad",
    "muhammed murat mustafa mykola nabil naftali narendra nasser nathan neil nelson",
    "nicholas nick nicolas nigel nikola nikolai nikos nils nouri olaf oleg oliver",
    "olivier omar orhan osama oscar oskar osman otto pablo paolo pascal patrick paul",
    "paulo pavel pavol pedro peter petr petro philip philippe pierre piotr rafael rafik",
    "rajiv ralph ramzan raul raymond recep reuven rex richard rick robert roberto robin",
    "rodrigo roger roland roman romano ron ronald rowan rudolf rupert ryan saad saddam",
    "said salah salam salman salva sam samir samuel sani sean sebastian selim sergei",
    "sergey sergio serkan shimon shinzo silvan silvio simon stanislav stefan stephane",
    "stephen steve steven stuart suleyman sultan susilo sven syed tariq tarık tayyip",
    "ted terry thabo thaksin theodore thierry thomas tim timothy toby todd tom tomas",
    "tony trevor uhuru umar uri valdis vasily viktor vincent vladimir volodymyr vuk",
    "walter warren wayne werner wesley wilfried william willy wolfgang xavier yahya",
    "yair yasser yassin yitzhak yoav yoon yoram yuri yusuf yves zaza zoran ömer",
)
_FEMALE = words(
    "abigail ada aisha alexandra alice alison amanda amelia amy ana andrea angela",
    "angelina anita ann anna annalena anne annette annika antonia astrid aylin ayşe",
    "barbara beatrice beatrix bella benazir betty beverly bridget brigitte camilla",
    "carla carly carmen carol caroline cate catherine cathy cecilia charlotte chelsea",
    "cheryl christiane christina christine cindy claire clara claudia colleen connie",
    "corazon cristina cynthia dalia dana danae deborah delcy denise despina diana diane",
    "dilma dina donna doris dorothy ekaterina elaine eleanor elena eleni elif elisabeth",
    "elise elizabeth ella ellen elsa emily emine emma erika estela esther eva evelyn",
    "fatima fatma federica fiona florence frances francesca fumiko gabriela gertrude",
    "gina giorgia gloria golda grace greta gro gulnara hanan hanife hanna harriet",
    "hatice heather helen helena helle hillary ilse indira ines ingeborg ingrid ioanna",
    "irene irina irma isabel isabella isabelle ivana ivanka jacinda jana jane janet",
    "jean-marie jennifer jessica jill joan joanna josephine joyce judith judy julia",
    "julie julieta kaja kamala karen karin kate katharina katherine kathleen kathryn",
    "kathy katie katrin keiko kersti ketevan kolinda laila laura leila lela leyla",
    "lilian liliana linda lisa liudmila liz lois loretta louise lucia lucy luisa lynn",
    "madeleine maia maka margaret margarita margot margrethe maria mariam marie marina",
    "marine marion marta martha mary maryam megawati melania melissa meltem meri mette",
    "mia michaëlle michele michelle miriam mona monica nadia nana nancy natalia natalie",
    "nathalie ngozi nicola nicole nikki nilüfer nina nino nora oksana olena olga pamela",
    "park-geun patricia paula penelope penny petra pilar priscilla priti rachel rachida",
    "rania rebecca regina rita roberta rosa rose roza ruth sabine sally salome samantha",
    "sandra sanna sara sarah segolene sharon sheikha sheila shirley silvia simone sofia",
    "sofija sonia sophie stella stephanie susan susana svetlana sylvia sylvie tamar",
    "tamara tansu tatiana teresa theresa tzipi ursula valentina valerie vanessa vera",
    "veronica victoria viola violeta virginia wendy winnie xiomara yelena yingluck yuki",
    "yulia yvette yvonne zainab zeynep zoe zuzana",
)


def gender_of(given: str) -> str:
    """The gender a given name tells: "m", "f", or "" if it is not known or may be either."""
    plain = fold(given)
    if plain in _MALE:
        return "m"
    return "f" if plain in _FEMALE else ""
