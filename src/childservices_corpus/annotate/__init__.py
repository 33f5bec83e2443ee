"""Annotators: pure functions, one file each, that add dates, speakers, mentions, topics and links to records.

Each takes a :class:`~.language.view.View` of a record and gives values with offsets into its document; each may
answer "unknown".
"""
