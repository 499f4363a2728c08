"""The reader's word on a statement: spoken and taken back, and the marks of all stories it holds in with it."""

from dataclasses import replace

from reader.model.action import Action, Correct, TakeBackCorrection
from reader.model.corrections.correction import Correction
from reader.store.annotations import corrections, marks
from reader.store.file.library import Library
from reader.store.reading.notes import listed


def correct(lib: Library, correction: Correction) -> Action:
    """Take the reader's word on a statement; it stands with the story that is listed. Raises NothingFound."""
    new, old = corrections.put_correction(lib, replace(correction, story_id=listed(lib, correction.story_id)))
    for story_id in corrections.stories_concerned(lib, *filter(None, (new, old))):
        marks.mark_again(lib, story_id)
    return TakeBackCorrection(new.id) if old is None else Correct(old)


def take_back(lib: Library, correction_id: int) -> Action:
    """Let what was found hold again. Raises NothingFound."""
    old = corrections.delete_correction(lib, correction_id)
    for story_id in corrections.stories_concerned(lib, old):
        marks.mark_again(lib, story_id)
    return Correct(old)
