"""Where words and figures come from, as the text itself tells: to whom they were said, in what, by whom unnamed.

All of it is read off the words around a statement when it is shown; nothing is stored, so that it holds for every
library. Where a text leaves a doubt nothing is said.
"""
