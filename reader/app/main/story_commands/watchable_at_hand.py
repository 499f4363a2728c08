"""What a watch is made of in the story: the speaker or the figure at hand, else the story's thread."""

from reader.app.main.story_commands.base import StoryAtHand
from reader.app.session import Session
from reader.app.state.watchable import of_figure, of_speaker, of_thread
from reader.export.analyzed_stories import thread_named
from reader.store.annotations.people import shown_name
from reader.store.relations import threads
from reader.store.search.saved_searches import SavedSearch

NOTHING = "nothing to watch here: go to a statement or a figure with [ ], or to a story that has a thread"


def watchable_at_hand(session: Session, at_hand: StoryAtHand) -> SavedSearch | str:
    """The search to be watched, or in words why there is none."""
    story, lib = at_hand.story, session.lib
    if story is None:
        return "there is no story here"
    if quote := at_hand.statement:
        return of_speaker(shown_name(lib, story.id, quote.speaker_name))
    if figure := at_hand.figure:
        return of_figure(figure.thing or figure.unit or figure.kind)
    thread_id = threads.thread_of(lib, story.id)
    thread = threads.thread(lib, thread_id) if thread_id else None
    if thread is None or len(thread.story_ids) < 2:
        return NOTHING
    name = thread.name
    if not name and (named := thread_named(lib, story.id)):
        name = named[0]
    return of_thread(thread.id, name)
