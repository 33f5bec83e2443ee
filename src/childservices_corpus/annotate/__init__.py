"""Annotators: pure functions, one file each, that add dates, speakers, mentions, topics and links to records.

Each annotator takes a :class:`~.language.view.View` of a record and gives values with their offsets in the document.
Each annotator may answer "unknown".
"""
