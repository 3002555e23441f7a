"""The shell of the doors: base templates, parts of pages, river, paper, refusals, static files.

Pages are drawn from cards (``goufu.site.cards``): frozen dataclasses whose words are already in
the reader's language. A template asks its card and nothing else.
"""
