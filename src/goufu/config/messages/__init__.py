"""Translations. Words are written in Chinese where they are used; each room keeps their English.

``sources`` finds the words, ``catalogues`` keeps them in ``locale/en/LC_MESSAGES/django.po`` of
every room, ``compiled`` makes the one file that Django reads, in the home.
"""
