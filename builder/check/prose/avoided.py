"""The English words and phrases to avoid, each with what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word or phrase in all its forms."""

    words: str
    """Its forms, between bars."""
    instead: str = ""
    """The advice that follows «write»; without any, the word can be left out."""
    after: str = ""
    """Words after which it means something else, between bars."""
    before: str = ""
    """Words before which it means something else, between bars."""

    @property
    def forms(self) -> list[str]:
        """Each form."""
        return self.words.split("|")

    def is_meant_otherwise(self, text_before: str, text_after: str) -> bool:
        """True where the words beside it give it another meaning."""
        last = re.search(r"([\w']+)\W*$", text_before[-40:])
        first = re.match(r"\W*([\w']+)", text_after[:40])
        return (last is not None and last[1].lower() in self.after.split("|")) or (
            first is not None and first[1].lower() in self.before.split("|")
        )


_ = Avoided
AVOIDED: tuple[Avoided, ...] = (
    # Longer than need be
    _("utilise|utilises|utilised|utilising|utilize|utilizes|utilized|utilizing|utilisation|utilization", "“use”"),
    _("in order to|so as to", "“to”"),
    _("in the event that|in the event of", "“if”"),
    _("due to the fact that|owing to the fact that|on account of the fact that", "“because”"),
    _("at this point in time|at the present time|at this moment in time", "“now”"),
    _("prior to", "“before”"),
    _("subsequent to", "“after”"),
    _("subsequently", "“later” or “then”"),
    _("with regard to|with regards to|in regard to|with respect to|in relation to|pertaining to", "“about”"),
    _("for the purpose of|for the purposes of", "“for” or “to”"),
    _("a number of", "“some”, or the number"),
    _("a large number of|the majority of|a majority of", "“many” or “most”"),
    _("in spite of the fact that|despite the fact that", "“although”"),
    _("commence|commences|commenced|commencing|commencement", "“start” or “begin”"),
    _("terminate|terminates|terminated|terminating", "“end”"),
    _("endeavour|endeavours|endeavoured|endeavor", "“try”"),
    _("ascertain|ascertains|ascertained", "“find out”"),
    _("facilitate|facilitates|facilitated|facilitating", "“help”, or who does what"),
    _("purchase|purchases|purchased|purchasing", "“buy”", after="hire"),
    _("additionally|furthermore|moreover", "“also”, or a new sentence"),
    _("consequently|accordingly", "“so”"),
    _("nevertheless|nonetheless|notwithstanding", "“but” or “even so”"),
    _("whilst", "“while”"),
    _("amongst", "“among”"),
    _("thus|hence|thereby|therein|thereof|hereby|herein|aforementioned", "“so”, or the thing itself"),
    _("regarding|concerning", "“about”"),
    _("in lieu of", "“instead of”"),
    _("via", "“by”, “through” or “on”"),
    _("e.g.|eg", "“for example” or “such as”"),
    _("i.e.|ie", "“that is”"),
    _("etc.|etc", "the whole list, or “such as” before it"),
    _("numerous", "“many”"),
    _("sufficient|sufficiently", "“enough”"),
    _("obtain|obtains|obtained|obtaining", "“get”"),
    # Fashion and hype
    _("leverage|leverages|leveraged|leveraging", "“use”"),
    _("robust|seamless|seamlessly|holistic|synergy|cutting-edge|game-changer|game-changing", "what is meant"),
    _("hassle-free|stress-free|effortless|effortlessly", "what the reader is spared"),
    _("empower|empowers|empowered|empowering", "“let” or “help”"),
    _("delve|delves|delving", "“look at”"),
    _("navigate|navigating", "the step that is meant", before="to"),
    _("going forward|moving forward", "“from now on”, or nothing"),
    _("reach out|reaches out|reached out|reaching out", "“write”, “call” or “ask”"),
    _("touch base|deep dive|best practice|best practices|pain point|pain points", "what is meant"),
    _("dream job", "“a job you want”"),
    # Fillers, and words that make the reader small
    _("please note|please note that|it should be noted that|it is important to note that"),
    _("simply"),
    _("just", after="have|has|had|you've|i've|we've|they've|only|not|fair|and|was|were",
      before="before|after|as|now|in|over|under|above|below|because|cause|like|then|when|enough|happened|one|this|that|what"),
    _("obviously|of course|needless to say"),
    _("everyone knows|everybody knows", after="not"),
    _("as you know", after="far|soon|long|much|well", before="it|them"),
    _("basically|essentially|literally"),
    _("unfortunately", "what the reader can do"),
    _("don't worry|do not worry|don't panic|do not panic", "what the reader can do"),
    # Words about people
    _("the disabled", "“disabled people”", before="person|people|reader|applicant|candidate|child|job|worker"),
    _("the elderly", "“older people”"),
    _("the unemployed", "“people without a job”"),
    _("suffers from|suffering from|wheelchair-bound|confined to a wheelchair", "“has” or “uses”"),
    _("benefit claimants|claimants", "“people who get a benefit”"),
    # Links and layout
    _("click here|click on|clicking on", "where the link leads"),
    _("see above|see below|as mentioned above|as mentioned below|the above|the below", "the place by its name"),
)  # fmt: skip
