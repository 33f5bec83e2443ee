"""The MJ's listing with bullets: title, date and summary, with blank lines between."""

from ..common.listing import ListingForm

LAYOUT = ListingForm("themj-bulleted", "themj", ("title", "day", "summary"), bullet=True)
