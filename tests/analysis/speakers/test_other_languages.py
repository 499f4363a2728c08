"""Stories that are not in English: direct quotes, a speaker only where the plain rules are sure, nothing of English."""

import pytest

from reader.analysis import analyze
from reader.model.document import plain_document

DE = (
    "Der Hafen von Lubenau bleibt bis zum Herbst gesperrt. „Wir haben den Schaden zu spät gesehen“, sagte Kapitän "
    "Jens Ohlendorf. Der Rat will am Montag über das Geld sprechen, das für die Arbeiten an der Mole noch fehlt."
)
FR = (
    "Le pont de Valorges sera fermé pendant trois mois. « Nous avons attendu trop longtemps », a déclaré Odile "
    "Garance. La mairie cherche une solution pour les élèves qui passent par là tous les jours avec le car de la ville."
)
ES = (
    "El mercado de Torralba no abrirá este año. «No tenemos agua ni luz», dijo Ramiro Olmedo. Los vecinos piden una "
    "respuesta del alcalde, que no estuvo en la reunión de la plaza y que se fue antes de que se hiciera de noche."
)
NAMED = {
    "de": (DE, "Jens Ohlendorf"),
    "de, name in front": (
        "Das Wetter war schlecht und die Boote blieben im Hafen, bis der Wind sich gegen Abend legte. Ilse Brandner "
        "sagte: „Niemand von uns hat so etwas je gesehen.“ Die Feuerwehr war die ganze Nacht über mit den Kellern "
        "der Stadt beschäftigt.", "Ilse Brandner"),
    "de, an office with its holder": (
        "Der Hafen von Lubenau bleibt bis zum Herbst gesperrt. „Wir haben den Schaden zu spät gesehen“, sagte die "
        "Leiterin der Wache, Ilse Brandner, am Montag. Der Rat will über das Geld sprechen, das für die Mole noch "
        "fehlt.", "Ilse Brandner"),
    "de, contradicted": (
        "Der Hafen von Lubenau bleibt bis zum Herbst gesperrt. „Der Schaden war nicht zu sehen“, widersprach Jens "
        "Ohlendorf. Der Rat will über das Geld sprechen, das für die Mole noch fehlt.", "Jens Ohlendorf"),
    "fr": (FR, "Odile Garance"),
    "fr, reacted": (
        "Le pont de Valorges sera fermé pendant trois mois. « Nous avons attendu trop longtemps », a réagi Odile "
        "Garance. La mairie cherche une solution pour les élèves qui passent par là tous les jours.", "Odile Garance"),
    "es": (ES, "Ramiro Olmedo"),
}  # fmt: skip
UNNAMED = {
    "it": "Il porto di Calvena resta chiuso per la pioggia e per il vento. «Non possiamo fare altro per la gente», ha "
    "detto Nino Barletta. Il sindaco della città non è stato visto alla riunione del consiglio che si è tenuta ieri.",
    "pt": "A ponte de Vilarinho não abre este ano por falta de dinheiro. «Não temos mais tempo para isso», disse Rui "
    "Tavora. A câmara quer ouvir os moradores do bairro antes de decidir o que se faz com as obras da estrada.",
    "nl": "De brug van Oudewater blijft dicht tot het voorjaar. „We hebben dit te laat gezien”, zei Joris Hoekman. Het "
    "bestuur wil op maandag met de bewoners praten over het geld dat voor het werk aan de kade nog niet is gevonden.",
    "sv": "Bron vid Lillsund är stängd till våren. ”Vi har sett det här för sent”, sa Karin Edlund. Kommunen vill tala "
    "med dem som bor där om pengarna som inte finns till arbetet på kajen, och det ska ske redan på måndag kväll.",
    "sv, no mark of speech": "Det var en vacker dag och många var ute på isen med sina barn. Karin Edlund sa att hon "
    "inte ville gå hem, men att det var kallt. Ingen av dem som var där hade sett att isen var tunn på den sidan.",
    "nl, single marks": "Het is koud op de kade en de boot is er nog niet. ‘We hebben dit te laat gezien’, zei "
    "Joris Hoekman. Het "
    "bestuur van de stad wil niet zeggen hoe lang het werk aan de brug nog duurt en wie het gaat betalen.",
}  # fmt: skip
SILENT = {
    "de, a title": "Der Film „Der lange Winter am Fluss“ läuft seit Freitag in der Stadt und ist schon sehr beliebt. "
    "Die Leute stehen bis auf die Straße, weil es nicht genug Karten gibt und der Saal nicht groß ist.",
    "fr, no quote": "Le maire de Valorges est parti sans dire un mot à la presse. Les élèves de la ville ont passé la "
    "nuit dans la cour de l'école, et on ne sait pas encore qui va payer pour les dégâts de cette soirée.",
    "es, no quote": "El alcalde de Torralba se fue sin decir nada a los vecinos que lo esperaban en la plaza. La "
    "fiesta del pueblo no se hará este año por la lluvia y por el mal estado de la calle que va a la iglesia.",
    "de, told in the subjunctive": "Der Bürgermeister von Lubenau sagte am Montag, die Brücke werde bis zum "
    "Herbst nicht fertig. Er habe das "
    "Geld dafür nicht, und der Rat wolle es ihm auch nicht geben. Die Leute am Ufer fahren nun mit dem Boot.",
    "fr, a dash in a dialogue": "La salle est pleine et les gens parlent fort dans la nuit. — Vous restez avec "
    "nous ? demande la "
    "patronne. — Je ne sais pas encore, dit le vieux, il y a du vent sur la route. On ne voit plus la mer et "
    "les bateaux sont dans le port.",
    "fr, a word in marks": "Le maire de Valorges parle d'un « petit miracle » pour les élèves de la ville, mais "
    "les parents ne sont "
    "pas du même avis. Le pont est encore fermé et le car ne passe plus par la place depuis des mois.",
    "es, told": "La alcaldesa de Torralba dijo que el mercado no abrirá este año y que los vecinos no tendrán "
    "agua hasta "
    "el verano. No quiso decir más sobre el dinero que falta para las obras de la calle de la iglesia.",
    "it, a title": "Il film «La lunga notte del porto» è nelle sale da venerdì e la gente fa la coda per "
    "vederlo. Non ci "
    "sono più posti per la sera e il cinema della città non sa che cosa fare con chi resta fuori.",
    "pt, told": "O presidente da câmara de Vilarinho disse que a ponte não abre este ano e que não há dinheiro para as "
    "obras. Os moradores do bairro vão a pé até à estrada e não sabem por que a obra está parada.",
    "sv, a dash": "Det är kallt på kajen och många står och väntar på båten som inte har kommit. – Vi har sett "
    "det här för "
    "sent, säger Karin Edlund. Kommunen vill tala med dem som bor där om pengarna som inte finns till "
    "arbetet.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED.values(), ids=NAMED.keys())
def test_named_where_the_words_beside_say_so(text: str, name: str) -> None:
    (quote,) = analyze(plain_document(text)).quotes
    assert (quote.speaker_name, quote.role, quote.kind) == (name, "", "direct")


@pytest.mark.parametrize("text", UNNAMED.values(), ids=UNNAMED.keys())
def test_no_name_in_a_language_whose_words_are_not_known(text: str) -> None:
    analysis = analyze(plain_document(text))
    assert analysis.method == "rules"
    assert not analysis.mentions
    assert all(not quote.speaker_name and quote.kind == "direct" for quote in analysis.quotes)


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_lit_where_nobody_is_quoted(text: str) -> None:
    assert not analyze(plain_document(text)).quotes


@pytest.mark.parametrize("other", [DE, FR, ES, *UNNAMED.values()])
def test_a_story_half_in_english_keeps_to_its_english_half(other: str) -> None:
    english = (
        "The harbour of Lubenau stays shut until the autumn, the council said on Monday. It will talk about the money "
        "that is missing for the work on the pier.\n\n“We saw the damage too late,” Captain Jens Ohlendorf said. He "
        "has been the master of the harbour for nine years and will leave his post in the spring."
    )
    quotes = analyze(plain_document(f"{english}\n\n{other}"), language="en").quotes
    assert {quote.speaker_name for quote in quotes} == {"council", "Jens Ohlendorf"} or {
        quote.speaker_name for quote in quotes
    } == {"the council", "Jens Ohlendorf"}
    assert all(span.end <= len(english) for quote in quotes for span in quote.spans)


def test_two_speakers_of_a_german_story() -> None:
    text = (
        "Der Streit um die Fähre von Lubenau geht weiter, und es ist nicht zu sehen, wie er enden soll. „Ich "
        "fahre seit "
        "neun Jahren“, sagte Jens Ohlendorf. Die Wirtin Ilse Brandner sieht das anders. „Er fährt, wann er "
        "will“, sagte "
        "Ilse Brandner."
    )
    quotes = analyze(plain_document(text)).quotes
    assert [quote.speaker_name for quote in quotes] == ["Jens Ohlendorf", "Ilse Brandner"]
    assert not any(quote.role for quote in quotes)


@pytest.mark.parametrize("language", ["", "en", "fr"])
def test_a_story_that_changes_its_language_line_by_line(language: str) -> None:
    text = (
        "The bridge at Valorges stays shut for three months, the council said on Monday.\n\nLe maire de la ville a dit "
        "que les élèves ne sont pas contents et que le car ne passe plus par la place.\n\n“We have waited too long,” "
        "said Odile Garance, who runs the school.\n\n« Nous avons attendu trop longtemps », a déclaré Odile "
        "Garance. La "
        "mairie cherche une solution pour les élèves qui passent par là avec le car.\n\nThe mayor will speak again on "
        "Friday."
    )
    quotes = analyze(plain_document(text), language=language).quotes
    assert quotes
    assert all(quote.speaker_name in ("", "Odile Garance") and quote.kind == "direct" for quote in quotes)
