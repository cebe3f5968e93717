"""The words that every English text holds and that tell nothing of its subject."""

# Pronouns, determiners, prepositions, conjunctions, auxiliaries and adverbs of degree and order.
FUNCTION_WORDS = frozenset(
    """a about above across after again against all almost along already also although always am
    among an and another any anyone anything are around as at be became because become been before
    behind being below beside besides between beyond both but by can cannot could did do does doing
    done down during each either else elsewhere enough even ever every everyone everything few for
    from further had has have having he hence her here hers herself him himself his how however i
    if in indeed instead into is it its itself just last latter least less let made many may me
    meanwhile might mine more moreover most mostly much must my myself neither never nevertheless no
    nobody none nor not nothing now of off often on once one only onto or other others otherwise our
    ours ourselves out over own part per perhaps please put rather same see seem seems several shall
    she should since so some someone something sometimes somewhere still such than that the their
    theirs them themselves then there therefore these they this those though through throughout thus
    to together too toward towards two under until up upon us very was we well were what whatever
    when where whether which while who whoever whole whom whose why will with within without would
    yet you your yours yourself yourselves""".split()
)
