"""The words that say what kind of organisation something is, and the media by name."""

from __future__ import annotations

from briefing.analysis.lexicon import words as word_set
from briefing.names import fold

KINDS = word_set(
    "group party movement organisation organization agency company carrier airline",
    "faction militia network alliance bank union newspaper channel broadcaster station",
    "magazine daily weekly firm manufacturer maker retailer operator watchdog regulator",
    "charity foundation institute think-tank federation confederation association body",
    "bloc coalition army force guerrillas rebels insurgents club team league university",
    "corporation giant conglomerate subsidiary fund publisher producer website portal",
    "service consortium committee commission council society",
)
MEDIA_KINDS = word_set(
    "newspaper channel broadcaster station magazine daily weekly website portal paper",
    "tabloid television radio tv journal gazette wire",
)
MEDIA_NAMES = word_set(
    "reuters afp ap upi xinhua tass itar-tass interfax bbc cnn nbc cbs abc npr pbs",
    "msnbc fox_news associated_press agence_france-presse voice_of_america voa",
    "al-jazeera al_jazeera al-arabiya al_arabiya kyodo yonhap dpa efe ansa",
    "anadolu_agency anadolu irna isna fars kcna bernama antara ria_novosti bloomberg",
    "sky_news deutsche_welle dw rfi radio_free_europe radio_farda radio_free_asia",
    "der_spiegel le_monde le_figaro el_país el_pais la_repubblica izvestia kommersant",
    "haaretz hürriyet hurriyet the_guardian guardian financial_times wikinews",
    "british_broadcasting_corporation british_broadcasting_company people's_daily",
    "global_times",
)
MEDIA_WORDS = word_set(
    "times post herald tribune gazette journal daily newspaper television tv radio",
    "telegraph broadcasting news observer chronicle mail globe",
)
MEDIA = frozenset(fold(name) for name in MEDIA_NAMES)
