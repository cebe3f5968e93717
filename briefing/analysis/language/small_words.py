"""The smallest words of the languages that news comes in, and the letters only they write."""

from briefing.analysis.lexicon import words
from briefing.function_words import FUNCTION_WORDS

# "I" has a capital wherever English writes it.
ENGLISH_WORDS = (FUNCTION_WORDS - words("i")) | words(
    "said says after amid following first new",
    # a diary has few words but its days; no other language spells these so
    "monday tuesday wednesday thursday friday saturday sunday january february march june july",
    "october december today tomorrow",
)
# Small words of other languages that English news also holds, as other words.
ENGLISH_TOO = words(
    "die war hat den man men son sin pour plus tag van der des sur sans fin mil et al la le est",
    "per via pro con ni bin dan den ten ken van fan mit bei sind una sol mar era fur fra till",
    "nu ha hem haar mai dare sale come dove cosa ora due sei care lui ale vi da ver ser ter",
    "is in was an on to of or so by as at do be no me he my who van pot sub se si ne han hon",
    "wie wird dit dat her gore var",
)

SMALL_WORDS = {
    "de": words(
        "der die das und ist nicht mit von dem den des ein eine zu auf für im sich auch als",
        "wird sind hat nach bei aus einer einem wurde noch dass werden sie er wie über einen",
        "vor zum zur bis durch gegen um kein keine mehr ihren ihre seine seinen unter zwei drei",
        "haben wegen sagte will soll kann ab wieder zwischen am es beim vom seit laut dieser",
        "ging fand diese worden sagten sagt damit doch statt",
    ),
    "fr": words(
        "le la les des et est dans une du pour que qui sur pas avec au par plus ce sont aux",
        "ont été cette son ses mais être leur après selon il elle un se ne près contre deux",
        "à en trois sans sous entre encore chez depuis vers déjà très lors fait ces nous vous",
    ),
    "es": words(
        "el la los las de del que y en un una por con para se es no al lo su como más ha",
        "a fue sus pero este esta entre sobre según son también desde dos tres tras ante sin",
        "hasta contra ya muy cerca han hay donde cuando será le les",
    ),
    "it": words(
        "il la di che e in un una per con del della dei delle non è sono da si al alla nel",
        "a più come anche ha gli le lo dopo dal ma questo stato essere ai sul sulla degli nella",
        "due tre contro tra fra dello alle dalla ancora vicino suo sua hanno era i",
    ),
    "pt": words(
        "o a os as de do da dos das que e em um uma por com para não se é no na ao foi mais",
        "como sua seu são também pelo pela segundo já dois duas três até entre sobre após está",
        "aos nos nas vai tem contra sem ter ser ou perto diz",
    ),
    "nl": words(
        "de het een van en in is dat op te zijn voor met niet aan er om ook als door naar",
        "bij uit heeft werd maar nog wordt deze over hij zij tegen twee drie geen af meer na",
        "tot gaat zegt weer onder tussen hun worden kan moet",
    ),
    "sv": words(
        "i och att det som en på är av för med den till inte har de ett om var från men vid",
        "kan efter sig när under också skulle nya igen säger utanför mot två tre mellan ska ut",
        "upp inför blir över han hon",
    ),
    "da": words(
        "i og at det som en på er af for med den til ikke har de et om var fra men ved kan",
        "efter sig blev hvor også ville blive nye igen siger uden mod to tre mellem skal ud op",
        "over bliver være nu han hun",
    ),
    "no": words(
        "i og at det som en på er av for med den til ikke har de et om var fra men ved kan",
        "etter seg ble hvor også ville bli nye igjen sier utenfor mot to tre mellom skal ut opp",
        "over blir være nå han hun",
    ),
    "pl": words(
        "w i na z do nie się że jest o to jak po od dla przez są przy był być ale oraz jego",
        "tym który która które już tylko ma pod za przed przeciw ze co ich bez dwa trzy będzie",
        "znów roku",
    ),
    "cs": words(
        "a v na se je že s z do o k to by ve jako za pro po které který jsou také ale byl",
        "bylo až podle nebo však při u od bude před proti mezi opět si už ze dva tři říká bez",
    ),
    "tr": words(
        "ve bir bu için ile olarak da de çok daha olan gibi sonra kadar ancak ise olduğunu",
        "dedi tarafından göre ne var yeni ama her değil iki üç yarın kez son en etti oldu edildi",
        "karşı önce arasında gün yok",
    ),
    "ro": words(
        "de și în a la cu pe care nu din că este o un pentru mai au fost sunt prin ca dar",
        "după sau fi ale lui se va într întru lângă doi două trei spre până al ai între",
    ),
    "hu": words(
        "a az és hogy nem is egy ez volt meg csak már még azt mint vagy kell lesz",
        "szerint után ki között amely két három van ellen le fel ha",
    ),
    "fi": words(
        "ja on ei että se oli hän mutta myös ovat kuin joka sekä mukaan jo vain ole tai kun",
        "sen hänen jälkeen voi kaksi kolme taas sanoo",
    ),
    "id": words(
        "yang dan di dengan untuk dari ini itu dalam tidak pada akan adalah ke oleh juga",
        "kepada telah karena mereka bisa sebagai kata dua orang lagi tiga",
    ),
}  # fmt: skip
# Letters of ordinary words; the fewer languages write one, the more it says.
LETTERS = {
    "de": "äöüß",
    "fr": "éèêàçùîôâûëïœ",
    "es": "áéíóúñ",
    "it": "àèéìòù",
    "pt": "ãõáâàçéêíóôú",
    "nl": "ëïé",
    "sv": "åäö",
    "da": "æøå",
    "no": "æøå",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "tr": "çğıöşüâ",
    "ro": "ăâîșțşţ",
    "hu": "áéíóöőúüű",
    "fi": "äö",
}
# "l'homme", "dell'anno", "d'un".
ELISIONS = {
    "fr": words("l d qu n s j c m"),
    "it": words("l d dell all nell dall sull un"),
}
# What English took over with its accents.
LOAN_WORDS = words(
    "café cafés fiancé fiancée résumé naïve façade cliché clichés protégé protégée décor séance",
    "communiqué exposé entrée soirée déjà émigré détente über señor führer jalapeño crème brûlée",
    "coup état touché risqué mêlée divorcée née élite débâcle rosé pâté purée vis-à-vis façades",
)
# Small words that stand inside names: "Lucas de la Vega", "Zell am See".
PARTICLES = words(
    "de da das do dos di del della du des van von vom zu zur der den la las le les el los al y e",
    "am an in und et ter ten bin ibn",
)
