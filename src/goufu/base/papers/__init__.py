"""Papers that leave the house: a text is made a template, a template is filled, set as PDF.

A template is a DOCX with fields in double braces. What is filled is read again, block by block, and
the PDF is set from those blocks: the two cannot say different things.
"""
