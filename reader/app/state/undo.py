"""Undo and redo: every action's inverse is an action, so one list of them each way is all there is."""

from dataclasses import dataclass, field

from reader.app.state.drafts import Draft
from reader.model.action import (
    Action,
    AddNote,
    ChangeFeed,
    ChangeTags,
    Correct,
    DeleteNote,
    EditNote,
    MoveToThread,
    SetFeedRemoved,
    SetRead,
    SetRemoved,
    SetSearch,
    SetStarred,
    Several,
    ShowText,
    TakeBackCorrection,
)
from reader.model.corrections.correction import correction_words


@dataclass(frozen=True, slots=True)
class Done:
    """Something done: what takes it back, and what it was in words ("starred")."""

    inverse: Action | Draft
    """What is performed; a draft is words given up, which are gone on with."""
    words: str


@dataclass
class History:
    """What can be undone and redone in this session, last first to go."""

    undos: list[Done] = field(default_factory=list)
    redos: list[Done] = field(default_factory=list)

    def did(self, inverse: Action, words: str) -> None:
        """Something new was done: nothing can be redone after it."""
        self.undos.append(Done(inverse, words))
        self.redos.clear()

    def joined(self, done: Done | None, inverse: Action, words: str) -> Done:
        """Something was done that belongs to what was `done` before: one undo takes both back, if none has yet."""
        place = next((place for place, one in enumerate(self.undos) if one is done), None)
        if place is None or done is None or isinstance(done.inverse, Draft):
            self.did(inverse, words)
            return self.undos[-1]
        before = done.inverse.actions if isinstance(done.inverse, Several) else (done.inverse,)
        self.undos[place] = Done(Several((inverse, *before)), f"{len(before) + 1:,} {words}s")
        return self.undos[place]

    def gave_up(self, draft: Draft) -> None:
        """Words were given up: they can be brought back, and what was undone before can still be redone."""
        self.undos.append(Done(draft, "note not saved"))


def action_words(action: Action) -> str:
    """An action in words, as the status line says it was done."""
    match action:
        case SetRead(read=read, story_ids=ids):
            return f"{_many(ids)}marked {'read' if read else 'unread'}"
        case SetStarred(starred=starred, story_ids=ids):
            return f"{_many(ids)}{'starred' if starred else 'unstarred'}"
        case SetRemoved(removed=removed, story_ids=ids):
            return f"{_many(ids)}{'hidden' if removed else 'shown again'}"
        case ChangeTags(add=add, remove=remove, story_ids=ids):
            changes = [*(f"+{tag}" for tag in add), *(f"-{tag}" for tag in remove)]
            return f"{_many(ids)}tagged {' '.join(changes)}"
        case AddNote(note=note):
            return "highlighted" if note.is_highlight else "note written"
        case EditNote():
            return "note changed"
        case DeleteNote():
            return "note deleted"
        case MoveToThread():
            return "moved to a thread"
        case ShowText(origin=origin):
            return "the page's text" if origin == "page" else "what the feed sent"
        case ChangeFeed():
            return "feed changed"
        case SetFeedRemoved(removed=removed):
            return "unsubscribed" if removed else "feed is back"
        case Correct(correction=correction):
            return f"corrected: {correction_words(correction)}"
        case TakeBackCorrection():
            return "correction undone"
        case SetSearch(name=name, line=line, watched=watched):
            return f"watching {name}" if watched else f"search {name} {'saved' if line else 'deleted'}"
        case Several(actions=actions):
            return ", ".join(dict.fromkeys(action_words(one) for one in actions))
        case _:
            return "people changed"


def stories_of(action: Action) -> tuple[int, ...]:
    """The stories an action touches; empty where it names none (a note by its id)."""
    match action:
        case SetRead() | SetStarred() | SetRemoved() | ChangeTags() | MoveToThread():
            return action.story_ids
        case ShowText(story_id=story_id):
            return (story_id,)
        case AddNote(note=note):
            return (note.story_id,)
        case Correct(correction=correction):
            return (correction.story_id,)
        case Several(actions=actions):
            return tuple(dict.fromkeys(story_id for one in actions for story_id in stories_of(one)))
        case _:
            return ()


def _many(ids: tuple[int, ...]) -> str:
    return f"{len(ids):,} stories " if len(ids) > 1 else ""
