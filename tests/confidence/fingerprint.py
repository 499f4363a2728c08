"""Whether the weights of confidence were made for the evidence that is gathered today.

Evidence is gathered for a few invented passages and its words are hashed. Another way to write the same code changes
nothing; evidence that is new, gone or differently measured does, and then the weights have to be made again.
"""

import hashlib

from reader.analysis.speakers.evidence import evidence
from reader.analysis.speakers.find_quotes import voices_of
from reader.analysis.text.nlp import parse
from reader.model.document import plain_document

PASSAGES = (
    "Harbor master Ilse Drey opened the gate. “The pier holds,” Drey said on Monday. “We built it in May.”\n\n"
    "“Nobody will cross it at night.”",
    "The port office said that the crane would stand still until June. It would not be sold, she added.",
    "According to the report, nine boats were lost. Divers warned of thin ice and called the plan “a joke”.",
    "“Will you stay?” the clerk asked.\n\n“I will,” answered Bruno Pell, a baker from Lubny, who has never left.",
    "Pell: “No more flour.”\n\n“We are closed.” — Ana Duarte, mayor of Lubny",
    "Duarte denied knowing of the sale, adding that the books were open. Nordwire quoted her as saying they were not.",
    "The council, Pell insisted, would pay. As Duarte told the Lubny Post, the money had been found in a drawer.",
    "A warning by the pilots that the runway was too short went unheard; one of them said he had asked twice.",
)


def fingerprint() -> str:
    """Twelve letters that change with the evidence for `PASSAGES`."""
    found: list[str] = []
    for text in PASSAGES:
        document = plain_document(text)
        doc = parse(document)
        if doc is None:
            raise SystemExit("the language model is missing")
        voices, paragraphs = voices_of(document, doc)
        found.extend(" ".join(sorted(words)) for words in evidence(doc, paragraphs, voices))
    return hashlib.sha256("\n".join(found).encode()).hexdigest()[:12]
